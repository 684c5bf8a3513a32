package org.huiyin.desk.administration;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.huiyin.access.Access;
import org.huiyin.access.SignedIn;
import org.huiyin.calendar.CalendarEditions;
import org.huiyin.calendar.CalendarEditions.Import;
import org.huiyin.calendar.HeldEdition;
import org.huiyin.clock.EditionImport;
import org.huiyin.journal.Actor;
import org.huiyin.lawfile.Problem;
import org.huiyin.organization.Organization;
import org.huiyin.organization.StaffId;
import org.huiyin.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The system administrator takes the days of rest of a new year, once a year in autumn. */
@Controller
class CalendarsController {

    private final CalendarEditions editions;
    private final EditionImport imports;
    private final Organization organization;
    private final Access access;
    private final Clock clock;
    private final ZoneId zone;

    CalendarsController(CalendarEditions editions, EditionImport imports, Organization organization, Access access, Clock clock, ZoneId zone) {
        this.editions = editions;
        this.imports = imports;
        this.organization = organization;
        this.access = access;
        this.clock = clock;
        this.zone = zone;
    }

    @GetMapping("/desk/calendars")
    String read(@RequestParam(defaultValue = "") String said, Model model) {
        return page(said.equals("taken") || said.equals("same") ? said : "", List.of(), model);
    }

    @PostMapping("/desk/calendars")
    String take(@AuthenticationPrincipal SignedIn who, @RequestParam(required = false) MultipartFile file, Page t, Model model, HttpServletResponse response)
            throws IOException {
        if (file == null || file.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page("", List.of(t.text("calendar.page.noFile")), model);
        }
        var by = new Actor.Staff(who.staff(), who.post(), who.office());
        return switch (imports.take(t.text("calendar.page.file"), file.getBytes(), access.scopeOf(who).home(), by, clock.instant())) {
            case Import.Taken _ -> "redirect:/desk/calendars?said=taken";
            case Import.Same _ -> "redirect:/desk/calendars?said=same";
            case Import.Refused(List<Problem> problems) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield page("", problems.stream().map(problem -> problem.say(t.language().locale())).toList(), model);
            }
        };
    }

    private String page(String said, List<String> problems, Model model) {
        var inUse = new TreeMap<String, HeldEdition>(java.util.Comparator.reverseOrder());
        editions.all().forEach(held -> inUse.put(held.edition().calendar() + held.edition().year(), held));
        var rows = new ArrayList<EditionRow>();
        inUse.values().forEach(held -> rows.add(row(held)));
        int next = LocalDate.now(clock.withZone(zone)).getYear() + 1;
        model.addAttribute("rows", rows)
                .addAttribute("next", next)
                .addAttribute("missing", !editions.current().calendars().of("cn").holds(next))
                .addAttribute("problems", problems)
                .addAttribute("said", said);
        return "desk/administration/calendars";
    }

    private EditionRow row(HeldEdition held) {
        var days = held.edition().days().values();
        int work = (int) days.stream().filter(day -> day.working()).count();
        String by = held.shipped() ? "" : organization.nameOf(new StaffId(UUID.fromString(held.importedBy())));
        return new EditionRow(held.edition().calendar(), held.edition().year(), days.size() - work, work, held.edition().notices(), by, held.importedAt());
    }
}
