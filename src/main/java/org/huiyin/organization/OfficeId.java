package org.huiyin.organization;

import java.util.UUID;

/** Names one office (机构). */
public record OfficeId(UUID value) {

    public static OfficeId of(String text) {
        return new OfficeId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
