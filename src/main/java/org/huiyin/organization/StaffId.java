package org.huiyin.organization;

import java.util.UUID;

/** Names one member of staff. Never a petitioner: people who file have no id that lasts beyond a matter. */
public record StaffId(UUID value) {

    public static StaffId of(String text) {
        return new StaffId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
