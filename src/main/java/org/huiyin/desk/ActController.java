package org.huiyin.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huiyin.access.Refusal;
import org.huiyin.access.Scope;
import org.huiyin.access.SignedIn;
import org.huiyin.casework.Acts;
import org.huiyin.casework.Doer;
import org.huiyin.casework.Given;
import org.huiyin.casework.Leg;
import org.huiyin.casework.MatterFile;
import org.huiyin.casework.Outcome;
import org.huiyin.clock.RuleBook;
import org.huiyin.clock.RuleId;
import org.huiyin.journal.Actor;
import org.huiyin.organization.OfficeId;
import org.huiyin.procedure.Act;
import org.huiyin.procedure.Input;
import org.huiyin.procedure.Procedure;
import org.huiyin.procedure.Procedures;
import org.huiyin.procedure.StartClock;
import org.huiyin.web.Choice;
import org.huiyin.web.Mistake;
import org.huiyin.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One act, one page: the form made from the procedure file, the article beside it. Whatever happens, nothing typed is lost. */
@Controller
class ActController {

    private static final Duration TWICE = Duration.ofMinutes(2);

    private final Finder finder;
    private final Acts acts;
    private final Procedures procedures;
    private final RuleBook rules;
    private final OfficeChoices offices;
    private final AdvicePages advice;
    private final SuggestionPages suggestions;
    private final Frames frames;
    private final Terms terms;
    private final Clock clock;
    private final ZoneId zone;

    ActController(Finder finder, Acts acts, Procedures procedures, RuleBook rules, OfficeChoices offices, AdvicePages advice, SuggestionPages suggestions, Frames frames, Terms terms, Clock clock,
            ZoneId zone) {
        this.finder = finder;
        this.acts = acts;
        this.procedures = procedures;
        this.rules = rules;
        this.offices = offices;
        this.advice = advice;
        this.suggestions = suggestions;
        this.frames = frames;
        this.terms = terms;
        this.clock = clock;
        this.zone = zone;
    }

    /** Where an act is asked for: this matter, this leg, this act of its procedure. */
    private record At(SignedIn who, Scope scope, MatterFile file, Leg leg, Procedure procedure, Act act) {}

    @GetMapping("/desk/matters/{number}/legs/{leg}/acts/{act}")
    String form(@AuthenticationPrincipal SignedIn who, @PathVariable String number, @PathVariable String leg, @PathVariable String act,
            @RequestParam(defaultValue = "") String offices, @RequestParam(defaultValue = "") String category, Page t, Model model) {
        At at = at(who, number, leg, act);
        if (SuggestionPages.classifies(at.act()) && terms.isCategory(category)) {
            return show(at, Map.of("category", List.of(category)), "", at.leg().version(), List.of(), null, t, model);
        }
        return show(at, AdvicePages.sends(at.act()) && !offices.isBlank() ? Map.of("offices", List.of(offices)) : Map.of(), "", at.leg().version(), List.of(), null, t, model);
    }

