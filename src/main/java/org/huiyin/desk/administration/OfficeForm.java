package org.huiyin.desk.administration;

import org.huiyin.casework.OfficeEntry;
import org.huiyin.organization.Office;

/** The form of an office, as typed. Spring fills it from the fields of these names. */
public record OfficeForm(String code, String nameZh, String nameEn, String kind, String superior, String place, String phone, String address,
        String addressEn, String reception, String receptionEn) {

    public OfficeForm {
        code = filled(code);
        nameZh = filled(nameZh);
        nameEn = filled(nameEn);
        kind = filled(kind);
        superior = filled(superior);
        place = filled(place);
        phone = filled(phone);
        address = filled(address);
        addressEn = filled(addressEn);
        reception = filled(reception);
        receptionEn = filled(receptionEn);
    }

    private static String filled(@org.jspecify.annotations.Nullable String typed) {
        return typed == null ? "" : typed;
    }

    static OfficeForm of(Office o) {
        return new OfficeForm(o.code(), o.nameZh(), o.nameEn(), o.kind().name(), o.superior() == null ? "" : o.superior().toString(), o.jurisdiction(),
                o.publicPhone(), o.address(), o.addressEn(), o.reception(), o.receptionEn());
    }

    OfficeEntry entry() {
        return new OfficeEntry(code, nameZh, nameEn, kind, superior, place, phone, address, addressEn, reception, receptionEn);
    }
}
