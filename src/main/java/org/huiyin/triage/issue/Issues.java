package org.huiyin.triage.issue;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huiyin.access.Refusal;
import org.huiyin.access.Scope;
import org.huiyin.access.SignedIn;
import org.huiyin.casework.MapPoint;
import org.huiyin.journal.Ids;
import org.huiyin.journal.Journal;
import org.huiyin.journal.MatterId;
import org.huiyin.journal.NewEntry;
import org.huiyin.organization.Office;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.Organization;
import org.huiyin.storage.Installation;
import org.huiyin.triage.Heat;
import org.huiyin.triage.hot.Problems;
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
    private final SketchStore sketches;
    private final Vocabularies vocabularies;
    private final IssueFollower follower;
    private final IssueStore store;
    private final IssueIdentity identity;
    private final Organization organization;
    private final Journal journal;
    private final int home;
    private final ZoneId zone;

    Issues(JdbcClient jdbc, SketchStore sketches, Vocabularies vocabularies, IssueFollower follower, IssueStore store, IssueIdentity identity,
            Organization organization, Journal journal, Installation installation, ZoneId zone) {
        this.jdbc = jdbc;
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
        var found = hottest(scope, after, null, atMost + 1);
        boolean more = found.size() > atMost;
        var shown = more ? found.subList(0, atMost) : found;
        return new Issue.Page(shown.stream().map(Row::issue).toList(), more ? new Issue.After(shown.getLast().points(), shown.getLast().issue().id()) : null);
    }

    /** Issues of three and more that nobody has taken and to which matters came lately: 这个问题需要有人牵头. The hottest first. */
    @Transactional(readOnly = true)
    public List<Issue> withoutOwner(Scope scope, LocalDate since, int atMost) {
        return hottest(scope, null, since, atMost).stream().map(Row::issue).toList();
    }

    /** One issue, if this viewer may see three of its matters or their office has it as a task. */
    @Transactional(readOnly = true)
    public Optional<Issue> find(Scope scope, UUID issue) {
        return select(scope, "issues i", "i.home = :home and i.id = cast(:issue as uuid)", "i.points desc, i.id", null, null, issue, 1).stream().map(Row::issue).findFirst();
    }

    /** The issue that one which is there no more became a part of, if this viewer may see it: old addresses lead there. */
    @Transactional(readOnly = true)
    public Optional<UUID> heir(Scope scope, UUID gone) {
        return identity.heir(home, gone).filter(issue -> find(scope, issue).isPresent());
    }

    private record Row(Issue issue, int points) {}

    /**
     * Walks an index from the hottest down and stops when the page is full. Whoever sees offices begins with the issues that reach these, so
     * that theirs are found however many hotter ones there are elsewhere.
     */
    private List<Row> hottest(Scope scope, Issue.@Nullable After after, @Nullable LocalDate ownerlessSince, int atMost) {
        return switch (scope.sight()) {
            case Scope.Sight.Nothing _ -> List.of();
            case Scope.Sight.WholeHome _, Scope.Sight.EveryHome _ -> select(scope, "issues i", "i.home = :home" + later("i.points", "i.id"), "i.points desc, i.id", after, ownerlessSince, null, atMost);
            case Scope.Sight.Branch(var branch) -> reached(scope, List.of(branch), after, ownerlessSince, atMost);
            case Scope.Sight.Offices(var offices) -> reached(scope, offices, after, ownerlessSince, atMost);
        };
    }

    private List<Row> reached(Scope scope, List<OfficeId> reach, Issue.@Nullable After after, @Nullable LocalDate ownerlessSince, int atMost) {
        return switch (reach.size()) {
            case 0 -> List.of();
            case 1 -> select(scope, "issue_reach r join issues i on i.home = r.home and i.id = r.issue", "r.home = :home and r.reach = any(cast(:reach as uuid[]))" + later("r.points", "r.issue"),
                    "r.points desc, r.issue", after, ownerlessSince, null, atMost);
            default -> select(scope, "issues i",
                    "i.home = :home and i.id in (select r.issue from issue_reach r where r.home = :home and r.reach = any(cast(:reach as uuid[])))" + later("i.points", "i.id"),
                    "i.points desc, i.id", after, ownerlessSince, null, atMost);
        };
    }

    private static String later(String points, String id) {
        return " and (cast(:points as int) is null or %1$s <= :points and (%1$s < :points or %2$s > cast(:after as uuid)))".formatted(points, id);
    }

    private List<Row> select(Scope scope, String from, String which, String order, Issue.@Nullable After after, @Nullable LocalDate ownerlessSince, @Nullable UUID issue, int atMost) {
        return scope.bind(jdbc.sql("""
                select i.id, i.points, i.problems, i.place_name, seen.days, adopted.office_id as owner,
                       (select a.words from issue_acts a where a.home = i.home and a.issue = i.id and a.act = 'rename' order by a.at desc, a.id desc limit 1) as given,
                       (select a.act = 'publish' from issue_acts a where a.home = i.home and a.issue = i.id and a.act in ('publish', 'withdraw')
                         order by a.at desc, a.id desc limit 1) as known
                  from """ + " " + from + """

                  left join lateral (select a.office_id from issue_acts a where a.home = i.home and a.issue = i.id and a.act = 'adopt' order by a.at desc, a.id desc limit 1) adopted on true
                  join lateral (select array_agg(s.received_on order by s.received_on) as days, count(*) as n from matter_sketches s
                         where s.home = i.home and s.issue = i.id
                           and (adopted.office_id = any(cast(:own as uuid[])) or exists (select 1 from legs l where l.home = s.home and l.matter = s.matter and """ + scope.visible("l") + """
                         ))) seen on seen.n >= :least
                 where i.matters >= :least and (cast(:since as date) is null or i.last_on >= cast(:since as date) and adopted.office_id is null)
                   and """ + " " + which + " order by " + order + " limit :most")
                .param("home", home)
                .param("least", LEAST)
                .param("own", array(own(scope.sight())))
                .param("reach", array(reach(scope.sight())))
                .param("points", after == null ? null : after.points())
                .param("after", after == null ? null : after.id().toString())
                .param("since", ownerlessSince == null ? null : ownerlessSince.toString())
                .param("issue", issue == null ? null : issue.toString())
                .param("most", atMost))
                .query((row, _) -> {
                    List<LocalDate> days = Arrays.stream((java.sql.Date[]) row.getArray("days").getArray()).map(java.sql.Date::toLocalDate).toList();
                    var codes = List.of((String[]) row.getArray("problems").getArray());
                    @Nullable UUID owner = row.getObject("owner", UUID.class);
                    return new Row(new Issue(row.getObject("id", UUID.class), row.getString("given"), row.getString("place_name"), problems(codes),
                            days.getFirst(), days.getLast(), Heat.of(days.size(), days, 0, 0), row.getBoolean("known"), owner == null ? null : new OfficeId(owner),
                            days), row.getInt("points"));
                })
                .list();
    }

    /** Where a narrow viewer's issues begin. */
    private static List<OfficeId> reach(Scope.Sight sight) {
        return switch (sight) {
            case Scope.Sight.Offices(var offices) -> offices;
            case Scope.Sight.Branch(var branch) -> List.of(branch);
            case Scope.Sight.Nothing _, Scope.Sight.WholeHome _, Scope.Sight.EveryHome _ -> List.of();
        };
    }

    /** The offices of a narrow viewer: an issue that one of them has as a task is theirs as a whole. Who sees the whole home sees it anyway. */
    private List<OfficeId> own(Scope.Sight sight) {
        return sight instanceof Scope.Sight.Branch(var branch)
                ? organization.offices().stream().filter(office -> office.branch().equals(branch)).map(Office::id).toList()
                : reach(sight);
    }

    private static String array(List<OfficeId> offices) {
        return offices.stream().map(office -> office.value().toString()).collect(Collectors.joining(",", "{", "}"));
    }

    private List<Problems.Problem> problems(List<String> codes) {
        return codes.stream().flatMap(code -> vocabularies.problems().all().stream().filter(p -> p.code().equals(code))).toList();
    }

    /** Its matters that this viewer may see, the latest first, after the one before. One row for each matter: its latest leg in reach. */
    @Transactional(readOnly = true)
    public List<Issue.Member> members(Scope scope, UUID issue, @Nullable UUID before, int atMost) {
        if (find(scope, issue).isEmpty()) {
            return List.of();
        }
        return scope.bind(jdbc.sql("""
                select s.matter, s.received_on, v.id, v.number, v.title, v.procedure, v.standing, v.open, v.office_id
                  from matter_sketches s
                  join lateral (select l.id, l.number, l.title, l.procedure, l.standing, l.open, l.office_id from legs l
                         where l.home = s.home and l.matter = s.matter and """ + scope.visible("l") + """
                         order by l.open desc, l.opened_at desc, l.id limit 1) v on true
                 where s.home = :home and s.issue = :issue and (cast(:before as uuid) is null or s.matter < cast(:before as uuid))
                 order by s.matter desc limit :most
                """)
                .param("home", home).param("issue", issue).param("before", before == null ? null : before.toString()).param("most", atMost))
                .query((row, _) -> new Issue.Member(row.getObject("matter", UUID.class), row.getObject("id", UUID.class), row.getString("number"),
                        row.getString("title"), row.getObject("received_on", LocalDate.class), row.getString("procedure"), row.getString("standing"), row.getBoolean("open"),
                        new OfficeId(row.getObject("office_id", UUID.class))))
                .list();
    }

    /** Where those of its latest matters lie whose words about the place hold coordinates; each spot once, rounded. */
    @Transactional(readOnly = true)
    public List<Issue.Spot> spots(Scope scope, UUID issue) {
        if (find(scope, issue).isEmpty()) {
            return List.of();
        }
        var count = new LinkedHashMap<MapPoint, Integer>();
        scope.bind(jdbc.sql("""
                select p.text from matter_sketches s
                  join lateral (select t.text from matter_texts t where t.home = s.home and t.matter = s.matter and t.kind = 'place' and t.erased_at is null
                         and t.text is not null order by t.ordinal, t.version desc limit 1) p on true
                 where s.home = :home and s.issue = :issue
                   and exists (select 1 from legs l where l.home = s.home and l.matter = s.matter and """ + scope.visible("l") + """
                   ) order by s.matter desc limit :most
                """)
                .param("home", home).param("issue", issue).param("most", MOST_SPOTS))
                .query(String.class)
                .list()
                .forEach(words -> MapPoint.in(words).ifPresent(point -> count.merge(point, 1, Integer::sum)));
        return count.entrySet().stream().map(e -> new Issue.Spot(e.getKey(), e.getValue())).toList();
    }

    /** How many of its matters this viewer may see: fewer than it has only for an office that has it as a task. */
    @Transactional(readOnly = true)
    public int visible(Scope scope, UUID issue) {
        return scope.bind(jdbc.sql("""
                select count(*)::int from matter_sketches s where s.home = :home and s.issue = :issue
                   and exists (select 1 from legs l where l.home = s.home and l.matter = s.matter and """ + scope.visible("l") + ")")
                .param("home", home).param("issue", issue)).query(Integer.class).single();
    }

    /** What was done with it, the latest first. */
    @Transactional(readOnly = true)
    public List<Issue.Done> done(Scope scope, UUID issue) {
        if (find(scope, issue).isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select act, matter, office_id, words, by_staff, at from issue_acts where home = :home and issue = :issue order by at desc, id desc limit 100")
                .param("home", home).param("issue", issue)
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
