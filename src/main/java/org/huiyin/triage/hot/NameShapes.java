package org.huiyin.triage.hot;

import java.util.BitSet;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Where in a text a name of a place, an estate, a firm or a project may stand. Two shapes: words that end as such names do (…小区, …路,
 * …公司), and words right after a division (A7县…, …街道…). Neither is believed at once: {@link Vocabulary} keeps those that many texts bear out.
 */
final class NameShapes {

    /** No name is longer, in characters; two longer names that begin alike are one. */
    static final int LONGEST = 9;
    private static final int LONGEST_BEFORE_ENDING = 7;

    private static final Set<String> ENDINGS = Set.of(("小区 花园 家园 新城 公寓 山庄 雅苑 华府 国际城 广场 大厦 中心 公园 学院 大学 中学 小学 幼儿园 学校 医院 公司 集团 银行 超市 "
            + "市场 商场 酒店 工地 项目 街道 社区 村 镇 乡 路 大道 街 巷 桥 隧道 高速 地铁站 车站 站 湖 河 江 山 岭 苑 庭 园 府 城 湾 郡 居 里 墅 轩 阁 楼 号线 片区 新村 "
            + "基地 厂 局 所 院 馆 店").split(" "));
    private static final String FIRST_OF_ENDING = ENDINGS.stream().map(e -> e.substring(0, 1)).distinct().reduce("", String::concat);
    /** Endings that people leave away: 丽发新城小区 is 丽发新城. */
    private static final Set<String> LEFT_AWAY = Set.of("小区", "社区", "公司", "集团", "项目", "工地", "街道");
    private static final String NEVER_INSIDE = "的在于和与对是位了由及从把请将被给让向至到离我你他她本这那";
    private static final String NO_DISTRICT = "小社片地城校景园厂库专新老";
    private static final String NO_CITY = "城超门全我本夜";

    private NameShapes() {}

    interface Found {
        /** @param ending whether the shape is an ending; else it stands after a division */
        void at(int from, int to, boolean ending);
    }

    static void in(String text, Found found) {
        endings(text, found);
        heads(text, found);
    }

    private static void endings(String text, Found found) {
        var afterDivision = new BitSet(text.length() + 1);
        leads(text, afterDivision::set);
        int lastEnd = 0;
        for (int i = 1; i < text.length(); i++) {
            int length = endingAt(text, i);
            if (length == 0) {
                continue;
            }
            int from = i;
            while (from > lastEnd && i - from < LONGEST_BEFORE_ENDING && inside(text.charAt(from - 1)) && !(from < i && afterDivision.get(from))) {
                from--;
            }
            int before = i - from;
            if (before >= 2 || before == 1 && length == 1) {
                found.at(from, i + length, true);
                if (before >= 2 && LEFT_AWAY.contains(text.substring(i, i + length))) {
                    found.at(from, i, true);
                }
            }
            lastEnd = i + length;
            i = lastEnd - 1;
        }
    }

    /** A name without an ending that people leave away. */
    static String withoutLeftAway(String name) {
        int stem = stem(name);
        return stem >= 2 && LEFT_AWAY.contains(name.substring(stem)) ? name.substring(0, stem) : name;
    }

    /** Whether a word ends as names of places do. */
    static boolean endsAsName(String word) {
        return stem(word) < word.length();
    }

    /** How many characters stand before the ending; all when there is none. */
    static int stem(String word) {
        for (int length = 3; length >= 1; length--) {
            if (word.length() > length && ENDINGS.contains(word.substring(word.length() - length))) {
                return word.length() - length;
            }
        }
        return word.length();
    }

    /** Whether names of places end with this word. */
    static boolean isEnding(String word) {
        return ENDINGS.contains(word);
    }

    private static int endingAt(String text, int at) {
        if (FIRST_OF_ENDING.indexOf(text.charAt(at)) < 0) {
            return 0;
        }
        for (int length = 3; length >= 1; length--) {
            if (at + length <= text.length() && ENDINGS.contains(text.substring(at, at + length))) {
                return length;
            }
        }
        return 0;
    }

    private static void heads(String text, Found found) {
        leads(text, from -> {
            for (int to = from + 1; to <= text.length() && to - from <= LONGEST && inside(text.charAt(to - 1)); to++) {
                if (to - from >= 2) {
                    found.at(from, to, false);
                }
            }
        });
    }

    /** Every place right after a division: a coded one, a street, a town, a county, and a district or city that is no 小区 or 超市. */
    private static void leads(String text, IntConsumer after) {
        for (int i = 0; i < text.length();) {
            int end = leadEnd(text, i);
            if (end == 0) {
                i++;
            } else {
                after.accept(end);
                i = end;
            }
        }
    }

    private static int leadEnd(String text, int at) {
        return switch (text.charAt(at)) {
            case Wording.DIVISION -> {
                int end = at + 1;
                while (end < text.length() && text.charAt(end) == Wording.DIVISION) {
                    end++;
                }
                yield end;
            }
            case '街' -> at + 1 < text.length() && text.charAt(at + 1) == '道' ? at + 2 : 0;
            case '镇', '县' -> at + 1;
            case '区' -> at > 0 && NO_DISTRICT.indexOf(text.charAt(at - 1)) < 0 ? at + 1 : 0;
            case '市' -> at > 0 && NO_CITY.indexOf(text.charAt(at - 1)) < 0 ? at + 1 : 0;
            default -> 0;
        };
    }

    static boolean inside(char c) {
        return Wording.isWord(c) && NEVER_INSIDE.indexOf(c) < 0;
    }
}
