package org.huiyin.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huiyin.access.Refusal;
import org.huiyin.access.Scope;
import org.huiyin.access.SignedIn;
import org.huiyin.casework.IdentityOpening;
import org.huiyin.casework.IdentityOpening.Purpose;
import org.huiyin.casework.IdentityOpening.Shown;
import org.huiyin.casework.MatterFile;
import org.huiyin.vault.Field;
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

/** Asks what for, writes it down, then shows it once: on a page that no browser keeps and no address leads back to. */
@Controller
class IdentityController {

    private static final String WORDS = "WORDS";

    private final Finder finder;
    private final IdentityOpening identities;
    private final Frames frames;
    private final Clock clock;
    private final ZoneId zone;

    IdentityController(Finder finder, IdentityOpening identities, Frames frames, Clock clock, ZoneId zone) {
        this.finder = finder;
        this.identities = identities;
        this.frames = frames;
        this.clock = clock;
        this.zone = zone;
    }

    @GetMapping("/desk/matters/{number}/identity")
    String ask(@AuthenticationPrincipal SignedIn who, @PathVariable String number, Page t, Model model) {
        Scope scope = finder.scope(who);
        return form(who, finder.file(scope, number), "", Set.of(), List.of(), t, model);
    }

    @PostMapping("/desk/matters/{number}/identity")
    String open(@AuthenticationPrincipal SignedIn who, @PathVariable String number, @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "") List<String> fields, Page t, Model model, HttpServletResponse response) {
        Scope scope = finder.scope(who);
        var wanted = EnumSet.noneOf(Field.class);
        for (Field field : Field.values()) {
            if (fields.contains(field.name()) && !field.foundInText()) {
                wanted.add(field);
            }
        }
        LocalDate today = clock.instant().atZone(zone).toLocalDate();
        return switch (identities.open(who, scope, number, wanted, fields.contains(WORDS), purpose, today)) {
            case Shown.Opened(var values, var words) -> {
                var shown = new ArrayList<Choice>();
                values.forEach((field, value) -> shown.add(new Choice(t.text("desk.field." + field.name()), value)));
                response.setHeader("Cache-Control", "no-store");
                model.addAttribute("frame", frames.of(who, t));
                model.addAttribute("number", finder.file(scope, number).matter().number());
                model.addAttribute("values", shown);
                model.addAttribute("words", words);
                model.addAttribute("purpose", t.text("desk.purpose." + purpose));
                yield "desk/identityShown";
            }
            case Shown.Refused(var why, var input) -> {
                response.setStatus(input == null ? HttpStatus.FORBIDDEN.value() : HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield form(who, finder.file(scope, number), purpose, Set.copyOf(fields),
                        input == null ? List.of() : List.of(new Mistake(input, t.text(why))), t, model);
            }
            case Shown.NotFound() -> throw new NotFound();
        };
    }

    private String form(SignedIn who, MatterFile file, String purpose, Set<String> chosen, List<Mistake> mistakes, Page t, Model model) {
        Optional<Refusal> refusal = identities.refuse(who, file);
        var fields = new ArrayList<Choice>();
        identities.present(file).forEach(f -> fields.add(new Choice(f.name(), t.text("desk.field." + f.name()))));
        if (identities.hasPlaceholders(file)) {
            fields.add(new Choice(WORDS, t.text("desk.field.WORDS"), t.text("desk.field.WORDS.hint")));
        }
        if (refusal.isEmpty() && fields.isEmpty()) {
            refusal = Optional.of(Refusal.because("casework.identity.none"));
        }
        model.addAttribute("frame", frames.of(who, t));
        model.addAttribute("number", file.matter().number());
        model.addAttribute("refusal", refusal.map(t::text).orElse(null));
        model.addAttribute("purposes", List.of(Purpose.values()).stream().map(p -> new Choice(p.name(), t.text("desk.purpose." + p))).toList());
        model.addAttribute("fields", fields);
        model.addAttribute("purpose", purpose);
        model.addAttribute("chosen", chosen);
        model.addAttribute("mistakes", mistakes);
        return "desk/identity";
    }
}
