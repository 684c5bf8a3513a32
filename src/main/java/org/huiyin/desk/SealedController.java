package org.huiyin.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.huiyin.access.Access;
import org.huiyin.access.Accused;
import org.huiyin.access.AccusedShield;
import org.huiyin.access.Scope;
import org.huiyin.access.SignedIn;
import org.huiyin.casework.AccusedNames;
import org.huiyin.casework.Queues;
import org.huiyin.journal.MatterId;
import org.huiyin.organization.OfficeId;
import org.huiyin.web.Choice;
import org.huiyin.web.Mistake;
import org.huiyin.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Accusations for their named receivers: numbers and standings only; and names of accused that nobody could match yet. */
@Controller
class SealedController {

    private final Access access;
    private final Queues queues;
    private final AccusedShield shield;
    private final AccusedNames accusedNames;
    private final OfficeChoices offices;
    private final Terms terms;
    private final Frames frames;
    private final Clock clock;

    SealedController(Access access, Queues queues, AccusedShield shield, AccusedNames accusedNames, OfficeChoices offices, Terms terms, Frames frames, Clock clock) {
        this.access = access;
        this.queues = queues;
        this.shield = shield;
        this.accusedNames = accusedNames;
        this.offices = offices;
        this.terms = terms;
        this.frames = frames;
        this.clock = clock;
    }

    @GetMapping("/desk/sealed")
    String sealed(@AuthenticationPrincipal SignedIn who, @RequestParam(defaultValue = "") String done, Page t, Model model) {
        requirePage(who);
        Scope scope = access.scopeOf(who);
        var rows = queues.sealed(scope).stream()
                .map(l -> new Overview.Line("/desk/matters/" + l.number(), l.number(),
                        l.movedOn() == null ? "" : t.text("desk.sealed.moved", l.movedOn()), t.date(l.openedOn()), terms.standing(t, l.procedure(), l.standing()),
                        terms.mark(l.procedure(), l.standing()), null, l.dueOn() == null ? null : t.date(l.dueOn()), null))
                .toList();
        var names = shield.unmatchedFor(who, scope).stream()
                .map(n -> new Choice("/desk/sealed/names/" + n.matter().value() + "/" + n.ordinal(), t.time(n.addedAt())))
                .toList();
        model.addAttribute("frame", frames.of(who, t));
        model.addAttribute("rows", rows);
        model.addAttribute("names", names);
        model.addAttribute("done", done.equals("matched") ? t.text("desk.names.done") : null);
        return "desk/sealed";
    }

    /** Shows a sealed name to whoever has to find out whom it means. That it was read is in the journal. */
    @PostMapping("/desk/sealed/names/{matter}/{ordinal}")
    String read(@AuthenticationPrincipal SignedIn who, @PathVariable String matter, @PathVariable int ordinal, @RequestParam(defaultValue = "") String find,
            @RequestParam(defaultValue = "") List<String> offices, Page t, Model model) {
        requirePage(who);
        return name(who, matter, ordinal, find, offices, List.of(), t, model);
    }

    private String name(SignedIn who, String matter, int ordinal, String find, List<String> chosen, List<Mistake> mistakes, Page t, Model model) {
        Scope scope = access.scopeOf(who);
        String name = shield.read(who, scope, new MatterId(scope.home(), Finder.uuid(matter)), ordinal, clock.instant()).orElseThrow(NotFound::new);
        var listed = offices.all(t, find, chosen);
        model.addAttribute("frame", frames.of(who, t));
        model.addAttribute("at", "/desk/sealed/names/" + matter + "/" + ordinal);
        model.addAttribute("name", name);
        model.addAttribute("control", new ActForm.Control("offices", "offices", t.text("desk.names.offices"), t.text("desk.names.offices.hint"),
                Mistake.of(mistakes, "offices"), false, "", null, null, List.of(), Set.copyOf(chosen), "", listed.groups(), listed.left(), find));
        model.addAttribute("mistakes", mistakes);
        return "desk/accusedName";
    }

    /** Says whom the name means; nobody of ours when it is said so. */
    @PostMapping("/desk/sealed/names/{matter}/{ordinal}/match")
    String match(@AuthenticationPrincipal SignedIn who, @PathVariable String matter, @PathVariable int ordinal,
            @RequestParam(name = "offices", defaultValue = "") List<String> chosen, @RequestParam(defaultValue = "") String nobody,
            @RequestParam(defaultValue = "") String find, @RequestParam(defaultValue = "") String go, Page t, Model model, HttpServletResponse response) {
        requirePage(who);
        if (go.equals("find")) {
            return name(who, matter, ordinal, find, chosen, List.of(), t, model);
        }
        var meant = new ArrayList<Accused>();
        chosen.stream().filter(id -> id.matches("[0-9a-f-]{36}")).forEach(id -> meant.add(new Accused.AnOffice(OfficeId.of(id))));
        if (meant.isEmpty() == nobody.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return name(who, matter, ordinal, find, chosen, List.of(new Mistake("offices", t.text("desk.names.missing"))), t, model);
        }
        Scope scope = access.scopeOf(who);
        var refusal = accusedNames.match(who, scope, new MatterId(scope.home(), Finder.uuid(matter)), ordinal, meant, clock.instant());
        if (refusal.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return name(who, matter, ordinal, find, chosen, List.of(new Mistake("offices", t.text(refusal.get()))), t, model);
        }
        return "redirect:/desk/sealed?done=matched";
    }

    private void requirePage(SignedIn who) {
        if (!access.opens(who, "unresolved")) {
            throw new NotFound();
        }
    }
}
