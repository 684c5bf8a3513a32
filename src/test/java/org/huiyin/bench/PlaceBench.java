package org.huiyin.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.huiyin.gazetteer.Division;
import org.huiyin.gazetteer.Gazetteer;
import org.huiyin.gazetteer.OwnDivision;
import org.huiyin.gazetteer.PlaceReading;

/**
 * How often the gazetteer names the right place. Villages and towns are drawn at random from the whole country and put into invented sentences with
 * all, some or none of the divisions above; the answer counts as right only when the first place found is that very division. The draw does not look
 * at the reading: names of one character, names that repeat in one town and names that are ordinary words are in it.
 *
 * <p>Prints a table for docs/benchmarks.md. See docs/triage.md.
 */
public final class PlaceBench {

    private static final List<String> SENTENCES = List.of("我家住在%s，门口的路灯已经坏了半个多月，晚上出门很不方便。", "%s的自来水最近发黄，请有关部门派人看一看。",
            "反映位于%s的一处工地夜里施工，老人和孩子都睡不好。", "去年冬天起，%s一带的垃圾没有人清运，夏天味道很大。", "请问%s什么时候通天然气？打过电话，一直没有答复。");

    private PlaceBench() {}

    /** How much of the line above a sentence names, and what else the program knows. */
    private enum Given {
        WHOLE_LINE("the whole line, in full", false),
        SHORT_LINE("province, city and county in short (浙江杭州西湖…)", false),
        COUNTY("county and name", false),
        TOWN_AT_HOME("town and name; the city is home", true),
        COUNTY_AT_HOME("county in the sentence before, name later; the city is home", true),
        NAME_AT_HOME("the name alone; the city is home", true),
        TOWN_FORM("the name alone; the county was chosen on the form, the city is home", true),
        NAME("the name alone, no home", false);

        final String words;
        final boolean home;

        Given(String words, boolean home) {
            this.words = words;
            this.home = home;
        }
    }

    /** @param args how many to draw of each level; 2,000 when left out */
    public static void main(String[] args) {
        int many = args.length > 0 ? Integer.parseInt(args[0]) : 2000;
        var gazetteer = Gazetteer.of(List.of());
        long cpu = cpu();
        var drawn = List.of(gazetteer.drawn(4, many, new Random(20261126)), gazetteer.drawn(5, many, new Random(20261127)));
        System.out.printf("loaded and drawn in %d ms CPU%n%n", cpu() - cpu);
        System.out.println("| level | what the text gives | right | said to be unclear | nothing found | wider, on the right line | wrong |");
        System.out.println("|---|---|---|---|---|---|---|");
        long texts = 0;
        long start = cpu();
        for (int level = 4; level <= 5; level++) {
            for (Given given : Given.values()) {
                int[] count = new int[5];
                var wrong = new ArrayList<String>();
                int k = 0;
                for (Division one : drawn.get(level - 4)) {
                    String text = text(one, given, k++);
                    var reader = given.home ? Gazetteer.of(List.of(new OwnDivision(city(one), null, nameOf(gazetteer, city(one)), 2))) : gazetteer;
                    int outcome = outcome(reader.read(text, given == Given.TOWN_FORM ? one.line().get(one.line().size() - (level - 2)) : null), one);
                    count[outcome]++;
                    texts++;
                    if (outcome == 4 && wrong.size() < 3) {
                        wrong.add(text);
                    }
                }
                double all = drawn.get(level - 4).size() / 100.0;
                System.out.printf(Locale.ROOT, "| %d | %s | %.1f %% | %.1f %% | %.1f %% | %.1f %% | %.1f %% |%n", level, given.words, count[0] / all,
                        count[1] / all, count[2] / all, count[3] / all, count[4] / all);
                wrong.forEach(w -> System.err.println(given + " " + w));
            }
        }
        System.out.printf(Locale.ROOT, "%n%,d texts in %,d ms CPU%n", texts, cpu() - start);
    }

    private static int outcome(PlaceReading reading, Division meant) {
        if (reading.found().isEmpty()) {
            return reading.unclear().isEmpty() ? 2 : 1;
        }
        var first = reading.found().getFirst().place();
        if (first.code().equals(meant.code())) {
            return 0;
        }
        return meant.isWithin(first.code()) ? reading.unclear().isEmpty() ? 3 : 1 : 4;
    }

    private static String text(Division one, Given given, int k) {
        int above = one.above().size();
        String name = spoken(one.name());
        String county = one.above().get(above - (one.level() - 3));
        String said = switch (given) {
            case WHOLE_LINE -> String.join("", one.above()) + name;
            case SHORT_LINE -> {
                var words = new StringBuilder();
                for (int n = 0; n < above; n++) {
                    words.append(n < above - (one.level() - 3) ? shortened(one.above().get(n)) : one.above().get(n));
                }
                yield words + name;
            }
            case COUNTY, COUNTY_AT_HOME -> county + name;
            case TOWN_AT_HOME -> one.level() == 5 ? one.above().getLast() + name : name;
            case NAME_AT_HOME, TOWN_FORM, NAME -> name;
        };
        if (given == Given.COUNTY_AT_HOME) {
            return "您好，我是" + county + "的居民。" + SENTENCES.get(k % SENTENCES.size()).formatted(name);
        }
        return SENTENCES.get(k % SENTENCES.size()).formatted(said);
    }

    /** As people say it: 大塘村委会 is 大塘村. */
    private static String spoken(String name) {
        for (var end : List.of(new String[] {"社区村民委员会", "社区"}, new String[] {"社区居民委员会", "社区"}, new String[] {"社区居委会", "社区"},
                new String[] {"村村民委员会", "村"}, new String[] {"村民委员会", "村"}, new String[] {"村村委会", "村"}, new String[] {"村委会", "村"},
                new String[] {"居民委员会", "居委会"})) {
            if (name.endsWith(end[0]) && name.length() > end[0].length()) {
                return name.substring(0, name.length() - end[0].length()) + end[1];
            }
        }
        return name;
    }

    private static String shortened(String name) {
        return name.length() > 2 && name.matches(".*[省市县区]") && !name.endsWith("自治区") && !name.endsWith("自治县") ? name.substring(0, name.length() - 1) : name;
    }

    private static String city(Division one) {
        return one.line().size() >= one.level() ? one.line().get(1) : one.line().getFirst();
    }

    private static String nameOf(Gazetteer gazetteer, String code) {
        return gazetteer.division(code).orElseThrow().name();
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000;
    }
}
