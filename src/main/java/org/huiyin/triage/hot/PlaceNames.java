package org.huiyin.triage.hot;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which of the words that an issue's texts have in common can stand as its place, and where such a word begins and ends. */
final class PlaceNames {

    private static final double MOST_OF_THEM = 0.5;
    /** If this share of its occurrences goes on with the same character, the name is longer: 云开 is 云开一品. */
    private static final double GOES_ON = 0.8;
    private static final int LONGEST_BEFORE_ENDING = 6;
    /** A pair of characters in more than a twentieth of all texts belongs to no name. */
    private static final double RARE = Math.log(20);
    /** Words of everyday that are no name, alone or beside a word for a problem: 住房公积金, 事业单位. */
    private static final Set<String> NO_NAME = Set.of("住房", "常规", "公共", "小区", "单位", "事业", "政府", "居民", "业主", "附近", "旁边", "门口", "我们", "我家", "线", "车", "区", "市");
    /** What a name never ends with: 国道107距 is 国道107. */
    private static final String NEVER_LAST = "距离旁附的在";

    private final Sketcher sketcher;
    private final List<String> words;

    PlaceNames(Sketcher sketcher, Problems problems) {
        this.sketcher = sketcher;
        this.words = problems.all().stream().flatMap(p -> p.words().stream()).filter(w -> w.length() > 1).distinct()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder())).toList();
    }

    /**
     * Whether a word that counts as a name says a problem and no place: nothing but words for problems and of everyday (人才, 公交线路,
     * 住房公积金, 劳动局), or a piece of such a word (事业单). With a number in it, it is one of several, and a place: 地铁3号线.
     */
    boolean saysNoPlace(String name) {
        if (name.chars().anyMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        if (words.stream().anyMatch(word -> word.length() > name.length() && word.contains(name))) {
            return true;
        }
        var left = name;
        for (var word : words) {
            left = left.replace(word, " ");
        }
        for (var word : NO_NAME) {
            left = left.replace(word, " ");
        }
        var rest = left.replace(" ", "");
        return rest.length() < 2 || rest.length() <= name.length() / 3 || rest.length() < name.length() && NameShapes.isEnding(rest);
    }

    /** The name without the thing that it ends with: of 泉星公园项目 it is 泉星, since that it is a park is said and no accident. */
    String beforeThing(String name) {
        var bare = NameShapes.withoutLeftAway(name);
        return words.stream().filter(bare::endsWith).findFirst().map(word -> bare.substring(0, bare.length() - word.length())).filter(left -> left.length() >= 2).orElse(name);
    }

    /** The name without what cannot end it, and with what nearly always follows. */
    String whole(String name, Collection<Words> texts) {
        var whole = name;
        while (whole.length() > 2 && NEVER_LAST.indexOf(whole.charAt(whole.length() - 1)) >= 0) {
            whole = whole.substring(0, whole.length() - 1);
        }
        if (!whole.equals(name)) {
            return whole;
        }
        while (whole.length() < NameShapes.LONGEST && !NameShapes.endsAsName(whole)) {
            var next = next(whole, texts);
            if (next == 0) {
                break;
            }
            whole += next;
        }
        return NameShapes.endsAsName(whole) || whole.length() == name.length() + 1 ? whole : name;
    }

    /** The character that nearly always follows, or 0. */
    private static char next(String name, Collection<Words> texts) {
        var follows = new HashMap<Character, Integer>();
        int all = 0;
        for (var text : texts) {
            for (var part : text.parts()) {
                for (int at = part.indexOf(name); at >= 0; at = part.indexOf(name, at + 1)) {
                    all++;
                    int after = at + name.length();
                    if (after < part.length() && NameShapes.inside(part.charAt(after)) && Wording.isHan(part.charAt(after))) {
                        follows.merge(part.charAt(after), 1, Integer::sum);
                    }
                }
            }
        }
        int enough = (int) Math.ceil(GOES_ON * all);
        return follows.entrySet().stream().filter(e -> e.getValue() >= enough).map(Map.Entry::getKey).findFirst().orElse((char) 0);
    }

    /**
     * A word that ends as names of places do and stands in most of the texts, though the vocabulary does not know it; empty for none. In a
     * young installation too few texts bear a name out, while the texts of one issue do.
     */
    String inCommon(Collection<Words> texts) {
        var in = new HashMap<String, Integer>();
        for (var text : texts) {
            var once = new HashSet<String>();
            for (var part : text.parts()) {
                NameShapes.in(part, (from, to, ending) -> {
                    if (ending) {
                        int stem = NameShapes.stem(part.substring(from, to));
                        for (int start = Math.max(from, from + stem - LONGEST_BEFORE_ENDING); start + 2 <= from + stem; start++) {
                            if (!isInsideWord(part, start)) {
                                once.add(part.substring(start, to));
                            }
                        }
                    }
                });
            }
            once.forEach(name -> in.merge(name, 1, Integer::sum));
        }
        int least = Math.max(2, (int) Math.ceil(MOST_OF_THEM * texts.size()));
        var enough = in.entrySet().stream().filter(e -> e.getValue() >= least && isRare(e.getKey()) && !saysNoPlace(e.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return enough.entrySet().stream()
                .max(Comparator.<Map.Entry<String, Integer>>comparingDouble(e -> e.getValue() * Math.sqrt(Math.min(LONGEST_BEFORE_ENDING, e.getKey().length())))
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    /** Whether a word for a problem goes across this place of a text: 来水公司 begins in the middle of one. */
    private boolean isInsideWord(String text, int at) {
        return words.stream().anyMatch(word -> {
            for (int from = Math.max(0, at - word.length() + 1); from < at; from++) {
                if (text.startsWith(word, from)) {
                    return true;
                }
            }
            return false;
        });
    }

    /** All pairs of characters before the ending are rare among all texts: 居民小区 is no name. */
    private boolean isRare(String name) {
        int stem = NameShapes.stem(name);
        for (int i = 0; i + 2 <= stem; i++) {
            if (sketcher.rarity(name, i) < RARE) {
                return false;
            }
        }
        return true;
    }
}
