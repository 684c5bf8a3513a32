package org.huiyin.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huiyin.access.Access;
import org.huiyin.access.Accused;
import org.huiyin.access.SignedIn;
import org.huiyin.casework.Doer;
import org.huiyin.casework.NameVisibility;
import org.huiyin.casework.NewMatter;
import org.huiyin.casework.Origin;
import org.huiyin.casework.ReplyBy;
import org.huiyin.clock.RuleBook;
import org.huiyin.clock.TimeLimits;
import org.huiyin.intake.Filings;
import org.huiyin.intake.Receipt;
import org.huiyin.organization.Office;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.OfficeKind;
import org.huiyin.organization.Organization;
import org.huiyin.procedure.Procedure;
import org.huiyin.procedure.Procedures;
import org.huiyin.vault.Field;
import org.huiyin.web.Choice;
import org.huiyin.web.Mistake;
import org.huiyin.web.Page;
import org.huiyin.web.Upload;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Registers what somebody says at the window or on the telephone, or wrote in a letter, and gives the receipt: once. */
@Controller
class RegisterController {

    static final List<String> CHANNELS = List.of("VISIT", "LETTER", "PHONE", "FAX", "HOTLINE");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Access access;
    private final Filings filings;
    private final Organization organization;
    private final Procedures procedures;
    private final TimeLimits limits;
    private final RuleBook rules;
    private final OfficeChoices offices;
    private final PlaceFilling filling;
    private final RegisterLook look;
    private final Terms terms;
    private final Frames frames;
    private final Clock clock;
    private final ZoneId zone;

    RegisterController(Access access, Filings filings, Organization organization, Procedures procedures, TimeLimits limits, RuleBook rules,
            OfficeChoices offices, PlaceFilling filling, RegisterLook look, Terms terms, Frames frames, Clock clock, ZoneId zone) {
        this.access = access;
        this.filings = filings;
        this.organization = organization;
        this.procedures = procedures;
        this.limits = limits;
        this.rules = rules;
        this.offices = offices;
        this.filling = filling;
        this.look = look;
        this.terms = terms;
        this.frames = frames;
        this.clock = clock;
        this.zone = zone;
    }

    @GetMapping("/desk/register")
    String form(@AuthenticationPrincipal SignedIn who, Page t, Model model) {
        Office office = officeOf(who);
        var now = clock.instant().atZone(zone).truncatedTo(ChronoUnit.MINUTES);
        var first = new LinkedMultiValueMap<String, String>();
        first.add("key", freshKey());
        first.add("channel", office.kind() == OfficeKind.HOTLINE ? "HOTLINE" : "VISIT");
        first.add("receivedOn", now.toLocalDate().toString());
        first.add("receivedAt", now.toLocalTime().toString());
        return show(who, office, RegisterForm.of(first), List.of(), t, model);
    }

