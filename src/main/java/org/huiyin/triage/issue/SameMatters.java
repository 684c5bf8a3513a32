package org.huiyin.triage.issue;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.huiyin.access.Refusal;
import org.huiyin.access.Scope;
import org.huiyin.access.SignedIn;
import org.huiyin.journal.Ids;
import org.huiyin.journal.Journal;
import org.huiyin.journal.MatterId;
import org.huiyin.journal.NewEntry;
import org.huiyin.storage.Installation;
import org.huiyin.triage.hot.Likeness;
import org.huiyin.triage.hot.Sketcher;
import org.huiyin.triage.hot.Words;
import org.huiyin.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The same matter (同一事项): the few that may be the same facts are suggested with what matches; a named official compares the facts and decides
 * in their own words, without seeing a score (条例第十九条第三款、第三十六条第三款). A decision links two matters and takes nothing from anybody: each
 * keeps its own receipt, notices and clocks.
 */
@Service
public class SameMatters {

    /** Below this two matters may be of one kind, but hardly the same facts. */
    static final double LIKELY = 0.6;
    private static final int MOST_SHOWN = 5;
    private static final int YEARS_BACK = 2;
    private static final int LONGEST = 2_000;

    private final JdbcClient jdbc;
    private final SketchStore sketches;
    private final MatterWords words;
    private final Vocabularies vocabularies;
    private final Vault vault;
    private final Journal journal;
    private final int home;
    private final ZoneId zone;

    SameMatters(JdbcClient jdbc, SketchStore sketches, MatterWords words, Vocabularies vocabularies, Vault vault, Journal journal, Installation installation, ZoneId zone) {
        this.jdbc = jdbc;
        this.sketches = sketches;
        this.words = words;
        this.vocabularies = vocabularies;
        this.vault = vault;
        this.journal = journal;
        this.home = installation.home();
        this.zone = zone;
    }

    /**
     * A matter that may be the same.
     *
     * @param number of the matter, as the viewer may see it
     * @param score 0 to 1, of how alike they are in all
     * @param words 0 to 1, of rare words in common
     * @param sameProblem whether both are mainly about one kind of problem
     * @param names that both name
     */
    public record Likely(MatterId matter, String number, @Nullable String title, double score, double words, boolean sameProblem, List<String> names) {}

    /** The few matters within the viewer's scope that may be the same as one they may see; the likeliest first. */
    @Transactional(readOnly = true)
    public List<Likely> likely(Scope scope, MatterId matter) {
        var self = matter.home() == home ? sketches.find(home, matter.value()).orElse(null) : null;
        var with = vocabularies.of(home).orElse(null);
        if (self == null || with == null || !visible(scope, matter)) {
            return List.of();
        }
        return alike(scope, with, self, () -> names(with.sketcher(), words.of(home, Set.of(matter.value())).get(matter.value())));
    }

    /**
     * The same for what is being typed at registration. It is read and forgotten; what the person said of themselves, and any number that leads to a
     * person, is left out before anything is compared.
     */
    @Transactional(readOnly = true)
    public List<Likely> likely(Scope scope, Asked typed, LocalDate today) {
        var with = vocabularies.of(home).orElse(null);
        if (with == null) {
            return List.of();
        }
        var clean = typed.withoutSelf().withoutNumbers();
        var said = Words.of(clean.title(), clean.content());
        var sketch = with.sketcher().sketch(said);
        int[] keys = IssueFollower.keys(sketch);
        if (keys.length == 0) {
            return List.of();
        }
        return alike(scope, with, new SketchStore.Row(Ids.next(), today, clean.place(), null, sketch, keys, Set.of()),
                () -> with.sketcher().names(said).stream().map(Sketcher.Name::text).toList());
    }

