package org.huiyin.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huiyin.access.Refusal;
import org.huiyin.access.Scope;
import org.huiyin.access.SignedIn;
import org.huiyin.answer.Answers;
import org.huiyin.answer.Document;
import org.huiyin.answer.Draft;
import org.huiyin.answer.DraftChecks;
import org.huiyin.answer.DraftForm;
import org.huiyin.answer.Item;
import org.huiyin.answer.Remedies;
import org.huiyin.answer.Saved;
import org.huiyin.casework.Acts;
import org.huiyin.casework.Doer;
import org.huiyin.casework.Leg;
import org.huiyin.casework.LegAct;
import org.huiyin.casework.MatterFile;
import org.huiyin.casework.Outcome;
import org.huiyin.casework.Queues;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.Organization;
import org.huiyin.procedure.Procedures;
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

/** Writes, approves, issues and serves the answer of one leg, with the matter beside it. Only the office that has the leg gets here. */
@Controller
class DraftController {

    private static final String AT = "/desk/matters/{number}/legs/{leg}/answer";

    private final Finder finder;
    private final Answers answers;
    private final Acts acts;
    private final Procedures procedures;
    private final Remedies remedies;
    private final DraftChecks checks;
    private final DraftAids aids;
    private final Organization organization;
    private final Frames frames;
    private final Terms terms;
    private final Clock clock;
    private final ZoneId zone;

    DraftController(Finder finder, Answers answers, Acts acts, Procedures procedures, Remedies remedies, DraftChecks checks, DraftAids aids,
            Organization organization, Frames frames, Terms terms, Clock clock, ZoneId zone) {
        this.finder = finder;
        this.answers = answers;
        this.acts = acts;
        this.procedures = procedures;
        this.remedies = remedies;
        this.checks = checks;
        this.aids = aids;
        this.organization = organization;
        this.frames = frames;
        this.terms = terms;
        this.clock = clock;
        this.zone = zone;
    }

    private record At(SignedIn who, Scope scope, MatterFile file, Leg leg, Doer.Staff doer) {

        String href() {
            return "/desk/matters/" + file.matter().number() + "/legs/" + leg.id().value() + "/answer";
        }
    }

    /** What is to be shown besides what is kept: what was typed, what is wrong, what somebody else did. */
    private record Shown(@Nullable DraftForm typed, int draftVersion, List<Mistake> mistakes, @Nullable Draft theirs, @Nullable String stale, String reason,
            Map<String, String> service, boolean saved, String asked) {

        Shown(@Nullable DraftForm typed, int draftVersion, List<Mistake> mistakes, @Nullable Draft theirs, @Nullable String stale, String reason,
                Map<String, String> service, boolean saved) {
            this(typed, draftVersion, mistakes, theirs, stale, reason, service, saved, "");
        }

        static Shown plainly(boolean saved) {
            return new Shown(null, 0, List.of(), null, null, "", Map.of(), saved);
        }

        /** What was typed, not kept yet, while the writer looks for law or takes a template. */
        static Shown atWork(DraftForm typed, int draftVersion, List<Mistake> mistakes, String asked) {
            return new Shown(typed, draftVersion, mistakes, null, null, "", Map.of(), false, asked);
        }
    }

    @GetMapping(AT)
    String open(@AuthenticationPrincipal SignedIn who, @PathVariable String number, @PathVariable String leg, @RequestParam(defaultValue = "") String done,
            Page t, Model model) {
        return show(at(who, number, leg), Shown.plainly(done.equals("saved")), t, model);
    }

