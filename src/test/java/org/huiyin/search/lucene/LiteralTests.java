package org.huiyin.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.huiyin.access.Scope;
import org.huiyin.access.Withheld;
import org.huiyin.organization.OfficeId;
import org.huiyin.search.Ask;
import org.huiyin.search.Counts;
import org.huiyin.search.Filter;
import org.huiyin.search.Folding;
import org.huiyin.search.MatterText;
import org.huiyin.search.Words;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the index finds and counts is what a scan of every text and every leg finds and counts. */
class LiteralTests {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = LocalDate.of(2026, 3, 2).atTime(9, 0).atZone(ZONE).toInstant();
    private static final String SIGNS = "路灯水管电梯油烟噪声停车垃圾房屋修缮補貼樓道，。 、！abAB12路灯水管电梯";
    private static final List<String> STANDINGS = List.of("registered", "accepted", "served");
    private static final List<String> PLACES = List.of("990102001", "990102002", "990103", "990100");

    @TempDir
    static Path directory;

    static Generation index;
    static List<MatterText> matters = new ArrayList<>();
    static List<UUID> offices = new ArrayList<>();
    static Random random = new Random(7);

    @BeforeAll
    static void make() throws IOException {
        for (int i = 0; i < 6; i++) {
            offices.add(new UUID(random.nextLong(), random.nextLong()));
        }
        for (int i = 0; i < 1500; i++) {
            var legs = new ArrayList<MatterText.LegText>();
            for (int l = random.nextInt(3); l >= 0; l--) {
                int office = random.nextInt(6);
                boolean open = random.nextBoolean();
                legs.add(new MatterText.LegText(offices.get(office), offices.get(office / 2), STANDINGS.get(random.nextInt(3)), open,
                        !open || random.nextInt(4) == 0 ? null : NOW.plusSeconds(86_400L * (random.nextInt(40) - 20)),
                        !open || random.nextInt(4) == 0 ? null : NOW.plusSeconds(86_400L * (random.nextInt(40) - 20))));
            }
            for (int l = 0; i == 700 && l < 250; l++) {
                // more legs than a kind can hold
                legs.add(new MatterText.LegText(UUID.randomUUID(), offices.get(0), "accepted", true, NOW, NOW));
            }
            matters.add(new MatterText(new UUID(random.nextLong(), random.nextLong()), "2603-%04d-%04d".formatted(i, i), text(12),
                    List.of(text(60), text(20)), random.nextBoolean() ? "claim" : "enquiry", random.nextInt(3) == 0 ? null : "URBAN",
                    random.nextBoolean() ? "WEB" : "PHONE", random.nextInt(5) == 0 ? null : PLACES.get(random.nextInt(4)),
                    LocalDate.of(2026, 1, 1).plusDays(random.nextInt(60)), random.nextInt(3) == 0, legs));
        }
        index = Generation.create(directory.resolve("1"), "test/1");
        for (int i = 0; i < matters.size(); i += 400) {
            var some = matters.subList(i, Math.min(matters.size(), i + 400));
            index.write(1, some.stream().map(MatterText::id).toList(), some);
            index.refresh();
        }
        // written twice: the later one counts
        index.write(1, matters.subList(0, 100).stream().map(MatterText::id).toList(), matters.subList(0, 100));
        index.refresh();
    }

    @AfterAll
    static void close() throws IOException {
        index.close();
    }

