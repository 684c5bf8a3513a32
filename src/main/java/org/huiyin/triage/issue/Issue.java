package org.huiyin.triage.issue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.huiyin.casework.MapPoint;
import org.huiyin.organization.OfficeId;
import org.huiyin.triage.Heat;
import org.huiyin.triage.hot.IssueNames;
import org.huiyin.triage.hot.Problems;
import org.jspecify.annotations.Nullable;

/**
 * A hot issue as one viewer sees it: only the matters they may see are counted.
 *
 * @param given name the petition office gave it, or null
 * @param place as its matters call it; may be empty
 * @param problems one or two kinds; may be empty
 * @param known the petition office has said that it is publicly known
 * @param owner office that has taken it as a task, or null
 */
public record Issue(UUID id, @Nullable String given, String place, List<Problems.Problem> problems, LocalDate firstOn, LocalDate lastOn, Heat heat,
        boolean known, @Nullable OfficeId owner, List<LocalDate> days) {

    public Issue {
        problems = List.copyOf(problems);
        days = List.copyOf(days);
    }

    /** Place and problem, or the name it was given. */
    public String name(boolean english) {
        var named = new IssueNames.Named(place, problems);
        return given != null ? given : english ? named.en() : named.zh();
    }

    /**
     * A page of issues, hottest first.
     *
     * @param next where the next page begins, or null when there is none
     */
    public record Page(List<Issue> issues, @Nullable After next) {

        public Page {
            issues = List.copyOf(issues);
        }
    }

    /** The last of the page before. */
    public record After(int points, UUID id) {}

    /** One of its matters that the viewer may see. */
    public record Member(UUID matter, UUID leg, String number, @Nullable String title, LocalDate receivedOn, String procedure, String standing, boolean open, OfficeId office) {}

    /** A spot on the map and how many of its matters lie there. */
    public record Spot(MapPoint point, int matters) {}

    /** What the petition office did with it. */
    public record Done(String act, @Nullable UUID matter, @Nullable OfficeId office, String words, String by, Instant at) {}
}
