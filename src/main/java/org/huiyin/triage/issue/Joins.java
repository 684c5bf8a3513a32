package org.huiyin.triage.issue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huiyin.category.Schemes;
import org.huiyin.journal.Ids;
import org.huiyin.journal.Journal;
import org.huiyin.journal.MatterId;
import org.huiyin.journal.NewEntry;
import org.huiyin.organization.Office;
import org.huiyin.organization.Organization;
import org.huiyin.storage.Installation;
import org.huiyin.triage.hot.Problems;
import org.huiyin.triage.hot.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether somebody who is about to file may be told: this problem is being handled, does yours belong to it? Whoever is told learns that others
 * wrote of it. So it is told only of things in public space that are publicly known or that three matters tell of on their own account, only to whom
 * has named the same place and the same thing already, and it says no more than these. To whom it may not be told the answer is the same as
 * when there is nothing. A matter that joins is one like any other: its receipt, notices and clocks are its own.
 */
@Service
public class Joins {

    static final String JOIN = "issue.join";
    /** With fewer that tell of it on their own account it could tell who complained. */
    private static final int LEAST = 3;
    private static final int YEARS_BACK = 2;
    /** The latest matters of an issue that are weighed. */
    private static final int WEIGHED = 60;
    private static final int SHORTEST_OFFICE = 3;

    private final JoinStore store;
    private final SketchStore sketches;
    private final IssueIdentity identity;
    private final MatterWords words;
    private final Vocabularies vocabularies;
    private final Organization organization;
    private final Journal journal;
    private final PublicSpace space;
    private final int home;
    private final ZoneId zone;

    Joins(JoinStore store, SketchStore sketches, IssueIdentity identity, MatterWords words, Vocabularies vocabularies, Organization organization, Journal journal,
            Schemes schemes, Installation installation, ZoneId zone) {
        this.store = store;
        this.sketches = sketches;
        this.identity = identity;
        this.words = words;
        this.vocabularies = vocabularies;
        this.organization = organization;
        this.journal = journal;
        this.space = PublicSpace.shipped(vocabularies.problems(), schemes);
        this.home = installation.home();
        this.zone = zone;
    }

    /**
     * What may be offered: the name of the issue, of words that the person has typed already, and nothing else.
     *
     * @param issue for {@link #join}; never shown
     * @param place as the person called it
     */
    public record Offer(UUID issue, String place, List<Problems.Problem> problems) {

        public Offer {
            problems = List.copyOf(problems);
        }

        /** Place and problem. */
        public String name(boolean english) {
            return place + " · " + String.join(english ? ", " : "、", problems.stream().map(p -> english ? p.en() : p.zh()).toList());
        }
    }

    /** Whether it is worth a look-up: known from the draft alone, so that a look-up that would find nothing is not counted against anybody. */
    public boolean mayBeOffered(Asked asked) {
        var clean = asked.withoutSelf();
        return clean.about() && !clean.hasNumbers() && space.speaksOfAny(clean.all()) && !namesSomebody(clean.all());
    }

    /** The issue that may be offered to whoever is about to file this. The caller makes asking slow. */
    @Transactional(readOnly = true)
    public Optional<Offer> offer(Asked asked, LocalDate today) {
        var with = vocabularies.of(home).orElse(null);
        if (with == null || !mayBeOffered(asked)) {
            return Optional.empty();
        }
        var clean = asked.withoutSelf();
        var sketch = with.sketcher().sketch(Words.of(clean.title(), clean.content()));
        int[] keys = IssueFollower.keys(sketch);
        if (keys.length == 0) {
            return Optional.empty();
        }
        var self = new SketchStore.Row(Ids.next(), today, clean.place(), null, sketch, keys, Set.of());
        var found = sketches.alike(home, self.matter(), keys, clean.place(), with.version(), today.minusYears(YEARS_BACK));
        return Optional.ofNullable(Arrival.of(self, found, sketches.sizes(home, found), identity.ids(home, self, found)).issue())
                .flatMap(issue -> store.issue(home, issue))
                .flatMap(issue -> named(issue, clean).filter(_ -> isTold(issue)));
    }

    /** The issue by the words of the draft: the place stands in it, and of the kinds of problem those it speaks of. */
    private Optional<Offer> named(JoinStore.Offered issue, Asked asked) {
        var all = asked.all();
        if (!space.isAllPublic(issue.problems()) || !space.isPlace(issue.place()) || namesSomebody(issue.place()) || !all.contains(issue.place())) {
            return Optional.empty();
        }
        var spoken = vocabularies.problems().all().stream().filter(p -> issue.problems().contains(p.code()) && space.speaksOf(p.code(), all)).toList();
        return spoken.isEmpty() ? Optional.empty() : Optional.of(new Offer(issue.issue(), issue.place(), spoken));
    }

    /** Whether enough tell of it, or everybody knows, and whether it is being handled at all. */
    private boolean isTold(JoinStore.Offered issue) {
        var members = store.members(home, issue.issue(), WEIGHED).stream().filter(m -> !m.archived() && space.mayHold(m.category())).toList();
        var ids = members.stream().map(JoinStore.Member::matter).toList();
        Map<UUID, MatterWords.Read> texts = words.of(home, ids);
        var told = new ArrayList<Independence.Told>();
        boolean handled = false;
        for (var member : members) {
            MatterWords.@Nullable Read read = texts.get(member.matter());
            if (read != null && !namesSomebody(read.words().title() + "\n" + read.words().content())) {
                told.add(Independence.Told.of(member.matter(), read.words().content(), member.originalNumber()));
                handled |= member.handled();
            }
        }
        return handled && (issue.known() || Independence.count(told, store.same(home, ids)) >= LEAST);
    }

    private boolean namesSomebody(String even) {
        return space.namesSomebody(even) || organization.offices().stream().anyMatch(office -> names(office, even));
    }

    /** Its name, also without the division in front: people write 住建局 for 市住建局. */
    private static boolean names(Office office, String even) {
        var zh = Asked.even(office.nameZh());
        var en = Asked.even(office.nameEn());
        var bare = zh.replaceFirst("^.{0,8}?[省市区县](?=.{3})", "");
        return even.contains(zh) || bare.length() >= SHORTEST_OFFICE && even.contains(bare) || !en.isBlank() && even.contains(en);
    }

    /**
     * Keeps that a matter was said to belong to an issue, in the transaction that files it. The follower counts it there like any other; nobody is shown
     * that it was said.
     *
     * @return false when the matter or the issue cannot: the matter is filed all the same
     */
    @Transactional
    public boolean join(MatterId matter, UUID issue, Instant now) {
        if (matter.home() != home || store.of(home, matter.value()).isPresent() || !store.mayJoin(home, matter.value())) {
            return false;
        }
        // between the question and the filing it may have become a part of another
        var current = store.issue(home, issue).isPresent() ? Optional.of(issue) : identity.heir(home, issue);
        if (current.isEmpty()) {
            return false;
        }
        var joined = current.get();
        var person = journal.of(matter).getFirst().actor();
        var entry = journal.append(new NewEntry(home, matter, null, JOIN, now.atZone(zone).toLocalDate(), person, Map.of("issue", joined)));
        store.add(home, matter.value(), joined, now, entry);
        return true;
    }
}
