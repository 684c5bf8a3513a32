package org.huiyin.vault;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The ways one home address is written in a text: whole, without province, city or district before it, the road and number alone, the
 * estate and flat alone, with or without the last 号 or 室, and with dashes for 号楼 and 单元.
 */
final class AddressPieces {

    private static final String AREA_ENDS = "省市区县旗州盟镇乡村";
    private static final String[] LONG_AREA_ENDS = {"街道", "办事处", "社区", "自治区", "开发区"};
    private static final String LAST_WORDS = "号室户";
    private static final String NUMBERED_WORDS = "号楼栋幢座单元室户层弄巷";

    private AddressPieces() {}

    /** Longest first, each in squeezed form, none shorter than {@code shortest} characters. */
    static List<String> of(String address, int shortest) {
        var whole = Squeezed.of(address.toCharArray(), Chars::isAddressPart).text();
        var pieces = new LinkedHashSet<String>();
        pieces.add(whole);
        for (int start : starts(whole)) {
            var tail = whole.substring(start);
            if (firstDigit(tail) < 0) {
                continue;
            }
            addWithShortForms(tail, pieces);
            // the road and number: up to the first 号 that follows a digit
            int number = numberEnd(tail);
            if (number > 0) {
                addWithShortForms(tail.substring(0, number), pieces);
                pieces.add(tail.substring(0, number) + withoutNumberedWords(tail.substring(number)));
            }
        }
        // written in Latin letters: the street before the first comma
        int comma = address.indexOf(',');
        if (comma > 0 && firstDigit(address.substring(0, comma)) >= 0) {
            pieces.add(Squeezed.of(address.substring(0, comma).toCharArray(), Chars::isAddressPart).text());
        }
        var long_ = new ArrayList<String>();
        for (var piece : pieces) {
            if (piece.codePointCount(0, piece.length()) >= shortest) {
                long_.add(piece);
            }
        }
        long_.sort(Comparator.comparingInt(String::length).reversed());
        return long_;
    }

    private static void addWithShortForms(String piece, LinkedHashSet<String> pieces) {
        pieces.add(piece);
        int last = piece.length() - 1;
        if (last > 0 && LAST_WORDS.indexOf(piece.charAt(last)) >= 0 && Chars.digit(piece.charAt(last - 1)) >= 0) {
            pieces.add(piece.substring(0, last));
        }
        pieces.add(withoutNumberedWords(piece));
    }

    /** 阳光花园3号楼2单元502室 as 阳光花园32502, which is what 阳光花园3-2-502 is without its dashes. */
    private static String withoutNumberedWords(String piece) {
        var out = new StringBuilder(piece.length());
        boolean afterDigit = false;
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            if (afterDigit && NUMBERED_WORDS.indexOf(c) >= 0) {
                continue;
            }
            afterDigit = Chars.digit(c) >= 0;
            out.append(c);
        }
        return out.toString();
    }

    /** Where the address can be begun: at its start, after each area, and after the number on the road. */
    private static List<Integer> starts(String whole) {
        var starts = new ArrayList<Integer>();
        starts.add(0);
        int firstDigit = firstDigit(whole);
        for (int i = 1; i < whole.length(); i++) {
            boolean area = (firstDigit < 0 || i <= firstDigit) && endsArea(whole, i);
            boolean estate = whole.charAt(i - 1) == '号' && i >= 2 && Chars.digit(whole.charAt(i - 2)) >= 0
                    && Character.isIdeographic(whole.charAt(i)) && NUMBERED_WORDS.indexOf(whole.charAt(i)) < 0
                    && whole.charAt(i) != '院';
            if (area || estate) {
                starts.add(i);
            }
        }
        return starts;
    }

    private static boolean endsArea(String whole, int end) {
        for (var word : LONG_AREA_ENDS) {
            if (whole.startsWith(word, end - word.length())) {
                return true;
            }
        }
        // 小区 is an estate, not a district: what follows it says nothing alone
        return AREA_ENDS.indexOf(whole.charAt(end - 1)) >= 0 && !whole.startsWith("小区", end - 2);
    }

    private static int numberEnd(String tail) {
        for (int i = 1; i < tail.length(); i++) {
            if (tail.charAt(i) == '号' && Chars.digit(tail.charAt(i - 1)) >= 0) {
                // 3号楼 is a building of an estate, not a number on a road
                return i + 1 < tail.length() && NUMBERED_WORDS.indexOf(tail.charAt(i + 1)) >= 0 ? -1 : i + 1;
            }
        }
        return -1;
    }

    private static int firstDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Chars.digit(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }
}
