package org.huiyin.organization;

import org.jspecify.annotations.Nullable;

/** An office to be added; see {@link Office} for what the words mean. */
public record NewOffice(
        OfficeId id,
        String code,
        String nameZh,
        String nameEn,
        @Nullable OfficeId superior,
        OfficeKind kind,
        String jurisdiction,
        String publicPhone,
        String address,
        String addressEn,
        String reception,
        String receptionEn) {

    /** An office whose address and hours are known in Chinese only. */
    public NewOffice(OfficeId id, String code, String nameZh, String nameEn, @Nullable OfficeId superior, OfficeKind kind, String jurisdiction,
            String publicPhone, String address, String reception) {
        this(id, code, nameZh, nameEn, superior, kind, jurisdiction, publicPhone, address, "", reception, "");
    }
}
