package org.huiyin.triage.issue;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.Refusal;
import org.huiyin.access.Scope;
import org.huiyin.access.SignedIn;
import org.huiyin.casework.MapPoint;
import org.huiyin.journal.Ids;
import org.huiyin.journal.Journal;
import org.huiyin.journal.MatterId;
import org.huiyin.journal.NewEntry;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.Organization;
import org.huiyin.storage.Installation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hot issues, as a viewer may see them. An issue is there for who sees at least three of its matters through their scope: the office that
 * handles them, the offices above it, and the petition office; what a viewer may not see is neither shown nor counted. An office to which the
 * petition office gave it as a task sees that there is one, how big and since when, and of its matters still only those in its scope.
 */
@Service
public class Issues {

    /** With fewer matters it is not shown: it could tell who complained. */
    public static final int LEAST = 3;
    private static final int MOST_SPOTS = 2000;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_REASON = 500;

    private final JdbcClient jdbc;
    private final IssueRows rows;
    private final SketchStore sketches;
    private final Vocabularies vocabularies;
    private final IssueFollower follower;
    private final IssueStore store;
    private final IssueIdentity identity;
    private final Organization organization;
    private final Journal journal;
    private final int home;
    private final ZoneId zone;

    Issues(JdbcClient jdbc, IssueRows rows, SketchStore sketches, Vocabularies vocabularies, IssueFollower follower, IssueStore store, IssueIdentity identity,
            Organization organization, Journal journal, Installation installation, ZoneId zone) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.sketches = sketches;
        this.vocabularies = vocabularies;
        this.follower = follower;
        this.store = store;
        this.identity = identity;
        this.organization = organization;
        this.journal = journal;
        this.home = installation.home();
        this.zone = zone;
    }

    /** The hottest issues that this viewer may see, the next page after the one before. */
    @Transactional(readOnly = true)
    public Issue.Page page(Scope scope, Issue.@Nullable After after, int atMost) {
        var found = rows.hottest(scope, after, null, atMost + 1);
        boolean more = found.size() > atMost;
        var shown = more ? found.subList(0, atMost) : found;
        return new Issue.Page(shown.stream().map(IssueRows.Row::issue).toList(), more ? new Issue.After(shown.getLast().points(), shown.getLast().issue().id()) : null);
    }

    /** Issues of three and more that nobody has taken and to which matters came lately: 这个问题需要有人牵头. The hottest first. */
    @Transactional(readOnly = true)
    public List<Issue> withoutOwner(Scope scope, LocalDate since, int atMost) {
        return rows.hottest(scope, null, since, atMost).stream().map(IssueRows.Row::issue).toList();
    }

    /** One issue, if this viewer may see three of its matters or their office has it as a task. */
    @Transactional(readOnly = true)
    public Optional<Issue> find(Scope scope, UUID issue) {
        return rows.one(scope, issue);
    }

    /** The issue that one which is there no more became a part of, if this viewer may see it: old addresses lead there. */
    @Transactional(readOnly = true)
    public Optional<UUID> heir(Scope scope, UUID gone) {
        return identity.heir(home, gone).filter(issue -> find(scope, issue).isPresent());
    }

    /** Its matters that this viewer may see, of an issue that was found for them; the latest first, after the one before. One row for each matter: its latest leg in reach. */
    @Transactional(readOnly = true)
    public List<Issue.Member> members(Scope scope, Issue issue, @Nullable UUID before, int atMost) {
        return scope.bind(jdbc.sql("""
                select s.matter, s.received_on, v.id, v.number, v.title, v.procedure, v.standing, v.open, v.office_id
                  from matter_sketches s
                  join lateral (select l.id, l.number, l.title, l.procedure, l.standing, l.open, l.office_id from legs l
                         where l.home = s.home and l.matter = s.matter and """ + scope.visible("l") + """
                         order by l.open desc, l.opened_at desc, l.id limit 1) v on true
                 where s.home = :home and s.issue = :issue and (cast(:before as uuid) is null or s.matter < cast(:before as uuid))
                 order by s.matter desc limit :most
                """)
                .param("home", home).param("issue", issue.id()).param("before", before == null ? null : before.toString()).param("most", atMost))
                .query((row, _) -> new Issue.Member(row.getObject("matter", UUID.class), row.getObject("id", UUID.class), row.getString("number"),
                        row.getString("title"), row.getObject("received_on", LocalDate.class), row.getString("procedure"), row.getString("standing"), row.getBoolean("open"),
                        new OfficeId(row.getObject("office_id", UUID.class))))
                .list();
    }

    /** Where those of its latest matters lie whose words about the place hold coordinates; each spot once, rounded. */
    @Transactional(readOnly = true)
    public List<Issue.Spot> spots(Scope scope, Issue issue) {
        var count = new LinkedHashMap<MapPoint, Integer>();
        scope.bind(jdbc.sql("""
                select p.text from matter_sketches s
                  join lateral (select t.text from matter_texts t where t.home = s.home and t.matter = s.matter and t.kind = 'place' and t.erased_at is null
                         and t.text is not null order by t.ordinal, t.version desc limit 1) p on true
                 where s.home = :home and s.issue = :issue
                   and exists (select 1 from legs l where l.home = s.home and l.matter = s.matter and """ + scope.visible("l") + """
                   ) order by s.matter desc limit :most
                """)
                .param("home", home).param("issue", issue.id()).param("most", MOST_SPOTS))
                .query(String.class)
                .list()
                .forEach(words -> MapPoint.in(words).ifPresent(point -> count.merge(point, 1, Integer::sum)));
        return count.entrySet().stream().map(e -> new Issue.Spot(e.getKey(), e.getValue())).toList();
    }

    /** How many of its matters this viewer may see: fewer than it has only for an office that has it as a task. */
    @Transactional(readOnly = true)
    public int visible(Scope scope, Issue issue) {
        return scope.bind(jdbc.sql("""
                select count(*)::int from matter_sketches s where s.home = :home and s.issue = :issue
                   and exists (select 1 from legs l where l.home = s.home and l.matter = s.matter and """ + scope.visible("l") + ")")
                .param("home", home).param("issue", issue.id())).query(Integer.class).single();
    }

    /** What was done with an issue that was found for the viewer, the latest first. */
    @Transactional(readOnly = true)
    public List<Issue.Done> done(Issue issue) {
        return jdbc.sql("select act, matter, office_id, words, by_staff, at from issue_acts where home = :home and issue = :issue order by at desc, id desc limit 100")
                .param("home", home).param("issue", issue.id())
                .query((row, _) -> {
                    @Nullable UUID office = row.getObject("office_id", UUID.class);
                    return new Issue.Done(row.getString("act"), row.getObject("matter", UUID.class), office == null ? null : new OfficeId(office),
                            row.getString("words"), row.getString("by_staff"), row.getObject("at", OffsetDateTime.class).toInstant());
                })
                .list();
    }

    /** Whether this member of staff acts on issues: the petition office's. */
    public boolean mayAct(SignedIn who) {
        return who.roles().contains("petition-officer") || who.roles().contains("petition-head");
    }

    /** Gives it a name of people's choosing. */
    @Transactional
    public Optional<Refusal> rename(SignedIn who, Scope scope, UUID issue, String name, Instant now) {
        var words = name.strip();
        if (words.isEmpty() || words.length() > LONGEST_NAME) {
            return Optional.of(Refusal.because("triage.issue.refused.name", LONGEST_NAME));
        }
        return act(who, scope, issue, "rename", null, null, words, now);
    }

    /** Says that it is publicly known, so that others may join it, or takes that back; with a reason. */
    @Transactional
    public Optional<Refusal> publish(SignedIn who, Scope scope, UUID issue, boolean known, String reason, Instant now) {
        return reason(reason).or(() -> act(who, scope, issue, known ? "publish" : "withdraw", null, null, reason.strip(), now));
    }

    /** Gives it to an office as a task. Each person still gets their own opinion (条例第三十二条). */
    @Transactional
    public Optional<Refusal> adopt(SignedIn who, Scope scope, UUID issue, OfficeId office, String reason, Instant now) {
        if (organization.offices().stream().noneMatch(o -> o.id().equals(office) && o.active())) {
            return Optional.of(Refusal.because("triage.issue.refused.office"));
        }
        var refusal = reason(reason).or(() -> act(who, scope, issue, "adopt", null, office, reason.strip(), now));
        if (refusal.isEmpty()) {
            store.reachOfOwner(home, issue); // it is in that office's list at once
        }
        return refusal;
    }

    /** Says that a matter is no part of it. It stays out when everything is made again. */
    @Transactional
    public Optional<Refusal> split(SignedIn who, Scope scope, UUID issue, UUID matter, String reason, Instant now) {
        var row = sketches.find(home, matter).filter(r -> issue.equals(r.issue()));
        if (row.isEmpty() || !isVisible(scope, matter)) {
            return Optional.of(Refusal.because("triage.issue.refused.absent"));
        }
        var refusal = reason(reason).or(() -> act(who, scope, issue, "split", matter, null, reason.strip(), now));
        if (refusal.isEmpty()) {
            vocabularies.of(home).ifPresent(with -> follower.part(home, matter, issue, with)); // at once; the follower does the same again
        }
        return refusal;
    }

    private boolean isVisible(Scope scope, UUID matter) {
        return scope.bind(jdbc.sql("select exists (select 1 from legs l where l.home = :home and l.matter = :matter and " + scope.visible("l") + ")")
                .param("home", home).param("matter", matter)).query(Boolean.class).single();
    }

    private static Optional<Refusal> reason(String reason) {
        return reason.isBlank() || reason.strip().length() > LONGEST_REASON ? Optional.of(Refusal.because("triage.issue.refused.reason", LONGEST_REASON)) : Optional.empty();
    }

    private Optional<Refusal> act(SignedIn who, Scope scope, UUID issue, String act, @Nullable UUID matter, @Nullable OfficeId office, String words, Instant now) {
        if (!mayAct(who)) {
            return Optional.of(Refusal.because("triage.issue.refused.role"));
        }
        if (find(scope, issue).isEmpty()) {
            return Optional.of(Refusal.because("triage.issue.refused.absent"));
        }
        var payload = new LinkedHashMap<String, Object>();
        payload.put("issue", issue);
        if (office != null) {
            payload.put("office", office);
        }
        var entry = journal.append(new NewEntry(home, matter == null ? null : new MatterId(home, matter), null, "issue." + act, now.atZone(zone).toLocalDate(),
                who.actor(), payload));
        jdbc.sql("""
                insert into issue_acts (home, id, issue, act, matter, office_id, words, by_staff, at, entry)
                values (:home, :id, :issue, :act, cast(:matter as uuid), cast(:office as uuid), :words, :by, :at, :entry)
                """)
                .param("home", home).param("id", Ids.next()).param("issue", issue).param("act", act)
                .param("matter", matter == null ? null : matter.toString()).param("office", office == null ? null : office.toString())
                .param("words", words).param("by", who.staff().toString()).param("at", Timestamp.from(now)).param("entry", entry.value())
                .update();
        return Optional.empty();
    }
}
