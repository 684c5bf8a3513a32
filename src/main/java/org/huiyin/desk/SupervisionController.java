package org.huiyin.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.huiyin.access.Access;
import org.huiyin.access.Scope;
import org.huiyin.access.SignedIn;
import org.huiyin.casework.Doer;
import org.huiyin.casework.Escalations;
import org.huiyin.casework.QueueFilter;
import org.huiyin.casework.QueueFilter.Due;
import org.huiyin.casework.QueueFilter.View;
import org.huiyin.casework.Queues;
import org.huiyin.web.Mark;
import org.huiyin.web.Page;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Supervision (督查督办): what was not done in time and nobody has seen to, how the offices below stand, objections to rule on. */
@Controller
class SupervisionController {

    private static final int SHOWN = 20;
    private static final int ESCALATIONS = 50;

    private final Access access;
    private final Queues queues;
    private final Escalations escalations;
    private final OwnerlessIssues ownerless;
    private final Finder finder;
    private final Lines lines;
    private final Terms terms;
    private final Frames frames;
    private final Clock clock;
    private final ZoneId zone;

    SupervisionController(Access access, Queues queues, Escalations escalations, OwnerlessIssues ownerless, Finder finder, Lines lines, Terms terms, Frames frames, Clock clock,
            ZoneId zone) {
        this.access = access;
        this.queues = queues;
        this.escalations = escalations;
        this.ownerless = ownerless;
        this.finder = finder;
        this.lines = lines;
        this.terms = terms;
        this.frames = frames;
        this.clock = clock;
        this.zone = zone;
    }

    @GetMapping("/desk/supervision")
    String supervision(@AuthenticationPrincipal SignedIn who, @RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = "") String done,
            Page t, Model model) {
        if (!access.opens(who, "supervise")) {
            throw new NotFound();
        }
        Instant now = clock.instant();
        Scope scope = access.scopeOf(who);
        var blocks = new ArrayList<Overview.Block>();
        blocks.add(raised(scope, t, after));
        blocks.add(objections(who, scope, t, now));
        blocks.add(block(who, scope, t, "late", Due.LATE, now));
        blocks.add(block(who, scope, t, "soon", Due.SOON, now));
        model.addAttribute("frame", frames.of(who, t));
        model.addAttribute("blocks", blocks);
        model.addAttribute("ownerless", ownerless.block(scope, t, now));
        model.addAttribute("loads", loads(scope, t, now));
        model.addAttribute("done", done.equals("answered") ? t.text("desk.escalation.answered") : done.equals("before") ? t.text("desk.escalation.before") : null);
        return "desk/supervision";
    }

    private Overview.Block raised(Scope scope, Page t, String after) {
        var found = escalations.open(scope, after.matches("[0-9a-f-]{36}") ? java.util.UUID.fromString(after) : null, ESCALATIONS);
        var shown = found.stream().map(e -> {
            var rule = terms.rule(e.rule());
            boolean target = rule != null && !rule.verified();
            String ground = t.text(target ? "desk.ground.target" : "desk.ground." + e.ground()) + (rule == null ? "" : t.text("desk.ground.of", rule.step()));
            String vacant = e.vacant() ? " " + t.text("desk.ground.vacant", terms.office(t, e.from())) : "";
            return new Overview.Line("/desk/matters/" + e.number(), e.number(), e.title() == null ? t.text("desk.untitled") : e.title(),
                    terms.office(t, e.from()), t.date(e.raisedOn()), target ? Mark.SOON : Mark.LATE, null, ground + vacant, e.id().toString());
        }).toList();
        return new Overview.Block(t.text("desk.escalations"), t.text("desk.escalations.hint"), shown, t.text("desk.escalations.none"),
                found.size() < ESCALATIONS ? null : "/desk/supervision?after=" + found.getLast().id());
    }

    private Overview.Block objections(SignedIn who, Scope scope, Page t, Instant now) {
        var filter = new QueueFilter(View.TURN, Due.ANY, "objected", null, null, null, null, null);
        var rows = queues.page(scope, who.office(), filter, null, SHOWN, now).rows();
        return new Overview.Block(t.text("desk.objections"), t.text("desk.objections.hint"),
                rows.stream().map(r -> lines.of(t, r, "/desk/matters/" + r.number() + "#acts", null, now)).toList(), t.text("desk.objections.none"),
                rows.size() < SHOWN ? null : new QueueAddress(filter).href());
    }

    private Overview.Block block(SignedIn who, Scope scope, Page t, String name, Due due, Instant now) {
        var filter = new QueueFilter(View.OPEN, due, null, null, null, null, null, null);
        var page = queues.page(scope, who.office(), filter, null, SHOWN, now);
        return new Overview.Block(t.text("desk.below." + name), "",
                page.rows().stream().map(r -> lines.of(t, r, "/desk/matters/" + r.number(), null, now)).toList(), t.text("desk.empty." + name + ".title"),
                page.next() == null ? null : new QueueAddress(filter).href());
    }

    private List<Overview.Load> loads(Scope scope, Page t, Instant now) {
        return queues.loads(scope, now).stream()
                .map(load -> {
                    var open = new QueueFilter(View.OPEN, Due.ANY, null, null, null, null, null, load.office().toString());
                    return new Overview.Load(terms.office(t, load.office()), new QueueAddress(open).href(), load.open(), load.soon(), load.late(),
                            new QueueAddress(open).due(Due.LATE).href(), load.over(), new QueueAddress(open).due(Due.OVER).href());
                })
                .toList();
    }

    /** Says that one has been seen to. Twice is once. */
    @PostMapping("/desk/supervision/escalations/{id}/answer")
    String answer(@AuthenticationPrincipal SignedIn who, @PathVariable String id) {
        if (!access.opens(who, "supervise")) {
            throw new NotFound();
        }
        Instant now = clock.instant();
        boolean answered = escalations.answer(new Doer.Staff(who, finder.scope(who)), Finder.uuid(id), now, now.atZone(zone).toLocalDate());
        return "redirect:/desk/supervision?done=" + (answered ? "answered" : "before");
    }
}
