package org.huiyin.vault;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds numbers that lead to a person: any mainland mobile number, any identity card number of 18 digits, and the person's own
 * telephone whatever its form. Digits may be full width or spoken (一三八…), grouped by blanks and dashes, and a mobile number may have
 * +86, 0086 or 0 before it. A number of another length that contains such digits is left alone.
 */
final class PersonalNumbers {

    private static final int MOBILE = 11;
    private static final int CARD = 18;
    /** Longer runs of digits without a gap are no numbers of people written together. */
    private static final int LONGEST_GROUP = 80;
    private static final int WIDEST_GAP = 3;
    private static final int MOST_GROUPS = 5;

    interface Found {
        void number(int start, int end, Field kind, String value);
    }

    private final char[] text;
    private final @Nullable String ownCard;
    private final @Nullable String ownMobile;
    /** The own telephone if it is no mobile, with the code of its city. */
    private final @Nullable String ownPhone;
    /** The own telephone without the code of its city, or null. */
    private final @Nullable String ownLocal;

    // one run: digits with small gaps between groups of them
    private int[] places = new int[64];
    private byte[] digits = new byte[64];
    /** At the first digit of a group: what stands before it. */
    private byte[] gaps = new byte[64];
    private int length;

    private static final byte NO_GAP = 0;
    private static final byte FIRST = 1;
    private static final byte GAP = 2;
    private static final byte BRACKET = 3;

    PersonalNumbers(char[] text, @Nullable String phone, @Nullable String idNumber) {
        this.text = text;
        this.ownCard = idNumber == null ? null : card(idNumber);
        String mobile = null;
        String own = null;
        String local = null;
        if (phone != null) {
            var all = digitsOf(phone);
            if (isMobile(all) || isMobileWithPrefix(all)) {
                mobile = all.substring(all.length() - MOBILE);
            } else if (all.length() >= 7) {
                int city = all.startsWith("0") ? cityCode(all) : 0;
                local = city > 0 && all.length() - city >= 7 ? withoutExtension(all.substring(city), phone) : null;
                own = local == null ? all : all.substring(0, city) + local;
            }
        }
        this.ownMobile = mobile;
        this.ownPhone = own;
        this.ownLocal = local;
    }

    void each(Found found) {
        int i = 0;
        while (i < text.length) {
            if (Chars.digit(text[i]) >= 0) {
                int end = readRun(i);
                search(found);
                i = end;
            } else if (Chars.spokenDigit(text[i]) >= 0) {
                i = spoken(i, found);
            } else {
                i++;
            }
        }
    }

    // ---- spoken digits: only written together

    private int spoken(int start, Found found) {
        length = 0;
        int i = start;
        while (i < text.length && Chars.spokenDigit(text[i]) >= 0) {
            add(i, Chars.spokenDigit(text[i]), i == start ? FIRST : NO_GAP);
            i++;
        }
        if (length == MOBILE && isMobileAt(0)) {
            found.number(start, i, Field.TEXT_PHONE, value(0, MOBILE));
        } else if (length == CARD && isBirthdayAt(0)) {
            found.number(start, i, Field.TEXT_ID_NUMBER, value(0, CARD));
        }
        return i;
    }

    // ---- runs

    private int readRun(int start) {
        length = 0;
        int i = start;
        byte gap = FIRST;
        while (true) {
            while (i < text.length && Chars.digit(text[i]) >= 0) {
                add(i, Chars.digit(text[i]), gap);
                gap = NO_GAP;
                i++;
            }
            int next = i;
            boolean bracket = false;
            while (next < text.length && next - i < WIDEST_GAP
                    && (Chars.isBlank(text[next]) || Chars.isDash(text[next]) || Chars.isBracket(text[next]))) {
                bracket |= Chars.isBracket(text[next]);
                next++;
            }
            if (next == i || next == text.length || Chars.digit(text[next]) < 0) {
                return i;
            }
            gap = bracket ? BRACKET : GAP;
            i = next;
        }
    }

    private void add(int place, int digit, byte gap) {
        if (length == places.length) {
            places = java.util.Arrays.copyOf(places, length * 2);
            digits = java.util.Arrays.copyOf(digits, length * 2);
            gaps = java.util.Arrays.copyOf(gaps, length * 2);
        }
        places[length] = place;
        digits[length] = (byte) digit;
        gaps[length] = gap;
        length++;
    }

