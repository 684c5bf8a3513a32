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
        String reception) {}
