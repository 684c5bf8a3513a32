package org.huiyin.knowledge;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number of an article, as law writes it: 第三十二条, 第32条, 第一百零三条之一.
 *
 * @param number from 1
 * @param inserted 1 for 之一, 2 for 之二, 0 for none
 */
public record ArticleNumber(int number, int inserted) implements Comparable<ArticleNumber> {

    private static final String DIGITS = "[0-9０-９零〇一二三四五六七八九十百千两]{1,9}";
    /** Finds a number in text; groups 1 and 2 are its digits and those after 之. */
    public static final Pattern WRITTEN = Pattern.compile("第\\s{0,2}(" + DIGITS + ")\\s{0,2}条(?:之(" + DIGITS + "))?");
    private static final int LARGEST = 9_999;
    private static final String NUMERALS = "零一二三四五六七八九";

    public ArticleNumber {
        if (number < 1 || inserted < 0) {
            throw new IllegalArgumentException("An article has a number from 1");
        }
    }

    /** The number that a match of {@link #WRITTEN} stands for, or empty when its digits make no number. */
    public static Optional<ArticleNumber> of(Matcher found) {
        int number = value(found.group(1));
        int inserted = found.group(2) == null ? 0 : value(found.group(2));
        return number < 1 || inserted < 0 ? Optional.empty() : Optional.of(new ArticleNumber(number, inserted));
    }

    /** As the law writes it. */
    public String zh() {
        return "第" + numeral(number) + "条" + (inserted == 0 ? "" : "之" + numeral(inserted));
    }

    public String en() {
        return "art. " + number + (inserted == 0 ? "" : "-" + inserted);
    }

    @Override
    public int compareTo(ArticleNumber other) {
        return number == other.number ? Integer.compare(inserted, other.inserted) : Integer.compare(number, other.number);
    }

    /** What digits of either kind mean; -1 when they mean nothing. */
    private static int value(String written) {
        int plain = 0;
        boolean arabic = true;
        for (char c : written.toCharArray()) {
            int digit = Character.digit(c, 10);
            arabic &= digit >= 0;
            plain = arabic ? plain * 10 + digit : 0;
        }
        if (arabic) {
            return plain <= LARGEST ? plain : -1;
        }
        int sum = 0;
        int waiting = 0;
        int before = Integer.MAX_VALUE;
        for (char c : written.toCharArray()) {
            int digit = c == '〇' ? 0 : c == '两' ? 2 : NUMERALS.indexOf(c);
            int unit = switch (c) {
                case '十' -> 10;
                case '百' -> 100;
                case '千' -> 1000;
                default -> 0;
            };
            if (unit > 0) {
                if (unit >= before) {
                    return -1;
                }
                sum += Math.max(1, waiting) * unit;
                before = unit;
                waiting = 0;
            } else if (digit < 0 || waiting > 0) {
                return -1;
            } else {
                waiting = digit;
            }
        }
        return sum + waiting;
    }

    private static String numeral(int n) {
        var out = new StringBuilder();
        boolean gap = false;
        int[] units = {1000, 100, 10, 1};
        String[] names = {"千", "百", "十", ""};
        for (int i = 0; i < units.length; i++) {
            int digit = n / units[i] % 10;
            if (digit == 0) {
                gap = !out.isEmpty();
                continue;
            }
            if (gap) {
                out.append('零');
                gap = false;
            }
            if (!(units[i] == 10 && digit == 1 && out.isEmpty())) {
                out.append(NUMERALS.charAt(digit));
            }
            out.append(names[i]);
        }
        return n > LARGEST ? String.valueOf(n) : out.toString();
    }
}