    private void search(Found found) {
        int i = 0;
        boolean inGroup = false;
        while (i < length) {
            // here a group starts, or a number just ended within one; the own numbers are found within any other
            var match = inGroup ? ownWithin(i) : matchAt(i, 0);
            if (match != null) {
                int end = match.withX >= 0 ? match.withX + 1 : places[match.end - 1] + 1;
                found.number(startOf(i), end, match.kind, match.value);
                i = match.end;
                inGroup = false;
                continue;
            }
            i++;
            inGroup = i < length && gaps[i] == NO_GAP;
        }
    }

    /** The place where a number starts, with a plus before its 86. */
    private int startOf(int i) {
        int start = places[i];
        boolean plus = start > 0 && (text[start - 1] == '+' || text[start - 1] == '＋') && i + 1 < length && digits[i] == 8
                && digits[i + 1] == 6;
        return plus ? start - 1 : start;
    }

    /** @param withX the place of the X that ends a card, or -1 */
    private record Match(int end, int withX, Field kind, String value) {}

    private @Nullable Match matchAt(int i, int depth) {
        var own = ownAt(i);
        if (own != null) {
            return own;
        }
        var card = cardAt(i, depth);
        if (card != null) {
            return card;
        }
        for (int prefix : prefixesAt(i)) {
            int from = i + prefix;
            int end = from + MOBILE;
            if (end <= length && isMobileAt(from) && (prefix == 0 || plausibleBefore(i, from)) && isGrouped(from, end)
                    && endsAt(end, depth)) {
                return new Match(end, -1, Field.TEXT_PHONE, value(from, MOBILE));
            }
        }
        return depth == 0 ? ownWithin(i) : null;
    }

    /** The own mobile or card number with other digits right before or behind it. */
    private @Nullable Match ownWithin(int i) {
        if (ownMobile != null && isTogether(i, MOBILE) && sameDigits(i, ownMobile)) {
            return new Match(i + MOBILE, -1, Field.TEXT_PHONE, ownMobile);
        }
        if (ownCard != null && ownCard.charAt(CARD - 1) != 'X' && isTogether(i, CARD) && sameDigits(i, ownCard)) {
            return new Match(i + CARD, -1, Field.TEXT_ID_NUMBER, ownCard);
        }
        return null;
    }