    @PostMapping("/desk/matters/{number}/legs/{leg}/acts/{act}")
    String perform(@AuthenticationPrincipal SignedIn who, @PathVariable String number, @PathVariable String leg, @PathVariable String act,
            @RequestParam MultiValueMap<String, String> sent, Page t, Model model, HttpServletResponse response) {
        At at = at(who, number, leg, act);
        Map<String, List<String>> typed = typed(at.act(), sent);
        int version = version(sent.getFirst("version"));
        if ("find".equals(sent.getFirst("go"))) {
            return show(at, typed, find(sent), version, List.of(), null, t, model);
        }
        if (SuggestionPages.classifies(at.act()) && String.valueOf(sent.getFirst("go")).startsWith("take-")) {
            return show(at, suggested(typed, sent.getFirst("go")), find(sent), version, List.of(), null, t, model);
        }
        if (String.valueOf(sent.getFirst("go")).startsWith("take:") && AdvicePages.sends(at.act())) {
            var taken = new LinkedHashMap<>(typed);
            taken.put("offices", leadFirst(String.valueOf(sent.getFirst("go")).substring("take:".length()), typed.getOrDefault("offices", List.of())));
            return show(at, taken, "", version, List.of(), null, t, model);
        }
        Outcome outcome = acts.perform(new Doer.Staff(who, at.scope()), at.leg().id(), act, new Given(typed), version, clock.instant());
        return switch (outcome) {
            case Outcome.Done _ -> done(at);
            case Outcome.NotFound _ -> throw new NotFound();
            case Outcome.Refused(var whole, var byInput) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                var mistakes = new ArrayList<Mistake>();
                whole.forEach(r -> mistakes.add(new Mistake("form", t.text(r))));
                byInput.forEach((name, r) -> mistakes.add(new Mistake(field(at.act(), name), t.text(r))));
                yield show(at, typed, find(sent), version, mistakes, null, t, model);
            }
            case Outcome.Stale stale when isMyOwn(at, stale) -> done(at);
            case Outcome.Stale stale -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield show(at(who, number, leg, act), typed, find(sent), stale.version(), List.of(), said(at, stale, t), t, model);
            }
        };
    }

    /** What was typed, with the suggestion that the button takes in place of it. */
    private Map<String, List<String>> suggested(Map<String, List<String>> typed, @Nullable String go) {
        var taken = new LinkedHashMap<>(typed);
        SuggestionPages.taken(go, "category").stream().filter(terms::isCategory).forEach(code -> taken.put("category", List.of(code)));
        var matterClass = SuggestionPages.taken(go, "class");
        if (!matterClass.isEmpty() && matterClass.getFirst().contains("/")) {
            taken.put("procedure", part(matterClass, 0));
            taken.put("class", part(matterClass, 1));
        }
        return taken;
    }

    private String done(At at) {
        return "redirect:/desk/matters/" + at.file().matter().number() + "?done=" + at.act().id();
    }

    /** The same act by the same hand a moment ago: a button pressed twice. */
    private boolean isMyOwn(At at, Outcome.Stale stale) {
        return stale.act().equals(at.act().id())
                && stale.at().isAfter(clock.instant().minus(TWICE))
                && finder.file(at.scope(), at.file().matter().number()).acts().stream()
                        .filter(a -> a.leg().equals(at.leg().id()))
                        .reduce((first, second) -> second)
                        .map(a -> a.actor() instanceof Actor.Staff(var staff, var _, var _) && staff.equals(at.who().staff()))
                        .orElse(false);
    }

    private String said(At at, Outcome.Stale stale, Page t) {
        Act first = at.procedure().acts().get(stale.act());
        String name = first == null ? stale.act() : Terms.in(t, first.name());
        String office = stale.office() == null ? t.text("desk.person") : terms.office(t, OfficeId.of(stale.office()));
        return t.text("desk.stale", office, stale.at(), name);
    }

    private At at(SignedIn who, String number, String legId, String actId) {
        Scope scope = finder.scope(who);
        MatterFile file = finder.file(scope, number);
        Leg leg = finder.leg(scope, file, legId);
        Procedure procedure = procedures.require(leg.procedure());
        Act act = procedure.acts().get(actId);
        if (act == null || !act.door().equals("desk") || act.by().holder().isEmpty() && act.by().sender().isEmpty() && !act.by().receiver()) {
            throw new NotFound();
        }
        return new At(who, scope, file, leg, procedure, act);
    }

    private String show(At at, Map<String, List<String>> typed, String find, int version, List<Mistake> mistakes, @Nullable String stale, Page t,
            Model model) {
        Instant now = clock.instant();
        var refusal = at.procedure().actsFrom(at.leg().standing()).contains(at.act())
                ? acts.offered(new Doer.Staff(at.who(), at.scope()), at.leg(), now).stream()
                        .filter(o -> o.act().id().equals(at.act().id())).findFirst()
                        .map(Acts.Offered::refusal).orElse(java.util.Optional.of(Refusal.because("casework.refused.party")))
                : java.util.Optional.of(Refusal.because("casework.refused.standing", at.procedure().standing(at.leg().standing()).name()));
        model.addAttribute("frame", frames.of(at.who(), t));
        model.addAttribute("form", new ActForm(
                at.file().matter().number(),
                at.file().title(),
                terms.office(t, at.leg().office()),
                terms.standing(t, at.leg().procedure(), at.leg().standing()),
                "/desk/matters/" + at.file().matter().number() + "/legs/" + at.leg().id().value() + "/acts/" + at.act().id(),
                Terms.in(t, at.act().name()),
                Terms.in(t, at.act().law()),
                Terms.in(t, at.procedure().law().name()),
                starts(t, at),
                refusal.isPresent() ? List.of() : controls(t, at, typed, find, mistakes, now),
                version,
                refusal.isPresent() ? List.of() : mistakes,
                stale,
                refusal.map(t::text).orElse(null),
                refusal.isPresent() ? kept(t, at.act(), typed) : List.of(),
                refusal.isEmpty() && AdvicePages.sends(at.act()) ? advice.of(t, at.file(), at.leg(), at.scope(), null, now) : null,
                refusal.isEmpty() && SuggestionPages.classifies(at.act()) ? suggestions.of(t, at.file(), at.procedure(), null) : null));
        return "desk/act";
    }

    private List<String> starts(Page t, At at) {
        var starts = new ArrayList<RuleId>();
        at.act().starts().stream().map(StartClock::rule).forEach(starts::add);
        if (at.act().opens() != null) {
            starts.addAll(at.act().opens().clocks());
        }
        return starts.stream().map(rules::require)
                .map(r -> t.text("desk.act.starts", r.step(), r.limitInWords(), r.source()) + (r.verified() ? "" : t.text("desk.act.target")))
                .toList();
    }

    private static List<Choice> kept(Page t, Act act, Map<String, List<String>> typed) {
        return act.inputs().stream()
                .filter(i -> i.type().isText() && typed.containsKey(i.name()) && !typed.get(i.name()).getFirst().isBlank())
                .map(i -> new Choice(Terms.in(t, i.label()), typed.get(i.name()).getFirst()))
                .toList();
    }

    private List<ActForm.Control> controls(Page t, At at, Map<String, List<String>> typed, String find, List<Mistake> mistakes, Instant now) {
        var controls = new ArrayList<ActForm.Control>();
        LocalDate today = now.atZone(zone).toLocalDate();
        for (Input input : at.act().inputs()) {
            ActForm.Control control = control(t, at, input, typed.getOrDefault(input.name(), List.of()), typed, find, mistakes, today);
            if (control != null) {
                controls.add(control);
            }
        }
        return controls;
    }

    private ActForm.@Nullable Control control(Page t, At at, Input input, List<String> values, Map<String, List<String>> typed, String find,
            List<Mistake> mistakes, LocalDate today) {
        String value = values.isEmpty() ? "" : values.getFirst();
        Act act = at.act();
        return switch (input.type()) {
            case TEXT -> plain("text", t, input, value, mistakes, null, null);
            case PARAGRAPH -> plain("paragraph", t, input, value, mistakes, null, null);
            case PAST_DATE -> plain("date", t, input, value.isEmpty() ? today.toString() : value, mistakes,
                    at.leg().openedAt().atZone(zone).toLocalDate().toString(), today.toString());
            case DUE -> plain("date", t, input, value, mistakes, today.toString(), null);
            case DAYS -> days(t, at, input, value, mistakes);
            case CHOICE, ROUTE -> among("radios", t, input, value, input.choices().entrySet().stream()
                    .map(e -> new Choice(e.getKey(), Terms.in(t, e.getValue()), input.type() == Input.Type.ROUTE ? remedy(t, at, e.getKey()) : null))
                    .toList(), mistakes);
            case TRACK -> among("radios", t, input, value.isEmpty() ? "ordinary" : value, List.of(
                    new Choice("ordinary", t.text("desk.track.ordinary")),
                    new Choice("simple", t.text("desk.track.simple"), t.text("desk.track.simple.hint"))), mistakes);
            case CATEGORY -> among("category", t, input, value.isEmpty() && at.leg().category() != null ? at.leg().category() : value, categories(t), mistakes);
            case CLASS -> has(act, Input.Type.PROCEDURE) ? classes(t, at, input, value, typed, mistakes)
                    : among("radios", t, input, value.isEmpty() ? at.leg().matterClass() : value, classes(t, at.procedure()), mistakes);
            case PROCEDURE -> has(act, Input.Type.CLASS) ? null : among("radios", t, input, value.isEmpty() ? at.leg().procedure() : value, terms.procedures(t), mistakes);
            case OFFICE -> has(act, Input.Type.RECEIVER) ? null : office("office", t, at, input, values, find, mistakes);
            case OFFICES -> office(act.opens() == null ? "offices" : "lead-offices", t, at, input, values, find, mistakes);
            case RECEIVER -> receivers(t, at, input, value, typed, mistakes);
        };
    }

    private static boolean has(Act act, Input.Type type) {
        return act.inputs().stream().anyMatch(i -> i.type() == type);
    }

    private static ActForm.Control plain(String kind, Page t, Input input, String value, List<Mistake> mistakes, @Nullable String least,
            @Nullable String most) {
        return new ActForm.Control(kind, input.name(), Terms.in(t, input.label()), input.required() ? null : t.text("desk.optional"),
                Mistake.of(mistakes, input.name()), input.required(), value, least, most, List.of(), Set.of(), "", List.of(), 0, "");
    }

    private ActForm.Control days(Page t, At at, Input input, String value, List<Mistake> mistakes) {
        var rule = at.act().extends_() == null ? null : rules.require(at.act().extends_());
        String hint = rule == null || rule.extension() == null ? null : t.text("desk.act.extension", rule.extension().inAll(), rule.extension().notice());
        return new ActForm.Control("number", input.name(), Terms.in(t, input.label()), hint, Mistake.of(mistakes, input.name()), input.required(), value, "1",
                rule == null || rule.extension() == null ? null : String.valueOf(rule.extension().inAll()), List.of(), Set.of(), "", List.of(), 0, "");
    }

    private static ActForm.Control among(String kind, Page t, Input input, String value, List<Choice> choices, List<Mistake> mistakes) {
        return new ActForm.Control(kind, input.name(), Terms.in(t, input.label()), input.required() ? null : t.text("desk.optional"),
                Mistake.of(mistakes, input.name()), input.required(), value, null, null, choices, Set.of(), "", List.of(), 0, "");
    }

    private List<Choice> categories(Page t) {
        var with = new ArrayList<Choice>();
        with.add(new Choice("", t.text("desk.choose")));
        with.addAll(terms.categories(t));
        return with;
    }

    private static List<Choice> classes(Page t, Procedure procedure) {
        return procedure.classes().values().stream().map(c -> new Choice(c.id(), Terms.in(t, c.name()), Terms.in(t, c.law()))).toList();
    }

    private @Nullable String remedy(Page t, At at, String route) {
        var remedy = at.procedure().remedies().get(route);
        return remedy == null ? null : Terms.in(t, remedy.text());
    }

    /** The petition office chooses the procedure with the class: one question for both. */
    private ActForm.Control classes(Page t, At at, Input input, String value, Map<String, List<String>> typed, List<Mistake> mistakes) {
        String procedure = typed.getOrDefault("procedure", List.of(at.leg().procedure())).getFirst();
        String chosen = procedure + "/" + (value.isEmpty() ? at.leg().matterClass() : value);
        var groups = procedures.all().stream()
                .map(p -> new OfficeList.Group(Terms.in(t, p.title()), p.classes().values().stream()
                        .map(c -> new OfficeList.Row(p.id() + "/" + c.id(), Terms.in(t, c.name()) + (c.sealed() ? t.text("desk.class.sealed") : "")))
                        .toList()))
                .toList();
        return new ActForm.Control("classes", input.name(), t.text("desk.act.class"), null, Mistake.of(mistakes, input.name()), true, chosen, null, null,
                List.of(), Set.of(), "", groups, 0, "");
    }

    private ActForm.Control office(String kind, Page t, At at, Input input, List<String> values, String find, List<Mistake> mistakes) {
        var chosen = new LinkedHashSet<>(values);
        var listed = at.act().opens() == null ? offices.all(t, find, chosen) : offices.toSend(t, at.file(), at.leg(), find, chosen);
        return new ActForm.Control(kind, input.name(), Terms.in(t, input.label()), input.required() ? null : t.text("desk.optional"),
                Mistake.of(mistakes, input.name()), input.required(), "", null, null, List.of(), chosen, values.isEmpty() ? "" : values.getFirst(),
                listed.groups(), listed.left(), find);
    }

    private ActForm.Control receivers(Page t, At at, Input input, String value, Map<String, List<String>> typed, List<Mistake> mistakes) {
        String chosen = typed.getOrDefault("offices", List.of("")).getFirst() + "/" + value;
        String error = Mistake.of(mistakes, input.name());
        return new ActForm.Control("receivers", input.name(), Terms.in(t, input.label()), t.text("desk.act.receiver.hint"),
                error == null ? Mistake.of(mistakes, "offices") : error, true, chosen, null, null, List.of(), Set.of(), "",
                offices.receivers(t, at.file(), at.leg()), 0, "");
    }

    /** Puts the answers of questions that stand for two inputs back into two. */
    private static Map<String, List<String>> typed(Act act, MultiValueMap<String, String> sent) {
        var typed = new LinkedHashMap<String, List<String>>();
        for (Input input : act.inputs()) {
            List<String> values = sent.getOrDefault(input.name(), List.of());
            switch (input.type()) {
                case OFFICES -> values = leadFirst(sent.getFirst(input.name() + "-lead"), values);
                case CLASS -> values = part(values, 1);
                case PROCEDURE -> values = values.isEmpty() ? part(sent.getOrDefault("class", List.of()), 0) : values;
                case RECEIVER -> values = part(values, 1);
                case OFFICE -> values = values.isEmpty() && has(act, Input.Type.RECEIVER) ? part(sent.getOrDefault("receiver", List.of()), 0) : values;
                case TEXT, PARAGRAPH, PAST_DATE, DUE, DAYS, CHOICE, CATEGORY, ROUTE, TRACK -> { }
            }
            if (!values.isEmpty()) {
                typed.put(input.name(), List.copyOf(values));
            }
        }
        return typed;
    }

    private static List<String> leadFirst(@Nullable String lead, List<String> values) {
        var all = new LinkedHashSet<String>();
        if (lead != null && !lead.isBlank()) {
            all.add(lead);
        }
        all.addAll(values);
        return List.copyOf(all);
    }

    private static List<String> part(List<String> values, int part) {
        if (values.isEmpty()) {
            return values;
        }
        String[] parts = values.getFirst().split("/", 2);
        return parts.length == 2 ? List.of(parts[part]) : part == 1 ? values : List.of();
    }

    /** The field that shows what is wrong with an input. */
    private static String field(Act act, String input) {
        return input.equals("procedure") && has(act, Input.Type.CLASS) ? "class" : input.equals("offices") && has(act, Input.Type.RECEIVER) ? "receiver" : input;
    }

    private static String find(MultiValueMap<String, String> sent) {
        String find = sent.getFirst("find");
        return find == null ? "" : find.length() > 40 ? find.substring(0, 40) : find;
    }

    private static int version(@Nullable String typed) {
        return typed != null && typed.matches("[0-9]{1,9}") ? Integer.parseInt(typed) : -1;
    }
}