    /** @param own names in the words that are asked about, read only where something was found */
    private List<Likely> alike(Scope scope, Vocabularies.InUse with, SketchStore.Row self, Supplier<List<String>> own) {
        record Scored(UUID matter, Likeness likeness) {}
        var scored = sketches.alike(home, self.matter(), self.keys(), self.place(), with.version(), self.receivedOn().minusYears(YEARS_BACK)).stream()
                .map(row -> new Scored(row.matter(), Likeness.of(self.sketch(), row.sketch())))
                .filter(s -> s.likeness().score() >= LIKELY)
                .sorted(Comparator.comparingDouble((Scored s) -> -s.likeness().score()).thenComparing(Scored::matter))
                .limit(20)
                .toList();
        if (scored.isEmpty()) {
            return List.of();
        }
        record Seen(UUID matter, String number, @Nullable String title) {}
        Map<UUID, Seen> seen = scope.bind(jdbc.sql("""
                select distinct on (l.matter) l.matter, l.number, l.title from legs l
                 where l.home = :home and l.matter = any(:ids) and """ + scope.visible("l") + " order by l.matter, l.opened_at, l.id")
                .param("home", home).param("ids", scored.stream().map(Scored::matter).toArray(UUID[]::new)))
                .query((row, _) -> new Seen(row.getObject("matter", UUID.class), row.getString("number"), row.getString("title")))
                .list().stream().collect(Collectors.toMap(Seen::matter, s -> s));
        var texts = words.of(home, seen.keySet());
        var named = seen.isEmpty() ? List.<String>of() : own.get();
        var found = new ArrayList<Likely>();
        for (var each : scored) {
            @Nullable Seen as = seen.get(each.matter());
            if (as != null && found.size() < MOST_SHOWN) {
                var shared = names(with.sketcher(), texts.get(each.matter())).stream().filter(named::contains).toList();
                found.add(new Likely(new MatterId(home, each.matter()), as.number(), as.title(), Math.min(1, each.likeness().score()), Math.min(1, each.likeness().words()), each.likeness().problem() >= 0.5, longest(shared)));
            }
        }
        return found;
    }

    private static List<String> names(Sketcher sketcher, MatterWords.@Nullable Read read) {
        return read == null ? List.of() : sketcher.names(read.words()).stream().map(Sketcher.Name::text).toList();
    }

    private static List<String> longest(List<String> names) {
        return names.stream().filter(n -> names.stream().noneMatch(o -> o.length() > n.length() && o.contains(n))).limit(5).toList();
    }

    /**
     * A decision that stands, or that was taken back.
     *
     * @param agree which facts agree, in the official's words
     * @param differ which differ
     */
    public record Decision(UUID id, MatterId matter, MatterId other, boolean same, String agree, String differ, String by, Instant at, @Nullable Instant undoneAt,
            @Nullable String undoneWhy) {}

    /** What came of deciding. */
    public sealed interface Decided {
        /** It stands. */
        record Done(UUID id) implements Decided {}

        /** It was not taken, and why. */
        record Refused(Refusal why) implements Decided {}
    }

    /** Decides whether two matters are the same. The petition office or an office that handles one of them; both must be within scope. */
    @Transactional
    public Decided decide(SignedIn who, Scope scope, MatterId matter, MatterId other, boolean same, String agree, String differ, Instant now) {
        if (matter.equals(other) || matter.home() != other.home() || !visible(scope, matter) || !visible(scope, other)) {
            return refused("triage.same.refused.absent");
        }
        if (!mayDecide(who)) {
            return refused("triage.same.refused.role");
        }
        if (agree.isBlank() || differ.isBlank()) {
            return refused("triage.same.refused.words");
        }
        if (agree.strip().length() > LONGEST || differ.strip().length() > LONGEST) {
            return refused("triage.same.refused.long", LONGEST);
        }
        var id = Ids.next();
        if (between(matter, other).stream().anyMatch(d -> d.undoneAt() == null)) {
            return refused("triage.same.refused.decided");
        }
        var entry = journal.append(new NewEntry(matter.home(), matter, null, "same-matter.decide", now.atZone(zone).toLocalDate(), who.actor(),
                Map.of("decision", id, "other", other.value(), "same", same)));
        try {
            jdbc.sql("""
                    insert into same_matters (home, id, matter, other, same, agree, differ, by_staff, office_id, at, entry)
                    values (:home, :id, :matter, :other, :same, :agree, :differ, :by, :office, :at, :entry)
                    """)
                    .param("home", matter.home()).param("id", id).param("matter", matter.value()).param("other", other.value()).param("same", same)
                    .param("agree", swept(matter, other, agree)).param("differ", swept(matter, other, differ)).param("by", who.staff().toString())
                    .param("office", who.office().value()).param("at", Timestamp.from(now)).param("entry", entry.value())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new IllegalStateException("Two decisions on one pair at the same moment; the first stands", e);
        }
        return new Decided.Done(id);
    }

