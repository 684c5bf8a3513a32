package org.huiyin.intake;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a column of a ledger may be taken as. A column that is none of these is stored nowhere. */
public enum LedgerField {
    /** The number the ledger gave the matter. */
    NUMBER,
    TITLE,
    CONTENT,
    /** When the matter reached the office. */
    RECEIVED_AT,
    NAME,
    PHONE,
    ID_NUMBER,
    /** Where the person lives or gets post: goes to the vault. Where the problem is, is {@link #PLACE}. */
    ADDRESS,
    EMAIL,
    CHANNEL,
    CATEGORY,
    PLACE,
    /** Degrees of where the problem is; kept rounded to a hundred metres behind the words about the place. */
    LATITUDE,
    LONGITUDE,
    OFFICE,
    /** Whether the ledger calls the matter closed. */
    STATUS,
    REPLY,
    REPLIED_AT;

    private static final Map<String, LedgerField> BY_ID = new TreeMap<>();

    static {
        for (var field : values()) {
            BY_ID.put(field.id(), field);
        }
    }

    /** As it is written in a profile and on the command line, for example {@code received-at}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static @Nullable LedgerField of(String id) {
        return BY_ID.get(id.strip().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    public static Map<String, LedgerField> byId() {
        return BY_ID;
    }

    /** Whether it tells who the person is: sealed in the vault, and no part of a digest. */
    public boolean identity() {
        return switch (this) {
            case NAME, PHONE, ID_NUMBER, ADDRESS, EMAIL -> true;
            case NUMBER, TITLE, CONTENT, RECEIVED_AT, CHANNEL, CATEGORY, PLACE, LATITUDE, LONGITUDE, OFFICE, STATUS, REPLY, REPLIED_AT -> false;
        };
    }
}
