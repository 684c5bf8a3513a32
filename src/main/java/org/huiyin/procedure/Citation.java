package org.huiyin.procedure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huiyin.lawfile.Text;

/**
 * A place in a law, as Chinese law writes it (条、款、项), said in English from its structure: 第二十二条第一款第（一）（二）项 is Article 22(1),
 * items (1) and (2). What is more than articles, paragraphs and items is not guessed at.
 */
final class Citation {

    private static final String NUMBER = "[零一二三四五六七八九十百]+";
    private static final Pattern PLACE = Pattern.compile("第(" + NUMBER + ")条(?:第(" + NUMBER + ")款)?(?:第((?:（" + NUMBER + "）)+)(?:至（(" + NUMBER + ")）)?项)?");
    private static final Pattern ITEM = Pattern.compile("（(" + NUMBER + ")）");
    private static final String DIGITS = "零一二三四五六七八九";

    private Citation() {}

    /** The citation in both languages; nothing when it holds more than articles, paragraphs and items. */
    static Optional<Text> of(String zh) {
        var parts = new ArrayList<String>();
        for (var listed : zh.split("、")) {
            var ends = new ArrayList<String>();
            for (var end : listed.split("(?<=[条款项])至(?=第)")) {
                var place = PLACE.matcher(end.strip());
                if (!place.matches()) {
                    return Optional.empty();
                }
                ends.add(place(place));
            }
            parts.add(ends.size() == 1 ? "Article " + ends.getFirst() : "Articles " + String.join(" to ", ends));
        }
        return Optional.of(new Text(zh, listed(parts)));
    }

    private static String place(Matcher place) {
        var said = new StringBuilder().append(number(place.group(1)));
        if (place.group(2) != null) {
            said.append('(').append(number(place.group(2))).append(')');
        }
        if (place.group(3) != null) {
            var items = ITEM.matcher(place.group(3)).results().map(found -> "(" + number(found.group(1)) + ")").toList();
            boolean many = items.size() > 1 || place.group(4) != null;
            said.append(many ? ", items " : ", item ").append(listed(items));
            if (place.group(4) != null) {
                said.append(" to (").append(number(place.group(4))).append(')');
            }
        }
        return said.toString();
    }

    private static String listed(List<String> parts) {
        return parts.size() == 1 ? parts.getFirst()
                : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
    }

    /** A number up to 999 in Chinese numerals: 十五, 二十二, 一百零三. */
    static int number(String zh) {
        int whole = 0;
        int digit = 0;
        for (char c : zh.toCharArray()) {
            if (c == '百') {
                whole += Math.max(digit, 1) * 100;
                digit = 0;
            } else if (c == '十') {
                whole += Math.max(digit, 1) * 10;
                digit = 0;
            } else {
                digit = DIGITS.indexOf(c);
            }
        }
        return whole + digit;
    }
}
