package org.huiyin.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.huiyin.organization.OfficeKind;
import org.huiyin.organization.Organization;
import org.huiyin.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The pages that are the same for everybody. */
@Controller
class HomeController {

    /** Offices shown unasked; the others are found by name. */
    private static final int MOST_SHOWN = 60;

    private final Organization organization;
    private final Places places;
    private final Clock clock;
    private final ZoneId zone;

    HomeController(Organization organization, Places places, Clock clock, ZoneId zone) {
        this.organization = organization;
        this.places = places;
        this.clock = clock;
        this.zone = zone;
    }

    @GetMapping("/")
    String home() {
        return "portal/home";
    }

    /** What every office must publish (条例第十八条第一款). */
    @GetMapping("/channels")
    String channels(Model model, Page t, HttpServletRequest request) {
        var sought = Answers.line(request, "q");
        var receiving = organization.offices().stream()
                .filter(office -> office.active() && (office.kind() == OfficeKind.PETITION_OFFICE || office.kind() == OfficeKind.HOTLINE))
                .toList();
        var others = sought.isEmpty()
                ? organization.offices().stream().filter(office -> office.active() && !receiving.contains(office)).limit(MOST_SHOWN).toList()
                : places.offices(sought);
        model.addAttribute("sought", sought);
        model.addAttribute("receiving", receiving);
        model.addAttribute("others", others);
        return "portal/channels";
    }

    @GetMapping("/rights")
    String rights() {
        return "portal/rights";
    }

    @GetMapping("/privacy")
    String privacy() {
        return "portal/privacy";
    }

    /** Where somebody lands who leaves in a hurry: a page about nothing but the day. */
    @GetMapping("/today")
    String today(Model model, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        model.addAttribute("today", LocalDate.now(clock.withZone(zone)));
        return "portal/today";
    }
}
