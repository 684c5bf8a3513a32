package org.huiyin.desk;

import java.time.Clock;
import org.huiyin.access.Access;
import org.huiyin.access.Scope;
import org.huiyin.access.SignedIn;
import org.huiyin.casework.Leg;
import org.huiyin.casework.MatterFile;
import org.huiyin.casework.Matters;
import org.huiyin.journal.MatterId;
import org.huiyin.triage.issue.SameMatters;
import org.huiyin.triage.issue.SameMatters.Decided;
import org.huiyin.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The same matter (同一事项): two matters side by side, without a score; who decides writes which facts agree and which differ. */
@Controller
class SameMatterController {

    private final Access access;
    private final Matters matters;
    private final SameMatters same;
    private final Terms terms;
    private final Frames frames;
    private final Clock clock;

    SameMatterController(Access access, Matters matters, SameMatters same, Terms terms, Frames frames, Clock clock) {
        this.access = access;
        this.matters = matters;
        this.same = same;
        this.terms = terms;
        this.frames = frames;
        this.clock = clock;
    }

    @GetMapping("/desk/matters/{number}/same/{other}")
    String compare(@AuthenticationPrincipal SignedIn who, @PathVariable String number, @PathVariable String other, Page t, Model model) {
        return compare(who, number, other, "", "", "", null, t, model);
    }

    private String compare(SignedIn who, String number, String other, String agree, String differ, String chosen, @Nullable String wrong, Page t, Model model) {
        Scope scope = scope(who);
        var one = file(scope, number);
        var two = file(scope, other);
        model.addAttribute("frame", frames.of(who, t, "/desk/matters/" + one.matter().number()));
        model.addAttribute("view", new SameView.Compare(one.matter().number(), side(t, one), side(t, two),
                "/desk/matters/" + one.matter().number() + "/same/" + two.matter().number(), agree, differ, chosen, wrong));
        return "desk/same";
    }

    @PostMapping("/desk/matters/{number}/same/{other}")
    String decide(@AuthenticationPrincipal SignedIn who, @PathVariable String number, @PathVariable String other, @RequestParam(defaultValue = "") String same,
            @RequestParam(defaultValue = "") String agree, @RequestParam(defaultValue = "") String differ, Page t, Model model) {
        Scope scope = scope(who);
        var one = file(scope, number);
        var two = file(scope, other);
        if (!same.equals("yes") && !same.equals("no")) {
            return compare(who, number, other, agree, differ, same, t.text("same.wrong.choose"), t, model);
        }
        return switch (this.same.decide(who, scope, one.matter().id(), two.matter().id(), same.equals("yes"), agree, differ, clock.instant())) {
            case Decided.Refused(var why) -> compare(who, number, other, agree, differ, same, t.text(why), t, model);
            case Decided.Done _ -> "redirect:/desk/matters/" + one.matter().number() + "?done=same#h-same";
        };
    }

    @PostMapping("/desk/matters/{number}/same-undo/{decision}")
    String undo(@AuthenticationPrincipal SignedIn who, @PathVariable String number, @PathVariable String decision, @RequestParam(defaultValue = "") String why) {
        Scope scope = scope(who);
        var one = file(scope, number);
        return switch (same.undo(who, scope, one.matter().id(), Finder.uuid(decision), why, clock.instant())) {
            case Decided.Refused _ -> "redirect:/desk/matters/" + one.matter().number() + "?done=same-why#h-same";
            case Decided.Done _ -> "redirect:/desk/matters/" + one.matter().number() + "?done=same-undone#h-same";
        };
    }

    private Scope scope(SignedIn who) {
        if (!access.opens(who, "queue")) {
            throw new NotFound();
        }
        return access.scopeOf(who);
    }

    /** A matter in scope; sealed ones are compared with nothing. */
    private MatterFile file(Scope scope, String number) {
        return matters.find(scope, scope.home(), number).filter(f -> !f.matter().sealed()).orElseThrow(NotFound::new);
    }

    private SameView.Side side(Page t, MatterFile file) {
        Leg leading = file.legs().stream().anyMatch(Leg::lead) ? file.leading() : file.legs().getLast();
        return new SameView.Side("/desk/matters/" + file.matter().number(), file.matter().number(), file.title(), t.date(file.matter().receivedOn()), file.place(),
                file.content(), file.requests(), terms.standing(t, leading.procedure(), leading.standing()));
    }
}