    @PostMapping(AT)
    String save(@AuthenticationPrincipal SignedIn who, @PathVariable String number, @PathVariable String leg,
            @RequestParam MultiValueMap<String, String> sent, Page t, Model model, HttpServletResponse response) {
        At at = at(who, number, leg);
        DraftForm form = form(at, sent);
        int version = number(sent.getFirst("draft"));
        Shown help = help(form, version, sent, t);
        if (help != null) {
            return show(at, help, t, model);
        }
        return switch (answers.save(at.doer(), at.leg().id(), form, version, clock.instant())) {
            case Saved.Kept(var draft) -> {
                if (!"submit".equals(sent.getFirst("go"))) {
                    yield "redirect:" + at.href() + "?done=saved";
                }
                Outcome outcome = answers.submit(at.doer(), at.leg().id(), number(sent.getFirst("version")), clock.instant());
                yield after(at, outcome, "submit-draft", new Shown(form, draft.version(), List.of(), null, null, "", Map.of(), false), t, model, response);
            }
            case Saved.Wrong(var fields) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                var mistakes = new ArrayList<Mistake>();
                fields.forEach((field, why) -> mistakes.add(new Mistake(field, t.text(why))));
                yield show(at, new Shown(form, version, mistakes, null, null, "", Map.of(), false), t, model);
            }
            case Saved.Stale(var theirs) when says(theirs, form) -> "redirect:" + at.href() + "?done=saved";
            case Saved.Stale(var theirs) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield show(at, new Shown(form, theirs.version(), List.of(), theirs,
                        t.text("desk.draft.stale", organization.nameOf(theirs.writtenBy()), theirs.writtenAt()), "", Map.of(), false), t, model);
            }
            case Saved.Refused(var why) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield show(at, new Shown(form, version, List.of(new Mistake("main", t.text(why))), null, null, "", Map.of(), false), t, model);
            }
        };
    }

    /** What was asked for while writing: law to look up, an article to cite, a template. Nothing is kept by it. Null when the draft is to be kept. */
    private @Nullable Shown help(DraftForm form, int version, MultiValueMap<String, String> sent, Page t) {
        String asked = one(sent, "q").strip();
        String go = one(sent, "go");
        boolean looks = go.equals("look") || go.equals("enter") && !asked.isEmpty() && !asked.equals(one(sent, "asked"));
        String template = one(sent, "insert");
        String citation = one(sent, "cite");
        if (!template.isEmpty()) {
            return aids.withTemplate(form, template).map(with -> Shown.atWork(with, version, List.of(), asked))
                    .orElseGet(() -> Shown.atWork(form, version, List.of(new Mistake("main", t.text("desk.draft.template.no"))), asked));
        }
        if (!citation.isEmpty()) {
            return Shown.atWork(aids.withCitation(form, citation, clock.instant()).orElse(form), version, List.of(), asked);
        }
        return looks ? Shown.atWork(form, version, List.of(), asked.length() > 100 ? asked.substring(0, 100) : asked) : null;
    }

    /** A button pressed twice: what is kept already says what was sent. */
    private static boolean says(Draft kept, DraftForm sent) {
        return kept.findings().equals(sent.findings().strip()) && kept.basis().equals(sent.basis().strip())
                && kept.items().stream().allMatch(i -> i.reply().equals(sent.replies().getOrDefault(i.ordinal(), "").strip())
                        && i.outcome().name().equals(sent.outcomes().get(i.ordinal())));
    }

    @PostMapping(AT + "/approve")
    String approve(@AuthenticationPrincipal SignedIn who, @PathVariable String number, @PathVariable String leg,
            @RequestParam(defaultValue = "") String version, Page t, Model model, HttpServletResponse response) {
        At at = at(who, number, leg);
        return after(at, answers.approve(at.doer(), at.leg().id(), number(version), clock.instant()), "approve", Shown.plainly(false), t, model, response);
    }

    @PostMapping(AT + "/send-back")
    String sendBack(@AuthenticationPrincipal SignedIn who, @PathVariable String number, @PathVariable String leg,
            @RequestParam(defaultValue = "") String version, @RequestParam(defaultValue = "") String reason, Page t, Model model, HttpServletResponse response) {
        At at = at(who, number, leg);
        return after(at, answers.sendBack(at.doer(), at.leg().id(), reason, number(version), clock.instant()), "send-back",
                new Shown(null, 0, List.of(), null, null, reason, Map.of(), false), t, model, response);
    }

    @PostMapping(AT + "/issue")
    String issue(@AuthenticationPrincipal SignedIn who, @PathVariable String number, @PathVariable String leg,
            @RequestParam(defaultValue = "") String version, Page t, Model model, HttpServletResponse response) {
        At at = at(who, number, leg);
        return after(at, answers.issue(at.doer(), at.leg().id(), number(version), clock.instant()), "issue", Shown.plainly(false), t, model, response);
    }

    @PostMapping(AT + "/serve")
    String serve(@AuthenticationPrincipal SignedIn who, @PathVariable String number, @PathVariable String leg,
            @RequestParam(defaultValue = "") String version, @RequestParam(defaultValue = "") String method, @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String proof, Page t, Model model, HttpServletResponse response) {
        At at = at(who, number, leg);
        var shown = new Shown(null, 0, List.of(), null, null, "", Map.of("method", method, "on", on, "proof", proof), false);
        var chosen = java.util.Arrays.stream(Document.Method.values()).filter(m -> m.name().equals(method)).findFirst();
        Outcome outcome = chosen.isEmpty()
                ? new Outcome.Refused(List.of(), Map.of("method", Refusal.because("answer.input.method")))
                : answers.serve(at.doer(), at.leg().id(), chosen.get(), on, proof, number(version), clock.instant());
        return after(at, outcome, "serve", shown, t, model, response);
    }

    private String after(At at, Outcome outcome, String act, Shown shown, Page t, Model model, HttpServletResponse response) {
        String number = at.file().matter().number();
        return switch (outcome) {
            case Outcome.Done _ -> act.equals("issue") ? "redirect:" + at.href() : "redirect:/desk/matters/" + number + "?done=" + act;
            case Outcome.NotFound _ -> throw new NotFound();
            case Outcome.Refused(var whole, var byInput) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                var mistakes = new ArrayList<Mistake>();
                whole.forEach(r -> mistakes.add(new Mistake("main", t.text(r))));
                byInput.forEach((name, r) -> mistakes.add(new Mistake(name, t.text(r))));
                yield show(at(at.who(), number, at.leg().id().value().toString()),
                        new Shown(shown.typed(), shown.draftVersion(), mistakes, null, null, shown.reason(), shown.service(), false), t, model);
            }
            case Outcome.Stale stale when stale.act().equals(act) && wasMe(at) -> "redirect:/desk/matters/" + number + "?done=" + act;
            case Outcome.Stale stale -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                var first = procedures.require(at.leg().procedure()).acts().get(stale.act());
                String said = t.text("desk.stale", stale.office() == null ? t.text("desk.person") : terms.office(t, OfficeId.of(stale.office())), stale.at(),
                        first == null ? stale.act() : Terms.in(t, first.name()));
                yield show(at(at.who(), number, at.leg().id().value().toString()),
                        new Shown(shown.typed(), shown.draftVersion(), List.of(), null, said, shown.reason(), shown.service(), false), t, model);
            }
        };
    }

    private boolean wasMe(At at) {
        return finder.file(at.scope(), at.file().matter().number()).acts().stream()
                .filter(a -> a.leg().equals(at.leg().id()))
                .reduce((first, second) -> second)
                .map(a -> a.actor() instanceof org.huiyin.journal.Actor.Staff(var staff, var _, var _) && staff.equals(at.who().staff()))
                .orElse(false);
    }

    /** Only the office that has the leg works on its answer; for anybody else there is no such page. */
    private At at(SignedIn who, String number, String legId) {
        Scope scope = finder.scope(who);
        MatterFile file = finder.file(scope, number);
        Leg leg = finder.leg(scope, file, legId);
        boolean answered = procedures.require(leg.procedure()).acts().containsKey("submit-draft");
        if (!leg.office().equals(who.office()) || !leg.kind().equals("handling") || leg.sealed() || !answered) {
            throw new NotFound();
        }
        return new At(who, scope, file, leg, new Doer.Staff(who, scope));
    }

    private String show(At at, Shown shown, Page t, Model model) {
        Instant now = clock.instant();
        var draft = answers.draft(at.scope(), at.leg().id()).orElse(null);
        Map<String, Optional<Refusal>> offered = new LinkedHashMap<>();
        acts.offered(at.doer(), at.leg(), now).forEach(o -> offered.put(o.act().id(), o.refusal()));
        String step = List.of("submit-draft", "approve", "issue", "serve").stream().filter(offered::containsKey).findFirst().orElse("");
        Optional<Refusal> refusal = step.isEmpty() ? Optional.empty() : offered.get(step);
        boolean ownDraft = step.equals("approve") && draft != null && draft.authors().contains(at.who().staff());
        if (ownDraft) {
            refusal = Optional.of(Refusal.because("answer.refused.own-draft"));
        }
        String mode = step.isEmpty() || refusal.isPresent() ? "read" : switch (step) {
            case "submit-draft" -> "write";
            default -> step;
        };
        var documents = answers.issued(at.file()).stream().filter(d -> d.leg().equals(at.leg().id())).toList();
        model.addAttribute("frame", frames.of(at.who(), t));
        model.addAttribute("view", new DraftView(
                at.file().matter().number(),
                at.href(),
                at.file().title(),
                at.file().content(),
                at.file().place(),
                requests(at, t),
                terms.standing(t, at.leg().procedure(), at.leg().standing()),
                at.leg().open() ? DueShown.of(t, at.leg().dueOn(), at.leg().dueAt(), at.leg().provisional(), terms.rule(at.leg().dueRule()), now,
                        Queues.SOON_DAYS, zone) : null,
                mode,
                refusal.map(t::text).orElse(null),
                sentBack(at),
                shown.stale(),
                shown.mistakes(),
                at.leg().version(),
                shown.typed() != null ? shown.draftVersion() : draft == null ? 0 : draft.version(),
                shown.typed() != null ? written(at, shown.typed(), t) : written(at, draft, t),
                mode.equals("write") || draft == null ? null : read(at, draft, t),
                shown.theirs() == null ? null : read(at, shown.theirs(), t),
                served(at, documents, shown, now, t),
                outcomes(t),
                remedies.say(procedures.require(at.leg().procedure()), Optional.ofNullable(at.file().matter().route()).orElse("R6"),
                        organization.require(at.leg().office())).map(text -> Terms.in(t, text)).orElse(""),
                shown.saved(),
                checked(at, mode, shown, draft, now, t),
                mode.equals("write") ? aids.of(at.scope(), at.file(), shown.asked(), t, now) : null));
        model.addAttribute("reason", shown.reason());
        return "desk/draft";
    }

    /** While writing what stands in the form is checked, kept or not; whoever approves sees what is left of it. */
    private DraftView.@Nullable Checked checked(At at, String mode, Shown shown, @Nullable Draft draft, Instant now, Page t) {
        LocalDate today = now.atZone(zone).toLocalDate();
        if (mode.equals("write") && shown.typed() != null) {
            return DraftNotes.of(t, checks.check(at.file(), at.leg(), shown.typed(), today));
        }
        return draft != null && (mode.equals("write") || draft.state() == Draft.State.SUBMITTED) ? DraftNotes.of(t, checks.check(at.file(), at.leg(), draft, today)) : null;
    }

    private static List<String> requests(At at, Page t) {
        return at.file().requests().isEmpty() ? List.of(t.text("desk.draft.whole")) : at.file().requests();
    }

    /** What the head asked to change, as long as the draft is back. */
    private static @Nullable String sentBack(At at) {
        return at.file().acts().stream()
                .filter(a -> a.leg().equals(at.leg().id()))
                .reduce((first, second) -> second)
                .filter((LegAct last) -> last.act().equals("send-back"))
                .flatMap(last -> at.file().said(last, "reason"))
                .orElse(null);
    }

    private static List<Choice> outcomes(Page t) {
        return java.util.Arrays.stream(Item.Outcome.values())
                .map(o -> new Choice(o.name(), t.text("desk.outcome." + o), t.text("desk.outcome." + o + ".hint")))
                .toList();
    }

    private DraftView.Written written(At at, DraftForm typed, Page t) {
        var requests = requests(at, t);
        var items = new ArrayList<DraftView.Item>();
        for (int n = 1; n <= requests.size(); n++) {
            items.add(new DraftView.Item(n, requests.get(n - 1), typed.outcomes().getOrDefault(n, ""), typed.replies().getOrDefault(n, ""),
                    typed.executeBy().getOrDefault(n, "")));
        }
        return new DraftView.Written(typed.findings(), typed.basis(), items);
    }

    private DraftView.Written written(At at, @Nullable Draft draft, Page t) {
        var outcomes = new LinkedHashMap<Integer, String>();
        var replies = new LinkedHashMap<Integer, String>();
        var execute = new LinkedHashMap<Integer, String>();
        if (draft != null) {
            draft.items().forEach(i -> {
                outcomes.put(i.ordinal(), i.outcome().name());
                replies.put(i.ordinal(), i.reply());
                execute.put(i.ordinal(), i.executeBy() == null ? "" : i.executeBy().toString());
            });
        }
        return written(at, new DraftForm(draft == null ? "" : draft.findings(), draft == null ? "" : draft.basis(), outcomes, replies, execute), t);
    }

    private DraftView.Read read(At at, Draft draft, Page t) {
        var requests = requests(at, t);
        return new DraftView.Read(
                organization.nameOf(draft.writtenBy()),
                t.time(draft.writtenAt()),
                draft.findings(),
                draft.basis(),
                draft.items().stream()
                        .map(i -> new DraftView.ReadItem(i.ordinal(), i.ordinal() <= requests.size() ? requests.get(i.ordinal() - 1) : "",
                                t.text("desk.outcome." + i.outcome()), i.reply(), i.executeBy() == null ? null : t.date(i.executeBy())))
                        .toList());
    }

    private DraftView.@Nullable Served served(At at, List<Document> documents, Shown shown, Instant now, Page t) {
        if (documents.isEmpty()) {
            return null;
        }
        Document last = documents.getLast();
        String today = now.atZone(zone).toLocalDate().toString();
        return new DraftView.Served(
                last.number(),
                "/desk/matters/" + at.file().matter().number() + "/documents/" + last.id(),
                last.issuedOn().toString(),
                today,
                shown.service().getOrDefault("method", ""),
                shown.service().getOrDefault("on", today),
                shown.service().getOrDefault("proof", ""),
                java.util.Arrays.stream(Document.Method.values())
                        .filter(m -> m != Document.Method.ONLINE)
                        .map(m -> new Choice(m.name(), t.text("desk.method." + m), t.text("desk.method." + m + ".hint")))
                        .toList());
    }

    private static DraftForm form(At at, MultiValueMap<String, String> sent) {
        var outcomes = new LinkedHashMap<Integer, String>();
        var replies = new LinkedHashMap<Integer, String>();
        var execute = new LinkedHashMap<Integer, String>();
        for (int n = 1; n <= Math.max(1, at.file().requests().size()); n++) {
            outcomes.put(n, one(sent, "outcome-" + n));
            replies.put(n, one(sent, "reply-" + n));
            execute.put(n, one(sent, "execute-" + n));
        }
        return new DraftForm(one(sent, "findings"), one(sent, "basis"), outcomes, replies, execute);
    }

    private static String one(MultiValueMap<String, String> sent, String name) {
        String value = sent.getFirst(name);
        return value == null ? "" : value.replace("\r\n", "\n");
    }

    private static int number(@Nullable String typed) {
        return typed != null && typed.matches("[0-9]{1,9}") ? Integer.parseInt(typed) : -1;
    }
}
