package org.huiyin.desk;

import java.time.Instant;
import java.time.ZoneId;
import org.huiyin.access.Scope;
import org.huiyin.triage.issue.Issues;
import org.huiyin.web.Mark;
import org.huiyin.web.Page;
import org.springframework.stereotype.Component;

/** Issues of three matters and more that came lately and that no office leads. It says what needs doing, and nothing of people. */
@Component
class OwnerlessIssues {

    private static final int SHOWN = 5;
    private static final int OF_DAYS = 90;

    private final Issues issues;
    private final ZoneId zone;

    OwnerlessIssues(Issues issues, ZoneId zone) {
        this.issues = issues;
        this.zone = zone;
    }

    Overview.Block block(Scope scope, Page t, Instant now) {
        var found = issues.withoutOwner(scope, now.atZone(zone).toLocalDate().minusDays(OF_DAYS), SHOWN);
        return new Overview.Block(t.text("issue.ownerless.title"), t.text("issue.ownerless.hint"),
                found.stream().map(i -> new Overview.Line("/desk/issues/" + i.id(), t.text("issue.heat") + " " + i.heat().points(), IssuesController.name(t, i),
                        t.text("issue.heat.line", i.heat().matters(), i.heat().busiest(), IssuesController.weeks(t, i.heat().weeks())), t.text("issue.ownerless"), Mark.SOON, null, null, null)).toList(),
                t.text("issue.ownerless.none"), "/desk/issues");
    }
}