    private static String text(int length) {
        var text = new StringBuilder();
        for (int i = random.nextInt(length); i >= 0; i--) {
            text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return text.toString();
    }

    private static Ask ask(Scope.Sight sight, List<UUID> hidden, String typed, Filter filter, Ask.Order order) {
        return new Ask(1, sight, withheld(hidden), Words.read(typed), filter, order, NOW, NOW.plusSeconds(4 * 86_400), ZONE);
    }

    /** The first half as known for a while, the other as just recorded, one of them both. */
    private static Withheld withheld(List<UUID> hidden) {
        int half = (hidden.size() + 1) / 2;
        return new Withheld(Withheld.Settled.of(hidden.subList(0, half)), hidden.subList(Math.max(0, half - 1), hidden.size()));
    }

    private static Set<UUID> found(Ask ask) throws IOException {
        return new HashSet<>(pages(ask, 2000));
    }

    private static List<UUID> pages(Ask ask, int size) throws IOException {
        var all = new ArrayList<UUID>();
        String after = null;
        do {
            var from = after;
            var page = index.read(searcher -> LuceneEngine.find(searcher, ask, from, size));
            all.addAll(page.matters());
            after = page.next();
        } while (after != null);
        return all;
    }

    private static Set<UUID> scan(Predicate<MatterText> test) {
        var found = new HashSet<UUID>();
        matters.stream().filter(test).forEach(m -> found.add(m.id()));
        return found;
    }

    private static boolean literally(MatterText matter, String chinese) {
        var wanted = Folding.of(chinese).text();
        return Folding.of(matter.title()).text().contains(wanted) || matter.texts().stream().anyMatch(t -> Folding.of(t).text().contains(wanted));
    }

    @Test
    void everyLiteralOccurrenceIsFoundAndNothingElse() throws IOException {
        var everywhere = new Scope.Sight.WholeHome();
        String chinese = SIGNS.replaceAll("[^\\p{IsHan}]", "");
        for (int length = 1; length <= 5; length++) {
            for (int i = 0; i < 40; i++) {
                // taken from a text, so that longer ones stand somewhere
                var from = matters.get(random.nextInt(matters.size())).texts().getFirst().replaceAll("[^\\p{IsHan}]+", "");
                int at = random.nextInt(Math.max(1, from.length() - length));
                var wanted = from.length() < length ? "" + chinese.charAt(i % chinese.length()) : from.substring(at, at + length);
                assertThat(found(ask(everywhere, List.of(), wanted, Filter.none(), Ask.Order.RELEVANCE))).as(wanted)
                        .isEqualTo(scan(m -> literally(m, wanted)));
            }
        }
        assertThat(found(ask(everywhere, List.of(), "补贴", Filter.none(), Ask.Order.NEWEST))).isEqualTo(scan(m -> literally(m, "補貼"))).isNotEmpty();
        assertThat(found(ask(everywhere, List.of(), "路灯 -水管", Filter.none(), Ask.Order.NEWEST)))
                .isEqualTo(scan(m -> literally(m, "路灯") && !literally(m, "水管"))).isNotEmpty();
        assertThat(found(ask(everywhere, List.of(), "-水管", Filter.none(), Ask.Order.NEWEST))).isEqualTo(scan(m -> !literally(m, "水管"))).isNotEmpty();
        assertThat(found(ask(everywhere, List.of(), "2603-0007-0007", Filter.none(), Ask.Order.NEWEST))).containsExactly(matters.get(7).id());
    }

    @Test
    void mixedWordsAndQuotesStandTogether() throws IOException {
        for (var typed : List.of("路ab灯", "ab路", "路12", "\"路 灯\"", "\"ab 路\"")) {
            var plain = Folding.of(typed.replace("\"", "")).text().replace(" ", "[^\\p{IsHan}a-z0-9]+");
            var pattern = java.util.regex.Pattern.compile("(?<![a-z0-9])" .repeat(Character.isLetterOrDigit(plain.charAt(0)) && plain.charAt(0) < 128 ? 1 : 0) + plain
                    + "(?![a-z0-9])".repeat(plain.charAt(plain.length() - 1) < 128 ? 1 : 0));
            assertThat(found(ask(new Scope.Sight.WholeHome(), List.of(), typed, Filter.none(), Ask.Order.NEWEST))).as(typed)
                    .isEqualTo(scan(m -> java.util.stream.Stream.concat(java.util.stream.Stream.of(m.title()), m.texts().stream())
                            .anyMatch(t -> pattern.matcher(Folding.of(t).text()).find())));
        }
    }

    @Test
    void reachFiltersAndCountsAreThoseOfAScan() throws IOException {
        var officeOf = new HashMap<Long, UUID>();
        offices.forEach(o -> officeOf.put(Legs.mixed(o), o));
        for (int i = 0; i < 120; i++) {
            Scope.Sight sight = switch (random.nextInt(4)) {
                case 0 -> new Scope.Sight.WholeHome();
                case 1 -> new Scope.Sight.Branch(new OfficeId(offices.get(random.nextInt(3))));
                case 2 -> new Scope.Sight.Offices(List.of(new OfficeId(offices.get(random.nextInt(6))), new OfficeId(offices.get(random.nextInt(6)))));
                default -> i % 10 == 0 ? new Scope.Sight.Nothing() : new Scope.Sight.Offices(List.of(new OfficeId(offices.get(random.nextInt(6)))));
            };
            var filter = new Filter(
                    random.nextInt(3) == 0 ? Filter.State.values()[random.nextInt(3)] : Filter.State.ANY,
                    random.nextInt(3) == 0 ? offices.get(random.nextInt(6)) : null,
                    random.nextInt(3) == 0 ? STANDINGS.get(random.nextInt(3)) : null,
                    random.nextInt(4) == 0 ? "claim" : null,
                    random.nextInt(4) == 0 ? "URBAN" : null,
                    random.nextInt(4) == 0 ? "WEB" : null,
                    random.nextInt(4) == 0 ? List.of("990102001", "990102", "990100").get(random.nextInt(3)) : null,
                    random.nextInt(5) == 0 ? LocalDate.of(2026, 1, 20) : null,
                    random.nextInt(5) == 0 ? LocalDate.of(2026, 2, 10) : null,
                    random.nextInt(4) == 0 ? Filter.Due.values()[random.nextInt(3)] : Filter.Due.ANY,
                    random.nextInt(6) == 0 ? LocalDate.of(2026, 2, 25) : null,
                    random.nextInt(6) == 0 ? LocalDate.of(2026, 3, 12) : null);
            var hidden = matters.subList(0, random.nextInt(60)).stream().map(MatterText::id).toList();
            var ask = ask(sight, hidden, random.nextBoolean() ? "路灯" : "", filter, Ask.Order.NEWEST);
            var expected = scan(m -> shows(m, ask, filter));
            assertThat(found(ask)).as("%s", ask).isEqualTo(expected);
            Counts counts = index.read(searcher -> LuceneEngine.count(searcher, ask, officeOf));
            assertThat(counts.matters()).isEqualTo(expected.size());
            assertThat(of(counts, Filter.Part.OFFICE)).as("offices %s", ask).isEqualTo(each(offices.stream().map(UUID::toString).toList(),
                    v -> scan(m -> shows(m, ask, new Filter(filter.state(), UUID.fromString(v), filter.standing(), filter.matterClass(), filter.category(),
                            filter.channel(), filter.place(), filter.receivedFrom(), filter.receivedTo(), filter.due(), filter.dueFrom(), filter.dueTo())))));
            assertThat(of(counts, Filter.Part.STANDING)).as("standings %s", ask).isEqualTo(each(STANDINGS,
                    v -> scan(m -> shows(m, ask, new Filter(filter.state(), filter.office(), v, filter.matterClass(), filter.category(),
                            filter.channel(), filter.place(), filter.receivedFrom(), filter.receivedTo(), filter.due(), filter.dueFrom(), filter.dueTo())))));
            assertThat(of(counts, Filter.Part.STATE)).as("states %s", ask).isEqualTo(each(List.of("OPEN", "CLOSED"),
                    v -> scan(m -> shows(m, ask, new Filter(Filter.State.valueOf(v), filter.office(), filter.standing(), filter.matterClass(),
                            filter.category(), filter.channel(), filter.place(), filter.receivedFrom(), filter.receivedTo(), filter.due(),
                            filter.dueFrom(), filter.dueTo())))));
            assertThat(of(counts, Filter.Part.CLASS)).as("classes %s", ask).isEqualTo(each(List.of("claim", "enquiry"),
                    v -> scan(m -> shows(m, ask, new Filter(filter.state(), filter.office(), filter.standing(), v, filter.category(), filter.channel(),
                            filter.place(), filter.receivedFrom(), filter.receivedTo(), filter.due(), filter.dueFrom(), filter.dueTo())))));
        }
    }

    private static Map<String, Integer> of(Counts counts, Filter.Part part) {
        var map = new HashMap<String, Integer>();
        counts.of(part).forEach(v -> map.put(v.code(), v.matters()));
        return map;
    }

    private static Map<String, Integer> each(List<String> values, java.util.function.Function<String, Set<UUID>> scan) {
        var map = new HashMap<String, Integer>();
        for (var value : values) {
            int n = scan.apply(value).size();
            if (n > 0) {
                map.put(value, n);
            }
        }
        return map;
    }

    private static boolean shows(MatterText m, Ask ask, Filter f) {
        return !ask.withheld().contains(m.id())
                && (ask.words().wanted().isEmpty() || literally(m, ask.words().wanted().getFirst()))
                && (f.matterClass() == null || f.matterClass().equals(m.matterClass()))
                && (f.category() == null || f.category().equals(m.category()))
                && (f.channel() == null || f.channel().equals(m.channel()))
                && (f.place() == null || m.place() != null && m.place().startsWith(f.place().replaceAll("(00)+$", "")))
                && (f.receivedFrom() == null || !m.receivedOn().isBefore(f.receivedFrom()))
                && (f.receivedTo() == null || !m.receivedOn().isAfter(f.receivedTo()))
                && m.legs().stream().anyMatch(l -> reaches(ask.sight(), l)
                        && (f.office() == null || f.office().equals(l.office()))
                        && (f.standing() == null || f.standing().equals(l.standing()))
                        && (f.state() == Filter.State.ANY || l.open() == (f.state() == Filter.State.OPEN))
                        && due(ask, f, l));
    }

    private static boolean due(Ask ask, Filter f, MatterText.LegText l) {
        if (f.due() == Filter.Due.ANY && f.dueFrom() == null && f.dueTo() == null) {
            return true;
        }
        boolean late = l.legalDueAt() != null && !l.legalDueAt().isAfter(ask.now());
        boolean soon = !late && (l.dueAt() != null && l.dueAt().isAfter(ask.now()) && !l.dueAt().isAfter(ask.soon())
                || l.legalDueAt() != null && !l.legalDueAt().isAfter(ask.soon()));
        if (f.due() == Filter.Due.LATE && !late || f.due() == Filter.Due.SOON && !soon) {
            return false;
        }
        var shown = late ? l.legalDueAt() : l.dueAt();
        if (f.dueFrom() == null && f.dueTo() == null || shown == null) {
            return shown != null || f.dueFrom() == null && f.dueTo() == null;
        }
        var day = shown.minusSeconds(1).atZone(ZONE).toLocalDate();
        return (f.dueFrom() == null || !day.isBefore(f.dueFrom())) && (f.dueTo() == null || !day.isAfter(f.dueTo()));
    }

    private static boolean reaches(Scope.Sight sight, MatterText.LegText leg) {
        return switch (sight) {
            case Scope.Sight.Nothing _ -> false;
            case Scope.Sight.Offices(var at) -> at.contains(new OfficeId(leg.office()));
            case Scope.Sight.Branch(var at) -> at.value().equals(leg.branch());
            case Scope.Sight.WholeHome _, Scope.Sight.EveryHome _ -> true;
        };
    }

    @Test
    void pagesFollowEachOtherWithoutLossInEveryOrder() throws IOException {
        for (var order : Ask.Order.values()) {
            var ask = ask(new Scope.Sight.Branch(new OfficeId(offices.getFirst())), List.of(), "路灯", Filter.none(), order);
            var all = pages(ask, 2000);
            assertThat(pages(ask, 7)).as(order.name()).isEqualTo(all).doesNotHaveDuplicates();
            assertThat(all).hasSizeGreaterThan(30);
        }
        for (var bad : List.of("", "x", "////", "UkVMRVZBTkNF", "RFVFIHggeQ")) {
            var ask = ask(new Scope.Sight.WholeHome(), List.of(), "路灯", Filter.none(), Ask.Order.DUE);
            assertThat(index.read(s -> LuceneEngine.find(s, ask, bad, 5)).matters()).hasSize(5);
        }
    }

    @Test
    void theSoonestDueOfAnOpenLegInReachComesFirst() throws IOException {
        var byId = new HashMap<UUID, MatterText>();
        matters.forEach(m -> byId.put(m.id(), m));
        for (var sight : List.of(new Scope.Sight.WholeHome(), new Scope.Sight.Branch(new OfficeId(offices.get(1))),
                new Scope.Sight.Offices(List.of(new OfficeId(offices.get(3)))))) {
            for (var state : List.of(Filter.State.ANY, Filter.State.OPEN)) {
                var filter = new Filter(state, null, null, "claim", null, null, null, null, null, Filter.Due.ANY, null, null);
                // small pages: what is left out because it cannot be on the page any more is left out rightly
                for (var ask : List.of(ask(sight, List.of(), "", filter, Ask.Order.DUE), ask(sight, List.of(), "路灯", filter, Ask.Order.DUE))) {
                    var found = pages(ask, 7);
                    var expected = matters.stream().filter(m -> shows(m, ask, filter)).map(m -> soonest(m, sight)).sorted().toList();
                    assertThat(found).doesNotHaveDuplicates();
                    assertThat(found.stream().map(id -> soonest(byId.get(id), sight)).toList()).as("%s %s", sight, state).isEqualTo(expected).hasSizeGreaterThan(10);
                }
            }
        }
    }

    private static Instant soonest(MatterText matter, Scope.Sight sight) {
        return matter.legs().stream().filter(l -> l.open() && l.dueAt() != null && reaches(sight, l)).map(MatterText.LegText::dueAt).min(Instant::compareTo).orElse(Instant.MAX);
    }
}
