package org.huiyin.triage.issue;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huiyin.journal.Batch;
import org.huiyin.journal.Entry;
import org.huiyin.journal.Projection;
import org.huiyin.triage.hot.Groups;
import org.huiyin.triage.hot.IssueNames;
import org.huiyin.triage.hot.Sketch;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Follows the journal and keeps issues as matters arrive. A matter that is sealed, becomes an accusation or is erased is taken out, and what
 * it had joined is put together again without it. Only what the facts say now is kept, so that made from zero it is the same.
 */
@Component
class IssueFollower implements Projection {

    static final String NAME = "issues";
    static final String SPLIT = "issue.split";
    /** Like matters are looked for this far back. */
    private static final int YEARS_BACK = 2;
    private static final int KEYS_OF_TERMS = 16;
    private static final int KEYS_OF_NAMES = 4;
    private static final int COMPARED_FOR_MERGING = 40;
    private static final int READ_FOR_NAMING = 60;

    private final Vocabularies vocabularies;
    private final MatterWords words;
    private final SketchStore sketches;
    private final IssueStore issues;
    private final JoinStore joins;
    private final IssueIdentity identity;

    IssueFollower(Vocabularies vocabularies, MatterWords words, SketchStore sketches, IssueStore issues, JoinStore joins, IssueIdentity identity) {
        this.vocabularies = vocabularies;
        this.words = words;
        this.sketches = sketches;
        this.issues = issues;
        this.joins = joins;
        this.identity = identity;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void follow(Batch batch) {
        var touched = new LinkedHashSet<UUID>();
        batch.entries().forEach(entry -> {
            if (entry.matter() != null) {
                touched.add(entry.matter().value());
            }
        });
        int home = batch.home();
        Vocabularies.@Nullable InUse with = touched.isEmpty() ? null : vocabularies.of(home).orElse(null);
        if (with == null) {
            return; // too few matters to know what is rare; they are taken in when a vocabulary is learned
        }
        var read = words.of(home, touched);
        for (var entry : batch.entries()) {
            if (entry.matter() != null) {
                var matter = entry.matter().value();
                if (touched.remove(matter)) {
                    look(home, matter, read.get(matter), with, entry);
                }
                if (entry.act().equals(SPLIT) && entry.text("issue") != null) {
                    part(home, matter, UUID.fromString(entry.text("issue")), with);
                }
            }
        }
    }

    private void look(int home, UUID matter, MatterWords.@Nullable Read says, Vocabularies.InUse with, Entry cause) {
        var known = sketches.find(home, matter).orElse(null);
        if (says == null) {
            identity.forget(home, matter);
        }
        if (known != null && says == null) {
            takeOut(home, known, with, cause);
        } else if (known == null && says != null) {
            takeIn(home, says, with, cause);
        } else if (known != null && known.issue() != null) {
            issues.reach(home, known.issue(), matter); // it may have gone to another office
        }
    }

    /** A matter that people have said is no part of an issue leaves it for good; what else is in it stays. */
    void part(int home, UUID matter, UUID issue, Vocabularies.InUse with) {
        sketches.part(home, matter, issue);
        write(home, issue, with);
    }

    private void takeIn(int home, MatterWords.Read says, Vocabularies.InUse with, Entry cause) {
        var sketch = with.sketcher().sketch(says.words());
        int[] keys = keys(sketch);
        sketches.add(home, says, with.version(), sketch, keys);
        settle(home, new SketchStore.Row(says.matter(), says.receivedOn(), says.place(), null, sketch, keys, Set.of()), with, Set.of(), cause);
    }

    /**
     * Finds the place of a matter that is in no issue.
     *
     * @param notYet matters that count as not yet come
     */
    private void settle(int home, SketchStore.Row row, Vocabularies.InUse with, Set<UUID> notYet, Entry cause) {
        if (row.keys().length == 0) {
            return;
        }
        var found = sketches.alike(home, row.matter(), row.keys(), row.place(), with.version(), row.receivedOn().minusYears(YEARS_BACK)).stream()
                .filter(other -> !notYet.contains(other.matter())).toList();
        var ids = identity.ids(home, row, found);
        var place = Arrival.of(row, found, sketches.sizes(home, found), ids);
        @Nullable UUID issue = said(home, row);
        if (issue == null) {
            issue = place.issue();
        }
        if (issue == null && place.with() != null) {
            issue = ids.get(Arrival.first(place.with(), row.matter()));
            sketches.put(home, place.with(), issue);
        }
        if (issue == null) {
            return;
        }
        sketches.put(home, row.matter(), issue);
        for (var single : place.singles()) { // with the new one they may be many enough to be alike on average
            var joined = issue;
            if (!single.apart().contains(joined)
                    && Arrival.between(List.of(single), sketches.of(home, joined, COMPARED_FOR_MERGING)) >= Groups.ALIKE) {
                sketches.put(home, single.matter(), joined);
            }
        }
        for (var other : place.near()) {
            issue = mergeIfOne(home, issue, other, cause);
        }
        write(home, issue, with);
    }

    /** The issue that the person said it belongs to, or the one that it became a part of, unless people have taken the matter out of it. */
    private @Nullable UUID said(int home, SketchStore.Row row) {
        return joins.of(home, row.matter())
                .flatMap(issue -> sketches.any(home, issue) ? Optional.of(issue) : identity.heir(home, issue))
                .filter(issue -> !row.apart().contains(issue))
                .orElse(null);
    }

    /** Two issues whose matters are alike on average are one; the older gives its name. */
    private UUID mergeIfOne(int home, UUID a, UUID b, Entry cause) {
        if (a.equals(b)) {
            return a;
        }
        var of = sketches.of(home, a, COMPARED_FOR_MERGING);
        var and = sketches.of(home, b, COMPARED_FOR_MERGING);
        if (of.isEmpty() || and.isEmpty() || Arrival.between(of, and) < Groups.ALIKE) {
            return a;
        }
        boolean aIsOlder = Arrival.first(of.getFirst().matter(), and.getFirst().matter()).equals(of.getFirst().matter());
        var kept = aIsOlder ? a : b;
        var gone = aIsOlder ? b : a;
        if (sketches.keptApart(home, gone, kept)) {
            return a; // people have said of a matter in one of them that it is no part of the other
        }
        identity.merge(home, gone, kept, cause);
        sketches.move(home, gone, kept);
        sketches.apartToo(home, gone, kept);
        issues.remove(home, gone);
        return kept;
    }

    private void takeOut(int home, SketchStore.Row known, Vocabularies.InUse with, Entry cause) {
        sketches.remove(home, known.matter());
        if (known.issue() != null) {
            again(home, known.issue(), with, cause);
        }
    }

    /**
     * Takes an issue apart and puts its matters together again in the order they came: one that was taken out leaves no trace. The id stays
     * with most of them.
     */
    private void again(int home, UUID issue, Vocabularies.InUse with, Entry cause) {
        var members = sketches.of(home, issue, Integer.MAX_VALUE);
        if (members.isEmpty()) {
            issues.remove(home, issue);
            return;
        }
        identity.pass(home, issue, members.getFirst().matter(), cause);
        sketches.move(home, issue, null);
        issues.remove(home, issue);
        var notYet = new HashSet<UUID>();
        members.forEach(member -> notYet.add(member.matter()));
        for (var member : members) {
            notYet.remove(member.matter());
            var now = sketches.find(home, member.matter()).orElseThrow();
            if (now.issue() == null) { // else one that came before has drawn it in
                settle(home, now, with, notYet, cause);
            }
        }
        var left = sketches.sizesAmong(home, members.stream().map(SketchStore.Row::matter).toList());
        if (left.isEmpty()) {
            return; // all single now; if others join the first again, it is that issue again
        }
        var most = left.entrySet().stream().sorted(java.util.Map.Entry.<UUID, Integer>comparingByValue().reversed().thenComparing(java.util.Map.Entry.comparingByKey())).findFirst().orElseThrow().getKey();
        if (most.equals(issue)) {
            return;
        }
        var founder = sketches.of(home, most, 1).getFirst().matter();
        if (members.stream().anyMatch(member -> member.matter().equals(founder))) {
            identity.pass(home, issue, founder, cause);
            sketches.move(home, most, issue);
            issues.remove(home, most);
            write(home, issue, with);
        } else {
            identity.merge(home, issue, most, cause); // they found their place in an older issue
        }
    }

    private void write(int home, UUID issue, Vocabularies.InUse with) {
        var members = sketches.of(home, issue, READ_FOR_NAMING).stream().map(SketchStore.Row::matter).toList();
        if (members.isEmpty()) {
            issues.remove(home, issue);
            return;
        }
        IssueNames.Named named = with.names().name(words.of(home, members).values().stream().map(MatterWords.Read::words).toList());
        List<LocalDate> days = issues.days(home, issue);
        issues.write(home, issue, members.getFirst(), days, named);
        identity.founded(home, issue, members.getFirst());
    }

    /** The rarest pairs and the weightiest names: an index over few keys stays small and quick. */
    static int[] keys(Sketch sketch) {
        return java.util.stream.IntStream.concat(
                        Arrays.stream(heaviest(sketch.terms(), sketch.weights(), KEYS_OF_TERMS)),
                        Arrays.stream(heaviest(sketch.names(), sketch.nameWeights(), KEYS_OF_NAMES)).map(name -> ~name))
                .sorted().distinct().toArray();
    }

    private static int[] heaviest(int[] digests, float[] weights, int most) {
        return java.util.stream.IntStream.range(0, digests.length).boxed()
                .sorted((i, j) -> weights[i] != weights[j] ? Float.compare(weights[j], weights[i]) : Integer.compare(digests[i], digests[j]))
                .limit(most).mapToInt(i -> digests[i]).toArray();
    }

    @Override
    public void reset(int home) {
        sketches.clear(home);
    }
}
