package org.huiyin.desk.administration;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.huiyin.access.SignedIn;
import org.huiyin.casework.OfficeRegister;
import org.huiyin.casework.RegisterOutcome;
import org.huiyin.organization.Office;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.OfficeKind;
import org.huiyin.organization.Organization;
import org.huiyin.web.Choice;
import org.huiyin.web.Mistake;
import org.huiyin.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The system administrator keeps the register of offices. */
@Controller
class OfficesController {

    private static final int PAGE = 100;

    private final OfficeRegister register;
    private final Organization organization;
    private final SetUpList setUp;
    private final Clock clock;
    private final ZoneId zone;

    OfficesController(OfficeRegister register, Organization organization, SetUpList setUp, Clock clock, ZoneId zone) {
        this.register = register;
        this.organization = organization;
        this.setUp = setUp;
        this.clock = clock;
        this.zone = zone;
    }

    @GetMapping("/desk/offices")
    String list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = "false") boolean closed,
            Page t, Model model) {
        var places = new HashMap<String, String>();
        organization.jurisdictions().forEach(place -> places.put(place.code(),
                place.named() ? t.either(place.nameZh(), place.nameEn()) : t.text("offices.place.unnamed")));
        var asked = q.strip();
        var lower = asked.toLowerCase(Locale.ROOT);
        // the order of paths is that of the database, so the place after the last one is looked up, not compared
        var fitting = organization.offices().stream()
                .filter(o -> closed || o.active())
                .filter(o -> lower.isEmpty() || o.nameZh().contains(asked) || o.nameEn().toLowerCase(Locale.ROOT).contains(lower) || o.publicPhone().contains(asked))
                .toList();
        int from = 0;
        for (int i = 0; i < fitting.size(); i++) {
            if (fitting.get(i).id().toString().equals(after)) {
                from = i + 1;
            }
        }
        var shown = fitting.subList(from, Math.min(fitting.size(), from + PAGE));
        boolean more = from + PAGE < fitting.size();
        model.addAttribute("rows", shown.stream().map(o -> OfficeRow.of(o, places.getOrDefault(o.jurisdiction(), ""), t)).toList())
                .addAttribute("asked", asked).addAttribute("closed", closed).addAttribute("count", fitting.size())
                .addAttribute("todo", setUp.todo(today()))
                .addAttribute("next", more ? t.with("after", shown.getLast().id().toString()) : null)
                .addAttribute("first", from == 0 ? null : t.with("after", null));
        return "desk/administration/offices";
    }

    @GetMapping("/desk/offices/new")
    String ask(@RequestParam(defaultValue = "") String under, Page t, Model model) {
        var top = organization.offices().stream().filter(o -> o.superior() == null).findFirst().orElseThrow();
        var above = organization.offices().stream().filter(o -> o.active() && o.id().toString().equals(under)).findFirst().orElse(top);
        return form(new OfficeForm("", "", "", OfficeKind.DEPARTMENT.name(), above.id().toString(), above.jurisdiction(), "", "", "", "", ""), List.of(), t, model);
    }

    @PostMapping("/desk/offices")
    String add(@AuthenticationPrincipal SignedIn who, @ModelAttribute("entered") OfficeForm form, Page t, Model model, HttpServletResponse response) {
        return switch (register.add(who, form.entry(), clock.instant())) {
            case RegisterOutcome.Done(var id) -> "redirect:/desk/offices/" + id + "?said=added";
            case RegisterOutcome.Refused(var wrong) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield form(form, mistakes(wrong, t), t, model);
            }
        };
    }

    private String form(OfficeForm form, List<Mistake> mistakes, Page t, Model model) {
        model.addAttribute("form", form).addAttribute("mistakes", mistakes);
        choices(null, t, model);
        return "desk/administration/newOffice";
    }

    @GetMapping("/desk/offices/{office}")
    String show(@PathVariable UUID office, @RequestParam(defaultValue = "") String said, Page t, Model model) {
        var at = require(office);
        return shown(at, OfficeForm.of(at), "", "", said, List.of(), t, model);
    }

    @PostMapping("/desk/offices/{office}")
    String change(@AuthenticationPrincipal SignedIn who, @PathVariable UUID office, @ModelAttribute("entered") OfficeForm form, Page t, Model model,
            HttpServletResponse response) {
        var at = require(office);
        return after(register.change(who, at.id(), form.entry(), clock.instant()), "changed", at, form, "", "", t, model, response);
    }

    @PostMapping("/desk/offices/{office}/superior")
    String move(@AuthenticationPrincipal SignedIn who, @PathVariable UUID office, @RequestParam(defaultValue = "") String above, Page t, Model model,
            HttpServletResponse response) {
        var at = require(office);
        return after(register.move(who, at.id(), above, clock.instant()), "moved", at, OfficeForm.of(at), above, "", t, model, response);
    }

    @PostMapping("/desk/offices/{office}/closed")
    String close(@AuthenticationPrincipal SignedIn who, @PathVariable UUID office, @RequestParam(defaultValue = "") String successor, Page t, Model model,
            HttpServletResponse response) {
        var at = require(office);
        return after(register.close(who, at.id(), successor, clock.instant()), "closed", at, OfficeForm.of(at), "", successor, t, model, response);
    }

    @PostMapping("/desk/offices/{office}/opened")
    String reopen(@AuthenticationPrincipal SignedIn who, @PathVariable UUID office, Page t, Model model, HttpServletResponse response) {
        var at = require(office);
        return after(register.reopen(who, at.id(), clock.instant()), "opened", at, OfficeForm.of(at), "", "", t, model, response);
    }

    private String after(RegisterOutcome outcome, String said, Office at, OfficeForm form, String above, String successor, Page t, Model model,
            HttpServletResponse response) {
        return switch (outcome) {
            case RegisterOutcome.Done _ -> "redirect:/desk/offices/" + at.id() + "?said=" + said;
            case RegisterOutcome.Refused(var wrong) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield shown(at, form, above, successor, "", mistakes(wrong, t), t, model);
            }
        };
    }

    private String shown(Office at, OfficeForm form, String above, String successor, String said, List<Mistake> mistakes, Page t, Model model) {
        var superior = organization.superiorOf(at);
        model.addAttribute("office", at.id().toString()).addAttribute("name", t.either(at.nameZh(), at.nameEn())).addAttribute("code", at.code())
                .addAttribute("top", at.superior() == null).addAttribute("active", at.active())
                .addAttribute("superior", superior.map(o -> t.either(o.nameZh(), o.nameEn())).orElse(""))
                .addAttribute("goesOn", at.successor() == null ? "" : name(at.successor(), t))
                .addAttribute("below", organization.offices().stream().filter(o -> at.id().equals(o.superior()) && o.active()).count())
                .addAttribute("posts", organization.postsIn(at.id(), today()).stream().map(post -> new Choice(
                        post.staff() == null ? "" : post.staff().toString(), t.either(post.title(), post.titleEn()), post.staffName())).toList())
                .addAttribute("form", form).addAttribute("above", above.isEmpty() && at.superior() != null ? at.superior().toString() : above)
                .addAttribute("successor", successor.isEmpty() && at.superior() != null ? at.superior().toString() : successor)
                .addAttribute("said", List.of("added", "changed", "moved", "closed", "opened").contains(said) ? said : "").addAttribute("mistakes", mistakes);
        choices(at, t, model);
        return "desk/administration/office";
    }

    private void choices(@org.jspecify.annotations.Nullable Office without, Page t, Model model) {
        var kinds = new ArrayList<Choice>();
        for (var kind : OfficeKind.values()) {
            kinds.add(new Choice(kind.name(), t.text("offices.kind." + kind), t.text("offices.kind." + kind + ".hint")));
        }
        model.addAttribute("kinds", kinds).addAttribute("places", PlacesController.choices(organization, t))
                .addAttribute("offices", organization.offices().stream().filter(o -> o.active() && (without == null || !o.isUnder(without)))
                        .map(o -> new Choice(o.id().toString(), indented(o, t))).toList());
    }

    static String indented(Office office, Page t) {
        return "　".repeat((int) office.path().chars().filter(c -> c == '/').count() - 1) + t.either(office.nameZh(), office.nameEn());
    }

    private String name(OfficeId id, Page t) {
        return organization.find(id).map(o -> t.either(o.nameZh(), o.nameEn())).orElse("");
    }

    private Office require(UUID id) {
        return organization.find(new OfficeId(id)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    static List<Mistake> mistakes(java.util.Map<String, org.huiyin.access.Refusal> wrong, Page t) {
        return wrong.entrySet().stream().map(e -> new Mistake(e.getKey(), t.text(e.getValue()))).toList();
    }

    private LocalDate today() {
        return clock.instant().atZone(zone).toLocalDate();
    }
}
