package org.huiyin.desk;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.huiyin.access.Access;
import org.huiyin.access.Scope;
import org.huiyin.access.SignedIn;
import org.huiyin.answer.Answers;
import org.huiyin.casework.QueueFilter;
import org.huiyin.casework.QueueFilter.Due;
import org.huiyin.casework.QueueFilter.View;
import org.huiyin.casework.Queues;
import org.huiyin.journal.LegId;
import org.huiyin.web.Choice;
import org.huiyin.web.Page;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The head's pages: what waits for approval, what falls due this week, how the office stands. */
@Controller
class ApprovalsController {

    private static final String WAITING = "awaiting-approval";
    private static final int SHOWN = 50;

    private final Access access;
    private final Queues queues;
    private final Answers answers;
    private final OwnerlessIssues ownerless;
    private final Lines lines;
    private final Terms terms;
    private final Frames frames;
    private final Clock clock;
    private final ZoneId zone;

    ApprovalsController(Access access, Queues queues, Answers answers, OwnerlessIssues ownerless, Lines lines, Terms terms, Frames frames, Clock clock, ZoneId zone) {
        this.access = access;
        this.queues = queues;
        this.answers = answers;
        this.ownerless = ownerless;
        this.lines = lines;
        this.terms = terms;
        this.frames = frames;
        this.clock = clock;
        this.zone = zone;
    }

    @GetMapping("/desk/approvals")
    String approvals(@AuthenticationPrincipal SignedIn who, Page t, Model model) {
        requirePage(who);
        model.addAttribute("frame", frames.of(who, t));
        model.addAttribute("title", t.text("desk.page.approvals"));
        model.addAttribute("blocks", List.of(waiting(who, access.scopeOf(who), t, clock.instant())));
        model.addAttribute("counts", List.of());
        return "desk/overview";
    }

    @GetMapping("/desk/office")
    String office(@AuthenticationPrincipal SignedIn who, Page t, Model model) {
        requirePage(who);
        Instant now = clock.instant();
        Scope scope = access.scopeOf(who);
        model.addAttribute("frame", frames.of(who, t));
        model.addAttribute("title", t.text("desk.page.office"));
        var blocks = new ArrayList<>(List.of(waiting(who, scope, t, now), week(who, scope, t, now)));
        if (access.opens(who, "queue")) { // as the page of issues
            var ownerlessNow = ownerless.block(scope, t, now);
            if (!ownerlessNow.lines().isEmpty()) {
                blocks.add(ownerlessNow);
            }
        }
        model.addAttribute("blocks", blocks);
        model.addAttribute("counts", counts(who, scope, t, now));
        return "desk/overview";
    }

    private void requirePage(SignedIn who) {
        if (!access.opens(who, "approvals")) {
            throw new NotFound();
        }
    }

    private QueueFilter own(SignedIn who, Due due, @org.jspecify.annotations.Nullable String standing) {
        return new QueueFilter(View.OPEN, due, standing, null, null, null, null, who.office().toString());
    }

    private Overview.Block waiting(SignedIn who, Scope scope, Page t, Instant now) {
        var rows = queues.page(scope, who.office(), own(who, Due.ANY, WAITING), null, SHOWN, now).rows();
        var shown = new ArrayList<Overview.Line>();
        for (var row : rows) {
            var draft = answers.draft(scope, new LegId(scope.home(), row.leg()));
            String note = draft.filter(d -> d.authors().contains(who.staff())).isPresent() ? t.text("desk.approvals.own") : null;
            shown.add(lines.of(t, row, "/desk/matters/" + row.number() + "/legs/" + row.leg() + "/answer", note, now));
        }
        return new Overview.Block(t.text("desk.page.approvals"), t.text("desk.approvals.hint"), shown, t.text("desk.approvals.none"), null);
    }

    private Overview.Block week(SignedIn who, Scope scope, Page t, Instant now) {
        // At the weekend the week to come is meant.
        LocalDate sunday = now.atZone(zone).toLocalDate().plusDays(2).with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        var page = queues.page(scope, who.office(), own(who, Due.ANY, null), null, SHOWN, now);
        var due = page.rows().stream()
                .filter(row -> row.dueOn() != null && !row.dueOn().isAfter(sunday))
                .map(row -> lines.of(t, row, "/desk/matters/" + row.number(), null, now))
                .toList();
        return new Overview.Block(t.text("desk.week.title"), t.text("desk.week.hint", sunday), due, t.text("desk.week.none"),
                new QueueAddress(own(who, Due.ANY, null)).href());
    }

    private List<Overview.Count> counts(SignedIn who, Scope scope, Page t, Instant now) {
        var counts = new ArrayList<Overview.Count>();
        counts.add(count(who, scope, t.text("desk.queue.open"), own(who, Due.ANY, null), null, now));
        counts.add(count(who, scope, t.text("desk.due.filter.LATE"), own(who, Due.LATE, null), "mark-late", now));
        counts.add(count(who, scope, t.text("desk.due.filter.SOON"), own(who, Due.SOON, null), "mark-soon", now));
        counts.add(count(who, scope, t.text("desk.due.filter.OVER"), own(who, Due.OVER, null), "mark-soon", now));
        for (Choice standing : terms.standings(t, true, null)) {
            counts.add(count(who, scope, standing.label(), own(who, Due.ANY, standing.value()), null, now));
        }
        return counts.stream().filter(Objects::nonNull).filter(c -> c.style() != null || !c.value().equals("0") || c == counts.getFirst()).toList();
    }

    private Overview.Count count(SignedIn who, Scope scope, String name, QueueFilter filter, @org.jspecify.annotations.Nullable String style, Instant now) {
        int count = queues.count(scope, who.office(), filter, now);
        return new Overview.Count(name, Frames.capped(count), new QueueAddress(filter).href(), count > 0 ? style : style == null ? null : "mark-plain");
    }
}