    @PostMapping("/desk/register")
    String register(@AuthenticationPrincipal SignedIn who, @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(name = "files", required = false) List<MultipartFile> files, Page t, Model model, HttpServletResponse response) throws IOException {
        Office office = officeOf(who);
        var form = RegisterForm.of(sent);
        String go = String.valueOf(sent.getFirst("go"));
        if (go.equals("find")) {
            return show(who, office, form, List.of(), t, model);
        }
        if (go.equals("look")) {
            model.addAttribute("look", looked(t, who, form, office, look.mustWait(who)));
            return show(who, office, form, again(files, t), t, model);
        }
        if (go.startsWith("take-")) {
            return show(who, office, RegisterForm.of(taken(sent, go)), again(files, t), t, model);
        }
        if (go.equals("place")) {
            var filled = filling.of(form, t);
            var with = new LinkedMultiValueMap<>(sent);
            if (filled.code() != null) {
                with.set("place", filled.code());
            }
            model.addAttribute("placeSaid", filled.said());
            return show(who, office, RegisterForm.of(with), again(files, t), t, model);
        }
        Instant now = clock.instant();
        Procedure procedure = procedure(office);
        var mistakes = new ArrayList<Mistake>();
        var received = RegisterCheck.of(form, procedure, zone, now, mistakes, t);
        var enclosures = enclosures(files, mistakes, t);
        if (!mistakes.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            if (!enclosures.isEmpty()) {
                mistakes.add(new Mistake("files", t.text("desk.register.files.again")));
            }
            return show(who, office, form, mistakes, t, model);
        }
        var filed = filings.byStaff(new Doer.Staff(who, access.scopeOf(who)), form.key(), matter(form, procedure, office, received.orElseThrow()), enclosures, now);
        return switch (filed) {
            case Filings.Filed.Done(var receipt) -> {
                response.setHeader("Cache-Control", "no-store");
                yield receipt(who, receipt, t, model);
            }
            case Filings.Filed.Before _ -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                model.addAttribute("frame", frames.of(who, t));
                yield "desk/registeredBefore";
            }
        };
    }

    /**
     * What the words typed so far suggest, as a piece of the page, asked for while the clerk types. Nothing of it is kept.
     */
    @PostMapping("/desk/register/look")
    String look(@AuthenticationPrincipal SignedIn who, @RequestParam MultiValueMap<String, String> sent, Page t, Model model, HttpServletResponse response) {
        Office office = officeOf(who);
        response.setHeader("Cache-Control", "no-store");
        Duration wait = look.mustWait(who);
        if (!wait.isZero()) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader("Retry-After", String.valueOf(seconds(wait)));
        }
        model.addAttribute("look", looked(t, who, RegisterForm.of(sent), office, wait));
        return "desk/look";
    }

    private LookView looked(Page t, SignedIn who, RegisterForm form, Office office, Duration wait) {
        return wait.isZero() ? look.of(t, who, form, procedure(office)) : LookView.saying(t.text("desk.look.wait", seconds(wait)));
    }

    private static long seconds(Duration wait) {
        return wait.plusMillis(999).toSeconds();
    }

    /** Files that were chosen have to be chosen again: a page cannot keep them. */
    private static List<Mistake> again(@org.jspecify.annotations.Nullable List<MultipartFile> files, Page t) {
        return files != null && files.stream().anyMatch(f -> !f.isEmpty()) ? List.of(new Mistake("files", t.text("desk.register.files.again"))) : List.of();
    }

    /** What was typed, with the suggestion that the button takes; what the form does not offer is not taken. */
    private MultiValueMap<String, String> taken(MultiValueMap<String, String> sent, String go) {
        var with = new LinkedMultiValueMap<>(sent);
        SuggestionPages.taken(go, "category").stream().filter(terms::isCategory).forEach(code -> with.set("category", code));
        SuggestionPages.taken(go, "place").stream().filter(code -> organization.jurisdiction(code).isPresent()).forEach(code -> with.set("place", code));
        SuggestionPages.taken(go, "class").forEach(value -> with.set("class", value.substring(value.indexOf('/') + 1)));
        return with;
    }

    /** @throws NotFound for anybody who does not register */
    private Office officeOf(SignedIn who) {
        Office office = organization.require(who.office());
        if (!access.opens(who, "register") || office.kind() != OfficeKind.PETITION_OFFICE && office.kind() != OfficeKind.HOTLINE) {
            throw new NotFound();
        }
        return office;
    }

    private Procedure procedure(Office office) {
        return procedures.all().stream()
                .filter(p -> p.start().holder().equals(office.kind().name()))
                .findFirst()
                .orElseThrow();
    }

    private static List<Filings.Enclosure> enclosures(@org.jspecify.annotations.Nullable List<MultipartFile> files, List<Mistake> mistakes, Page t)
            throws IOException {
        var taken = new ArrayList<Filings.Enclosure>();
        for (var file : files == null ? List.<MultipartFile>of() : files) {
            if (file.isEmpty()) {
                continue;
            }
            switch (Upload.of(file.getOriginalFilename(), file.getBytes())) {
                case Upload.Taken(var name, var type, var bytes) -> taken.add(new Filings.Enclosure(name, type, bytes));
                case Upload.Refused(var _, var why) -> mistakes.add(new Mistake("files", t.text(why)));
            }
        }
        return taken;
    }

    private NewMatter matter(RegisterForm form, Procedure procedure, Office office, Instant received) {
        var accused = new ArrayList<Accused>();
        if (form.isAccusation()) {
            form.accused().stream().filter(id -> id.matches("[0-9a-f-]{36}")).map(OfficeId::of).filter(id -> organization.find(id).isPresent())
                    .forEach(id -> accused.add(new Accused.AnOffice(id)));
            if (!form.accusedName().isEmpty()) {
                accused.add(new Accused.Unresolved(form.accusedName()));
            }
        }
        var seen = RegisterCheck.seenBy(form).orElseThrow();
        var identity = new EnumMap<Field, String>(Field.class);
        if (seen != NameVisibility.NOBODY) {
            identity.putAll(Map.of(Field.NAME, form.name(), Field.PHONE, form.phone(), Field.ADDRESS, form.address()));
            identity.values().removeIf(String::isEmpty);
        }
        String sealedClass = procedure.classes().values().stream().filter(c -> c.sealed()).map(c -> c.id()).findFirst().orElseThrow();
        return new NewMatter(
                procedure.id(),
                form.isAccusation() || form.isRetaliation() ? sealedClass : form.matterClass(),
                terms.isCategory(form.category()) ? form.category() : null,
                form.channel(),
                organization.jurisdiction(form.place()).map(j -> j.code()).orElse(null),
                form.title(),
                form.content(),
                form.placeText(),
                form.requests().stream().filter(r -> !r.isEmpty()).toList(),
                identity,
                seen,
                RegisterCheck.replyBy(form).orElseThrow(),
                office.id(),
                accused,
                form.isRetaliation(),
                received,
                Origin.LIVE,
                null);
    }

    private String receipt(SignedIn who, Receipt receipt, Page t, Model model) {
        Office at = organization.require(receipt.office());
        var first = limits.of(receipt.matter()).stream().filter(l -> l.isDutyOfOffice()).findFirst();
        model.addAttribute("frame", frames.of(who, t));
        model.addAttribute("receipt", new RegisterView.Slip(
                receipt.number(),
                receipt.spacedCode(),
                t.either(at.nameZh(), at.nameEn()),
                at.publicPhone(),
                t.time(clock.instant()),
                first.map(l -> t.text("desk.receipt.by", l.dueOn(), rules.require(l.rule()).step())).orElse(""),
                at.id().equals(who.office()) ? null : t.text("desk.receipt.elsewhere")));
        return "desk/receipt";
    }

    private String show(SignedIn who, Office office, RegisterForm form, List<Mistake> mistakes, Page t, Model model) {
        Procedure procedure = procedure(office);
        var listed = offices.all(t, form.find(), form.accused());
        var categories = new ArrayList<Choice>();
        categories.add(new Choice("", t.text("desk.register.later")));
        categories.addAll(terms.categories(t));
        var places = new ArrayList<Choice>();
        places.add(new Choice("", t.text("desk.register.unknown")));
        places.addAll(terms.places(t, office.jurisdiction(), form.place().isEmpty() ? null : form.place()));
        model.addAttribute("frame", frames.of(who, t));
        model.addAttribute("form", form);
        model.addAttribute("mistakes", mistakes);
        model.addAttribute("view", new RegisterView(
                CHANNELS.stream().filter(c -> c.equals("HOTLINE") == (office.kind() == OfficeKind.HOTLINE) || c.equals("PHONE"))
                        .map(c -> new Choice(c, t.text("casework.channel." + c))).toList(),
                procedure.classes().values().stream().filter(c -> !c.sealed()).map(c -> new Choice(c.id(), Terms.in(t, c.name()))).toList(),
                categories,
                places,
                List.of(new Choice("no", t.text("desk.register.accusation.no"), t.text("desk.register.accusation.no.hint")),
                        new Choice("accusation", t.text("desk.register.accusation.yes"), t.text("desk.register.accusation.yes.hint")),
                        new Choice("retaliation", t.text("desk.register.accusation.retaliation"))),
                List.of(NameVisibility.values()).stream().map(v -> new Choice(v.name(), t.text("desk.register.seenBy." + v))).toList(),
                List.of(ReplyBy.values()).stream().map(v -> new Choice(v.name(), t.text("desk.register.replyBy." + v))).toList(),
                new ActForm.Control("offices", "accused", t.text("desk.register.accused"), t.text("desk.register.accused.hint"), Mistake.of(mistakes, "accused"),
                        false, "", null, null, List.of(), Set.copyOf(form.accused()), "", listed.groups(), listed.left(), form.find())));
        return "desk/register";
    }

    private static String freshKey() {
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
