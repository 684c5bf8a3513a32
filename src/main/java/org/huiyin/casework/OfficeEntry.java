package org.huiyin.casework;

/**
 * What somebody typed of an office, as typed.
 *
 * @param code how paths and lists name the office for good; empty to have one made
 * @param kind one of {@link org.huiyin.organization.OfficeKind}
 * @param superior id of the office above; read only when the office is added
 * @param place code of the division it serves
 */
public record OfficeEntry(
        String code,
        String nameZh,
        String nameEn,
        String kind,
        String superior,
        String place,
        String phone,
        String address,
        String addressEn,
        String reception,
        String receptionEn) {

    public OfficeEntry {
        code = code.strip();
        nameZh = nameZh.strip();
        nameEn = nameEn.strip();
        kind = kind.strip();
        superior = superior.strip();
        place = place.strip();
        phone = phone.strip();
        address = address.strip();
        addressEn = addressEn.strip();
        reception = reception.strip();
        receptionEn = receptionEn.strip();
    }
}
