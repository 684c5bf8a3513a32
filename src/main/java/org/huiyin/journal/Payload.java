package org.huiyin.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.PostId;
import org.huiyin.organization.StaffId;
import org.jspecify.annotations.Nullable;

/** The door of the journal: lets ids, codes, dates and whole numbers in and nothing else. */
final class Payload {

    static final int LONGEST = 64;
    private static final int UUID_LENGTH = 36;
    private static final int DEEPEST = 4;
    private static final int MOST_VALUES = 500;
    /** The largest whole number that RFC 8785 writes exactly. */
    private static final long LARGEST = (1L << 53) - 1;

    private Payload() {}

    /** The payload in its kept form: sorted, typed ids as text, whole numbers as {@code Long}. */
    static Map<String, Object> checked(Map<String, Object> payload) {
        var count = new int[1];
        var kept = map(payload, "payload", 1, count);
        if (kept.get("undoes") instanceof Object undoes && !(undoes instanceof String text && isUuid(text))) {
            throw refused("payload.undoes", "names the entry it takes back by its id");
        }
        return kept;
    }

    static void requireCode(String where, String text) {
        if (text.isEmpty() || !isCode(text)) {
            throw refused(where, "is a code of 1 to 64 characters A-Z a-z 0-9 . _ : / -");
        }
    }

    private static Map<String, Object> map(Map<?, ?> map, String where, int depth, int[] count) {
        requireShallow(where, depth);
        var kept = new TreeMap<String, Object>();
        for (var each : map.entrySet()) {
            if (!(each.getKey() instanceof String key) || key.isEmpty() || !isCode(key)) {
                throw refused(where, "has keys that are codes");
            }
            refuseNumbersOfPeople(where, key);
            kept.put(key, value(each.getValue(), where + "." + key, depth, count));
        }
        return Collections.unmodifiableMap(kept);
    }

    private static List<Object> list(Collection<?> list, String where, int depth, int[] count) {
        requireShallow(where, depth);
        var kept = new ArrayList<>(list.size());
        for (var each : list) {
            kept.add(value(each, where + "[]", depth, count));
        }
        return Collections.unmodifiableList(kept);
    }

    private static Object value(@Nullable Object value, String where, int depth, int[] count) {
        if (++count[0] > MOST_VALUES) {
            throw refused(where, "has at most " + MOST_VALUES + " values in all");
        }
        return switch (value) {
            case null -> throw refused(where, "has no empty values: leave the key out");
            case String text -> code(text, where);
            case Boolean truth -> truth;
            case Byte number -> (long) number;
            case Short number -> (long) number;
            case Integer number -> (long) number;
            case Long number -> whole(number, where);
            case UUID id -> id.toString();
            case LocalDate day -> day.toString();
            case Instant instant -> instant.toString();
            case Enum<?> constant -> code(constant.name(), where);
            case MatterId id -> id.toString();
            case LegId id -> id.toString();
            case EntryId id -> id.toString();
            case OfficeId id -> id.toString();
            case PostId id -> id.toString();
            case StaffId id -> id.toString();
            case Map<?, ?> map -> map(map, where, depth + 1, count);
            case Collection<?> list -> list(list, where, depth + 1, count);
            default -> throw refused(where, "holds only text codes, whole numbers, truth values, dates, ids, lists and maps, not "
                    + value.getClass().getName());
        };
    }

    private static String code(String text, String where) {
        if (!isCode(text)) {
            throw refused(where, "is a code of at most 64 characters A-Z a-z 0-9 . _ : / - (free text never enters the journal)");
        }
        refuseNumbersOfPeople(where, text);
        return text;
    }

    private static long whole(long number, String where) {
        if (number > LARGEST || number < -LARGEST) {
            throw refused(where, "is a whole number of at most 53 bits");
        }
        refuseNumbersOfPeople(where, Long.toString(number));
        return number;
    }

    private static boolean isCode(String text) {
        if (text.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ok = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
                    || c == '.' || c == '_' || c == ':' || c == '/' || c == '-';
            if (!ok) {
                return false;
            }
        }
        return true;
    }

    /** A mobile number or an identity card number is a code by its letters, and an identity by its meaning. */
    private static void refuseNumbersOfPeople(String where, String text) {
        if (text.length() < 11 || isHexDigest(text)) {
            return;
        }
        int i = 0;
        while (i < text.length()) {
            if (isUuidAt(text, i)) {
                i += UUID_LENGTH;
                continue;
            }
            if (!isDigit(text.charAt(i))) {
                i++;
                continue;
            }
            var digits = new StringBuilder();
            int j = i;
            while (j < text.length() && (isDigit(text.charAt(j)) || text.charAt(j) == '-' && j + 1 < text.length()
                    && isDigit(text.charAt(j + 1)))) {
                if (isDigit(text.charAt(j))) {
                    digits.append(text.charAt(j));
                }
                j++;
            }
            boolean mobile = digits.length() == 11 && digits.charAt(0) == '1' && digits.charAt(1) >= '3'
                    || digits.length() == 13 && digits.charAt(0) == '8' && digits.charAt(1) == '6' && digits.charAt(2) == '1'
                            && digits.charAt(3) >= '3';
            boolean card = digits.length() == 18 && isBirthday(digits)
                    || digits.length() == 17 && j < text.length() && (text.charAt(j) == 'X' || text.charAt(j) == 'x')
                            && isBirthday(digits);
            if (mobile || card) {
                throw refused(where, "looks like a telephone or identity card number, which never enters the journal");
            }
            i = j;
        }
    }

    private static boolean isBirthday(CharSequence card) {
        int century = (card.charAt(6) - '0') * 10 + card.charAt(7) - '0';
        int month = (card.charAt(10) - '0') * 10 + card.charAt(11) - '0';
        int day = (card.charAt(12) - '0') * 10 + card.charAt(13) - '0';
        return (century == 19 || century == 20) && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    private static boolean isUuid(String text) {
        return text.length() == UUID_LENGTH && isUuidAt(text, 0);
    }

    /** An id is random and may hold any digits: file:0190a1b2-… is one too. */
    private static boolean isUuidAt(String text, int from) {
        if (from + UUID_LENGTH > text.length()) {
            return false;
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            char c = text.charAt(from + i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? c != '-' : Character.digit(c, 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /** A digest, whole or cut: 16 signs and more, of which at least one is a letter a to f. */
    private static boolean isHexDigest(String text) {
        boolean letter = false;
        for (int i = 0; i < text.length(); i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
            letter |= !isDigit(text.charAt(i));
        }
        return text.length() >= 16 && letter || text.length() == LONGEST;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static void requireShallow(String where, int depth) {
        if (depth > DEEPEST) {
            throw refused(where, "is nested at most " + DEEPEST + " deep");
        }
    }

    /** Says where, never what: the value may be the very text that must not be written down. */
    private static IllegalArgumentException refused(String where, String rule) {
        return new IllegalArgumentException("Journal entry refused: " + where + " " + rule);
    }
}