    private boolean isTogether(int from, int count) {
        for (int k = from + 1; k < from + count; k++) {
            if (k >= length || gaps[k] != NO_GAP) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Match ownAt(int i) {
        if (ownPhone != null && sameDigits(i, ownPhone) && endsGroup(i + ownPhone.length())) {
            return new Match(i + ownPhone.length(), -1, Field.TEXT_PHONE, ownPhone);
        }
        if (ownPhone != null && ownLocal != null && sameDigits(i, ownLocal) && endsGroup(i + ownLocal.length())) {
            return new Match(i + ownLocal.length(), -1, Field.TEXT_PHONE, ownPhone);
        }
        return null;
    }

    private @Nullable Match cardAt(int i, int depth) {
        int end = i + CARD;
        if (end <= length && isGrouped(i, end) && endsAt(end, depth)) {
            var value = value(i, CARD);
            if (isBirthdayAt(i) || value.equals(ownCard) || Cards.hasRightCheckDigit(value) && digits[i] != 0) {
                return new Match(end, -1, Field.TEXT_ID_NUMBER, value);
            }
        }
        int x = i + CARD - 1;
        if (x <= length && isGrouped(i, x) && (x == length || gaps[x] != NO_GAP)) {
            int place = places[x - 1] + 1;
            while (place < text.length && place < places[x - 1] + 1 + WIDEST_GAP
                    && (Chars.isBlank(text[place]) || Chars.isDash(text[place]))) {
                place++;
            }
            if (place < text.length && Chars.fold(text[place]) == 'x'
                    && (place + 1 == text.length || !Chars.isLatinOrDigit(text[place + 1]) || depth > 0)) {
                var value = value(i, CARD - 1) + "X";
                if (isBirthdayAt(i) || value.equals(ownCard) || Cards.hasRightCheckDigit(value) && digits[i] != 0) {
                    return new Match(x, place, Field.TEXT_ID_NUMBER, value);
                }
            }
        }
        return null;
    }

    // ---- what makes a number

    private boolean isMobileAt(int i) {
        return digits[i] == 1 && digits[i + 1] >= 3;
    }

    private boolean isBirthdayAt(int i) {
        int century = digits[i + 6] * 10 + digits[i + 7];
        int month = digits[i + 10] * 10 + digits[i + 11];
        int day = digits[i + 12] * 10 + digits[i + 13];
        return digits[i] != 0 && (century == 18 || century == 19 || century == 20) && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    private int[] prefixesAt(int i) {
        if (i + 4 < length && digits[i] == 0 && digits[i + 1] == 0 && digits[i + 2] == 8 && digits[i + 3] == 6) {
            return new int[] {4};
        }
        if (i + 2 < length && digits[i] == 8 && digits[i + 1] == 6) {
            return new int[] {2};
        }
        if (i + 1 < length && digits[i] == 0) {
            return new int[] {1};
        }
        return new int[] {0};
    }

    /** A prefix is written together with the number or as a group of its own. */
    private boolean plausibleBefore(int i, int from) {
        for (int k = i + 1; k < from; k++) {
            if (gaps[k] != NO_GAP) {
                return false;
            }
        }
        return gaps[from] != BRACKET;
    }

    /**
     * Whether the digits are grouped as people group one number: together, one by one, or in few groups of two and more, and not as a
     * date stands among other numbers.
     */
    private boolean isGrouped(int from, int end) {
        int groups = 1;
        int size = 1;
        int single = 0;
        int afterYear = 0;
        boolean date = false;
        for (int k = from + 1; k <= end; k++) {
            if (k < end && gaps[k] == NO_GAP) {
                size++;
                continue;
            }
            if (size == 1) {
                single++;
            }
            if (afterYear > 0 && size <= 2) {
                date = true;
            }
            afterYear = size == 4 && digits[k - 4] * 10 + digits[k - 3] >= 19 && digits[k - 4] * 10 + digits[k - 3] <= 20 && k < end ? 1 : 0;
            if (k < end) {
                if (gaps[k] == BRACKET) {
                    return false;
                }
                groups++;
                size = 1;
            }
        }
        return groups == 1 || single == groups || single == 0 && groups <= MOST_GROUPS && !date;
    }

    private boolean endsGroup(int end) {
        return end == length || end < length && gaps[end] != NO_GAP;
    }

    /** A number ends where its group ends, or where the next number written right behind it starts. */
    private boolean endsAt(int end, int depth) {
        if (endsGroup(end)) {
            return true;
        }
        return depth < LONGEST_GROUP / MOBILE && matchAt(end, depth + 1) != null;
    }

    private boolean sameDigits(int i, String wanted) {
        if (i + wanted.length() > length) {
            return false;
        }
        for (int k = 0; k < wanted.length(); k++) {
            if (digits[i + k] != wanted.charAt(k) - '0') {
                return false;
            }
        }
        return true;
    }

    private String value(int from, int count) {
        var value = new StringBuilder(count);
        for (int k = from; k < from + count; k++) {
            value.append((char) ('0' + digits[k]));
        }
        return value.toString();
    }

    // ---- the own numbers

    private static @Nullable String card(String idNumber) {
        var kept = new StringBuilder();
        for (int i = 0; i < idNumber.length(); i++) {
            char c = Chars.fold(idNumber.charAt(i));
            if (Chars.digit(c) >= 0) {
                kept.append((char) ('0' + Chars.digit(c)));
            } else if (c == 'x') {
                kept.append('X');
            }
        }
        return kept.length() == CARD ? kept.toString().toUpperCase(Locale.ROOT) : null;
    }

    private static String digitsOf(String phone) {
        var kept = new StringBuilder();
        for (int i = 0; i < phone.length(); i++) {
            int digit = Chars.digit(phone.charAt(i));
            if (digit >= 0) {
                kept.append((char) ('0' + digit));
            }
        }
        return kept.toString();
    }

    private static boolean isMobile(String digits) {
        return digits.length() == MOBILE && digits.charAt(0) == '1' && digits.charAt(1) >= '3';
    }

    private static boolean isMobileWithPrefix(String digits) {
        return digits.startsWith("86") && isMobile(digits.substring(2)) || digits.startsWith("0086") && isMobile(digits.substring(4))
                || digits.startsWith("0") && isMobile(digits.substring(1));
    }

    /** The codes of Beijing and of 02x have three digits, all others four. */
    private static int cityCode(String digits) {
        return digits.startsWith("01") || digits.startsWith("02") ? 3 : 4;
    }

    /** A local number has seven or eight digits; what is written after another dash is an extension. */
    private static String withoutExtension(String local, String phone) {
        if (local.length() <= 8) {
            return local;
        }
        int last = -1;
        for (int i = 0; i < phone.length(); i++) {
            if (Chars.isDash(phone.charAt(i)) || phone.charAt(i) == '转' || phone.charAt(i) == ',') {
                last = i;
            }
        }
        int extension = last < 0 ? 0 : digitsOf(phone.substring(last)).length();
        int kept = local.length() - extension;
        return kept == 7 || kept == 8 ? local.substring(0, kept) : local.substring(0, 8);
    }
}
