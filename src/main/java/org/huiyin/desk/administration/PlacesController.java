package org.huiyin.desk.administration;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import org.huiyin.access.SignedIn;
import org.huiyin.casework.PlaceRegister;
import org.huiyin.casework.RegisterOutcome;
import org.huiyin.organization.Jurisdiction;
import org.huiyin.organization.Organization;
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
import org.springframework.web.server.ResponseStatusException;

/** The system administrator names the places that are served: the city, its districts, streets and communities. */
@Controller
public class PlacesController {

    private final PlaceRegister register;
    private final Organization organization;
    private final Clock clock;

    PlacesController(PlaceRegister register, Organization organization, Clock clock) {
        this.register = register;
        this.organization = organization;
        this.clock = clock;
    }

    /** A place as the page shows it. @param below how many places stand directly under it */
    public record PlaceRow(String code, String nameZh, String nameEn, String name, int depth, boolean top, boolean named, long below) {}

    @GetMapping("/desk/offices/places")
    String list(@RequestParam(defaultValue = "") String under, @RequestParam(defaultValue = "") String said, Page t, Model model) {
        return page(under, "", "", "", said, List.of(), t, model);
    }

    @PostMapping("/desk/offices/places")
    String add(@AuthenticationPrincipal SignedIn who, @RequestParam(defaultValue = "") String code, @RequestParam(defaultValue = "") String nameZh,
            @RequestParam(defaultValue = "") String nameEn, @RequestParam(defaultValue = "") String under, Page t, Model model, HttpServletResponse response) {
        return switch (register.add(who, code, nameZh, nameEn, under, clock.instant())) {
            case RegisterOutcome.Done _ -> "redirect:/desk/offices/places?said=added&under=" + under;
            case RegisterOutcome.Refused(var wrong) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield page(under, code, nameZh, nameEn, "", OfficesController.mistakes(wrong, t), t, model);
            }
        };
    }

    @GetMapping("/desk/offices/places/{code}")
    String one(@PathVariable String code, Page t, Model model) {
        var place = require(code);
        return onePage(place, place.nameZh().equals(code) ? "" : place.nameZh(), place.nameEn().equals(code) ? "" : place.nameEn(), List.of(), t, model);
    }

    @PostMapping("/desk/offices/places/{code}")
    String rename(@AuthenticationPrincipal SignedIn who, @PathVariable String code, @RequestParam(defaultValue = "") String nameZh,
            @RequestParam(defaultValue = "") String nameEn, Page t, Model model, HttpServletResponse response) {
        var place = require(code);
        return switch (register.rename(who, code, nameZh, nameEn, clock.instant())) {
            case RegisterOutcome.Done _ -> "redirect:/desk/offices/places?said=renamed&under=" + place.code();
            case RegisterOutcome.Refused(var wrong) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield onePage(place, nameZh, nameEn, OfficesController.mistakes(wrong, t), t, model);
            }
        };
    }

    @PostMapping("/desk/offices/places/{code}/removed")
    String remove(@AuthenticationPrincipal SignedIn who, @PathVariable String code, Page t, Model model, HttpServletResponse response) {
        var place = require(code);
        return switch (register.remove(who, code, clock.instant())) {
            case RegisterOutcome.Done _ -> "redirect:/desk/offices/places?said=removed&under=" + place.parent();
            case RegisterOutcome.Refused(var wrong) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield onePage(place, place.nameZh(), place.nameEn(), OfficesController.mistakes(wrong, t), t, model);
            }
        };
    }

    /** The whole tree down to streets, and below a street only when that street was asked for: villages are many. */
    private String page(String under, String code, String nameZh, String nameEn, String said, List<Mistake> mistakes, Page t, Model model) {
        var all = organization.jurisdictions();
        var rows = all.stream().filter(place -> place.level() < 5 || under.equals(place.parent())).map(place -> row(place, all, t)).toList();
        var first = all.isEmpty() ? "" : all.getFirst().code();
        model.addAttribute("rows", rows).addAttribute("places", choices(organization, t))
                .addAttribute("under", all.stream().anyMatch(place -> place.code().equals(under)) ? under : first)
                .addAttribute("code", code).addAttribute("nameZh", nameZh).addAttribute("nameEn", nameEn)
                .addAttribute("said", List.of("added", "renamed", "removed").contains(said) ? said : "").addAttribute("mistakes", mistakes);
        return "desk/administration/places";
    }

    private String onePage(Jurisdiction place, String nameZh, String nameEn, List<Mistake> mistakes, Page t, Model model) {
        model.addAttribute("row", row(place, organization.jurisdictions(), t)).addAttribute("nameZh", nameZh).addAttribute("nameEn", nameEn)
                .addAttribute("mistakes", mistakes);
        return "desk/administration/place";
    }

    private static PlaceRow row(Jurisdiction place, List<Jurisdiction> all, Page t) {
        int depth = (int) place.path().chars().filter(c -> c == '/').count() - 1;
        return new PlaceRow(place.code(), place.nameZh(), place.nameEn(), place.named() ? t.either(place.nameZh(), place.nameEn()) : t.text("offices.place.unnamed"),
                Math.min(depth, 6), place.parent() == null, place.named(), all.stream().filter(other -> place.code().equals(other.parent())).count());
    }

    private Jurisdiction require(String code) {
        return organization.jurisdiction(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Every place to choose from, indented by its depth. */
    static List<Choice> choices(Organization organization, Page t) {
        return organization.jurisdictions().stream()
                .map(place -> new Choice(place.code(), "　".repeat((int) place.path().chars().filter(c -> c == '/').count() - 1)
                        + (place.named() ? t.either(place.nameZh(), place.nameEn()) : t.text("offices.place.unnamed"))))
                .toList();
    }
}
