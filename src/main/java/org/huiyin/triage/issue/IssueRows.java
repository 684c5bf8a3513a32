package org.huiyin.triage.issue;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.Scope;
import org.huiyin.organization.Office;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.Organization;
import org.huiyin.storage.Installation;
import org.huiyin.triage.Heat;
import org.huiyin.triage.hot.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads issues within a scope: only matters that the viewer may see make an issue, or the task that their office has. */
@Repository
class IssueRows {

    private final JdbcClient jdbc;
    private final Vocabularies vocabularies;
    private final Organization organization;
    private final int home;

    IssueRows(JdbcClient jdbc, Vocabularies vocabularies, Organization organization, Installation installation) {
        this.jdbc = jdbc;
        this.vocabularies = vocabularies;
        this.organization = organization;
        this.home = installation.home();
    }

    /** One issue, if this viewer may see it. */
    Optional<Issue> one(Scope scope, UUID issue) {
        return select(scope, "issues i", "i.home = :home and i.id = cast(:issue as uuid)", "i.points desc, i.id", null, null, issue, 1).stream().map(Row::issue).findFirst();
    }

    /** @param points by which the list is ordered: of all its matters, while a viewer's heat counts those they may see */
    record Row(Issue issue, int points) {}

    /**
     * Walks an index from the hottest down and stops when the page is full. Whoever sees offices begins with the issues that reach these, so
     * that theirs are found however many hotter ones there are elsewhere.
     */
    List<Row> hottest(Scope scope, Issue.@Nullable After after, @Nullable LocalDate ownerlessSince, int atMost) {
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
                select i.id, i.points, i.problems, i.place_name, coalesce(whole.days, seen.days) as days, adopted.office_id as owner,
                       (select a.words from issue_acts a where a.home = i.home and a.issue = i.id and a.act = 'rename' order by a.at desc, a.id desc limit 1) as given,
                       (select a.act = 'publish' from issue_acts a where a.home = i.home and a.issue = i.id and a.act in ('publish', 'withdraw')
                         order by a.at desc, a.id desc limit 1) as known
                  from (select i.*, """ + " " + order.replace(" desc, ", " as by_points, ") + " as by_id from " + from + "\n" + """
                         where i.matters >= 3 /* as in issues_hot */ and """ + " " + which + " order by " + order + "\n" + """
                         offset 0) i -- the hottest first, so that counting stops when the page is full
                  left join lateral (select a.office_id from issue_acts a where a.home = i.home and a.issue = i.id and a.act = 'adopt' order by a.at desc, a.id desc limit 1) adopted on true
                  -- apart from the next: an "or" beside the "exists" would let PostgreSQL look at every leg for each issue
                  join lateral (select array_agg(s.received_on order by s.received_on) as days, count(*) as n from matter_sketches s
                         where s.home = i.home and s.issue = i.id and adopted.office_id = any(cast(:own as uuid[]))) whole on true
                  join lateral (select array_agg(s.received_on order by s.received_on) as days, count(*) as n from matter_sketches s
                         where s.home = i.home and s.issue = i.id
                           and exists (select 1 from legs l where l.home = s.home and l.matter = s.matter and """ + scope.visible("l") + """
                         )) seen on greatest(whole.n, seen.n) >= :least
                 where cast(:since as date) is null or i.last_on >= cast(:since as date) and adopted.office_id is null
                 order by i.by_points desc, i.by_id limit :most
                """)
                .param("home", home)
                .param("least", Issues.LEAST)
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

    private static UUID[] array(List<OfficeId> offices) {
        return offices.stream().map(OfficeId::value).toArray(UUID[]::new);
    }

    private List<Problems.Problem> problems(List<String> codes) {
        return codes.stream().flatMap(code -> vocabularies.problems().all().stream().filter(p -> p.code().equals(code))).toList();
    }
}