    /** Takes a decision back, with a reason; it stays on record. */
    @Transactional
    public Decided undo(SignedIn who, Scope scope, MatterId matter, UUID decision, String why, Instant now) {
        var found = of(scope, matter).stream().filter(d -> d.id().equals(decision) && d.undoneAt() == null).findFirst().orElse(null);
        if (found == null) {
            return refused("triage.same.refused.absent");
        }
        if (!mayDecide(who)) {
            return refused("triage.same.refused.role");
        }
        if (why.isBlank() || why.strip().length() > LONGEST) {
            return refused("triage.same.refused.why", LONGEST);
        }
        var entry = journal.append(new NewEntry(matter.home(), matter, null, "same-matter.undo", now.atZone(zone).toLocalDate(), who.actor(), Map.of("decision", decision)));
        int changed = jdbc.sql("""
                update same_matters set undone_at = :at, undone_by = :by, undone_why = :why, undone_entry = :entry
                 where home = :home and id = :id and undone_at is null
                """)
                .param("at", Timestamp.from(now)).param("by", who.staff().toString()).param("why", swept(found.matter(), found.other(), why))
                .param("entry", entry.value()).param("home", matter.home()).param("id", decision)
                .update();
        if (changed == 0) {
            throw new IllegalStateException("The decision was taken back at the same moment");
        }
        return new Decided.Done(decision);
    }

    /** Decisions on a matter whose other matter the viewer may see too, the latest first. */
    @Transactional(readOnly = true)
    public List<Decision> of(Scope scope, MatterId matter) {
        if (!visible(scope, matter)) {
            return List.of();
        }
        return decisions("home = :home and (matter = :a or other = :a)", matter, matter).stream()
                .filter(d -> visible(scope, d.matter()) && visible(scope, d.other()))
                .toList();
    }

    private List<Decision> between(MatterId a, MatterId b) {
        return decisions("home = :home and (matter = :a and other = :b or matter = :b and other = :a)", a, b);
    }

    private List<Decision> decisions(String which, MatterId a, MatterId b) {
        return jdbc.sql("select * from same_matters where " + which + " order by at desc, id desc limit 100")
                .param("home", a.home()).param("a", a.value()).param("b", b.value())
                .query((row, _) -> {
                    @Nullable OffsetDateTime undone = row.getObject("undone_at", OffsetDateTime.class);
                    return new Decision(row.getObject("id", UUID.class), new MatterId(a.home(), row.getObject("matter", UUID.class)),
                            new MatterId(a.home(), row.getObject("other", UUID.class)), row.getBoolean("same"), row.getString("agree"), row.getString("differ"),
                            row.getString("by_staff"), row.getObject("at", OffsetDateTime.class).toInstant(), undone == null ? null : undone.toInstant(),
                            row.getString("undone_why"));
                })
                .list();
    }

    private static boolean mayDecide(SignedIn who) {
        return who.roles().contains("petition-officer") || who.roles().contains("petition-head") || who.roles().contains("handler") || who.roles().contains("office-head");
    }

    /** The number of a matter, if the viewer may see it. */
    @Transactional(readOnly = true)
    public Optional<String> number(Scope scope, MatterId matter) {
        return scope.bind(jdbc.sql("select l.number from legs l where l.home = :home and l.matter = :matter and " + scope.visible("l") + " order by l.opened_at, l.id limit 1")
                .param("home", matter.home()).param("matter", matter.value())).query(String.class).optional();
    }

    private boolean visible(Scope scope, MatterId matter) {
        return scope.bind(jdbc.sql("select exists (select 1 from legs l where l.home = :home and l.matter = :matter and " + scope.visible("l") + ")")
                .param("home", matter.home()).param("matter", matter.value())).query(Boolean.class).single();
    }

    /** Swept of what either person gave of themselves. */
    private String swept(MatterId matter, MatterId other, String typed) {
        return vault.sweep(other, vault.sweep(matter, typed.strip()));
    }

    private static Decided refused(String key, Object... args) {
        return new Decided.Refused(Refusal.because(key, args));
    }
}
