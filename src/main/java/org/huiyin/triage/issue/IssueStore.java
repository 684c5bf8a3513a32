package org.huiyin.triage.issue;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.huiyin.triage.Heat;
import org.huiyin.triage.hot.IssueNames;
import org.huiyin.triage.hot.Problems;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of issues that the follower keeps. */
@Repository
class IssueStore {

    private final JdbcClient jdbc;

    IssueStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes an issue as it is now. */
    void write(int home, UUID issue, UUID founder, List<LocalDate> days, IssueNames.Named named) {
        var sorted = days.stream().sorted().toList();
        jdbc.sql("""
                insert into issues (home, id, founder, matters, first_on, last_on, problems, place_name, points)
                values (:home, :id, :founder, :matters, :first, :last, :problems, :place, :points)
                on conflict (home, id) do update set founder = excluded.founder, matters = excluded.matters, first_on = excluded.first_on, last_on = excluded.last_on,
                       problems = excluded.problems, place_name = excluded.place_name, points = excluded.points
                """)
                .param("home", home).param("id", issue).param("founder", founder).param("matters", sorted.size())
                .param("first", sorted.getFirst()).param("last", sorted.getLast())
                .param("problems", named.problems().stream().map(Problems.Problem::code).toArray(String[]::new))
                .param("place", named.place()).param("points", Heat.of(sorted.size(), sorted, 0, 0).points())
                .update();
        reach(home, issue);
    }

    /** Writes which offices and branches have its matters. */
    private void reach(int home, UUID issue) {
        jdbc.sql("delete from issue_reach where home = :home and issue = :issue").param("home", home).param("issue", issue).update();
        jdbc.sql("""
                /* scope: program issues */
                insert into issue_reach (home, issue, reach, points)
                select distinct i.home, i.id, r.reach, i.points
                  from issues i
                  join matter_sketches s on s.home = i.home and s.issue = i.id
                  join legs l on l.home = s.home and l.matter = s.matter and not l.sealed
                  cross join lateral (values (l.office_id), (l.branch_id)) r(reach)
                 where i.home = :home and i.id = :issue
                """)
                .param("home", home).param("issue", issue)
                .update();
        reachOfOwner(home, issue);
    }

    /** Adds the office that has it as a task, and that office's branch. */
    void reachOfOwner(int home, UUID issue) {
        jdbc.sql("""
                insert into issue_reach (home, issue, reach, points)
                select distinct i.home, i.id, r.reach, i.points
                  from issues i
                  join lateral (select a.office_id from issue_acts a where a.home = i.home and a.issue = i.id and a.act = 'adopt' order by a.at desc, a.id desc limit 1) a on true
                  join offices o on o.id = a.office_id
                  cross join lateral (values (o.id), (o.branch)) r(reach)
                 where i.home = :home and i.id = :issue
                on conflict do nothing
                """)
                .param("home", home).param("issue", issue)
                .update();
    }

    /** Adds the offices and branches of one of its matters. */
    void reach(int home, UUID issue, UUID matter) {
        jdbc.sql("""
                /* scope: program issues */
                insert into issue_reach (home, issue, reach, points)
                select distinct i.home, i.id, r.reach, i.points
                  from issues i
                  join legs l on l.home = i.home and l.matter = :matter and not l.sealed
                  cross join lateral (values (l.office_id), (l.branch_id)) r(reach)
                 where i.home = :home and i.id = :issue
                on conflict do nothing
                """)
                .param("home", home).param("issue", issue).param("matter", matter)
                .update();
    }

    void remove(int home, UUID issue) {
        jdbc.sql("delete from issue_reach where home = :home and issue = :id").param("home", home).param("id", issue).update();
        jdbc.sql("delete from issues where home = :home and id = :id").param("home", home).param("id", issue).update();
    }

    /** Days on which the matters of an issue came. */
    List<LocalDate> days(int home, UUID issue) {
        return jdbc.sql("select received_on from matter_sketches where home = :home and issue = :issue order by received_on, matter")
                .param("home", home).param("issue", issue).query(LocalDate.class).list();
    }
}
