package org.huiyin.desk.knowledge;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.huiyin.access.SignedIn;
import org.huiyin.desk.Frames;
import org.huiyin.knowledge.Editors;
import org.huiyin.knowledge.Kept;
import org.huiyin.knowledge.ReplyTemplate;
import org.huiyin.knowledge.ReplyTemplates;
import org.huiyin.knowledge.TemplateForm;
import org.huiyin.organization.Organization;
import org.huiyin.web.Choice;
import org.huiyin.web.Mistake;
import org.huiyin.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Templates of replies: read by whoever answers, written by the editors of the knowledge base. */
@Controller
class TemplatesController {

    private static final String AT = KnowledgeController.AT + "/templates";
    private static final int SHOWN = 40;
    private static final int BEGINS = 80;

    private final ReplyTemplates templates;
    private final Editors editors;
    private final Organization organization;
    private final Contents contents;
    private final Frames frames;
    private final Clock clock;

    TemplatesController(ReplyTemplates templates, Editors editors, Organization organization, Contents contents, Frames frames, Clock clock) {
        this.templates = templates;
        this.editors = editors;
        this.organization = organization;
        this.contents = contents;
        this.frames = frames;
        this.clock = clock;
    }

    @GetMapping(AT)
    String list(@AuthenticationPrincipal SignedIn who, @RequestParam(defaultValue = "") String retired, @RequestParam(defaultValue = "") String after, Page t,
            Model model) {
        boolean also = retired.equals("yes");
        var page = templates.list(also, after, SHOWN);
        String at = AT + (also ? "?retired=yes" : "");
        model.addAttribute("frame", frames.of(who, t, KnowledgeController.AT));
        model.addAttribute("view", new TemplatesView(page.templates().stream().map(one -> line(t, one)).toList(), also, editors.mayAdd(who),
                page.next() == null ? null : at + (also ? "&" : "?") + "after=" + page.next(), after.isBlank() ? null : at));
        return "desk/knowledge/templates";
    }

    private TemplatesView.Line line(Page t, ReplyTemplate one) {
        String begins = one.words().length() <= BEGINS ? one.words() : one.words().substring(0, BEGINS) + "…";
        return new TemplatesView.Line(AT + "/" + one.id(), one.title(), category(t, one), t.text("desk.outcome." + one.outcome()), begins, one.retired());
    }

    private String category(Page t, ReplyTemplate one) {
        return one.category() == null ? t.text("knowledge.template.all") : contents.name(t, one.category());
    }

    @GetMapping(AT + "/new")
    String ask(@AuthenticationPrincipal SignedIn who, Page t, Model model) {
        requireEditor(who);
        return form(who, AT, AT, "knowledge.template.add", TemplateForm.empty(), 0, List.of(), false, t, model);
    }

    @PostMapping(AT)
    String add(@AuthenticationPrincipal SignedIn who, @RequestParam MultiValueMap<String, String> sent, Page t, Model model, HttpServletResponse response) {
        requireEditor(who);
        var form = form(sent);
        return switch (templates.add(who, form, clock.instant())) {
            case Kept.Done(var id) -> "redirect:" + AT + "/" + id + "?said=added";
            case Kept.Wrong(var fields) -> form(who, AT, AT, "knowledge.template.add", form, 0, KnowledgeWriteController.mistakes(fields, t, response), false, t, model);
            case Kept.Refused(var why) -> form(who, AT, AT, "knowledge.template.add", form, 0,
                    KnowledgeWriteController.mistakes(Map.of("main", why), t, response), false, t, model);
            case Kept.Stale() -> throw new IllegalStateException("a new template cannot be stale");
        };
    }

    @GetMapping(AT + "/{id}")
    String read(@AuthenticationPrincipal SignedIn who, @PathVariable String id, @RequestParam(defaultValue = "") String said, Page t, Model model) {
        var one = templates.find(KnowledgeController.id(id)).orElseThrow(KnowledgeController::notFound);
        return read(who, one, List.of(), "", false, said.matches("added|revised|retired") ? t.text("knowledge.template.said." + said) : null, t, model);
    }

    private String read(SignedIn who, ReplyTemplate one, List<Mistake> mistakes, String reason, boolean stale, @org.jspecify.annotations.Nullable String said, Page t,
            Model model) {
        var history = new ArrayList<EnactmentView.Past>();
        for (var past : templates.history(one.id())) {
            history.add(new EnactmentView.Past("", past.ordinal() == one.ordinal(), t.text(past.retired() ? "knowledge.template.history.retired"
                    : "knowledge.history.edition", past.ordinal()), past.words(), past.writtenBy() == null ? t.text("knowledge.history.shipped")
                    : organization.nameOf(past.writtenBy()), t.time(past.writtenAt()), past.note()));
        }
        model.addAttribute("frame", frames.of(who, t, KnowledgeController.AT));
        model.addAttribute("view", new TemplatesView.One(one.id().toString(), one.title(), category(t, one), t.text("desk.outcome." + one.outcome()), one.words(),
                one.retired(), editors.mayRevise(who, one.office()), one.ordinal(), history, mistakes, reason, stale, said));
        return "desk/knowledge/template";
    }

    @GetMapping(AT + "/{id}/revise")
    String revise(@AuthenticationPrincipal SignedIn who, @PathVariable String id, Page t, Model model) {
        var one = revisable(who, id);
        var form = new TemplateForm(one.title(), one.category() == null ? "" : one.category(), one.outcome().name(), one.words(), "");
        return form(who, AT + "/" + id + "/revise", AT + "/" + id, "knowledge.template.revise", form, one.ordinal(), List.of(), false, t, model);
    }

    @PostMapping(AT + "/{id}/revise")
    String revise(@AuthenticationPrincipal SignedIn who, @PathVariable String id, @RequestParam MultiValueMap<String, String> sent, Page t, Model model,
            HttpServletResponse response) {
        var one = revisable(who, id);
        var form = form(sent);
        int ordinal = KnowledgeWriteController.number(sent.getFirst("ordinal"));
        String action = AT + "/" + id + "/revise";
        return switch (templates.revise(who, one.id(), form, ordinal, clock.instant())) {
            case Kept.Done _ -> "redirect:" + AT + "/" + id + "?said=revised";
            case Kept.Wrong(var fields) -> form(who, action, AT + "/" + id, "knowledge.template.revise", form, ordinal,
                    KnowledgeWriteController.mistakes(fields, t, response), false, t, model);
            case Kept.Refused(var why) -> form(who, action, AT + "/" + id, "knowledge.template.revise", form, ordinal,
                    KnowledgeWriteController.mistakes(Map.of("main", why), t, response), false, t, model);
            case Kept.Stale() -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield form(who, action, AT + "/" + id, "knowledge.template.revise", form, one.ordinal(), List.of(), true, t, model);
            }
        };
    }

    @PostMapping(AT + "/{id}/retire")
    String retire(@AuthenticationPrincipal SignedIn who, @PathVariable String id, @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String ordinal, Page t, Model model, HttpServletResponse response) {
        var one = revisable(who, id);
        return switch (templates.retire(who, one.id(), reason, KnowledgeWriteController.number(ordinal), clock.instant())) {
            case Kept.Done _ -> "redirect:" + AT + "/" + id + "?said=retired";
            case Kept.Wrong(var fields) -> read(who, one, KnowledgeWriteController.mistakes(fields, t, response), reason, false, null, t, model);
            case Kept.Refused(var why) -> read(who, one, KnowledgeWriteController.mistakes(Map.of("main", why), t, response), reason, false, null, t, model);
            case Kept.Stale() -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield read(who, one, List.of(), reason, true, null, t, model);
            }
        };
    }

    private void requireEditor(SignedIn who) {
        if (!editors.mayAdd(who)) {
            throw KnowledgeController.notFound();
        }
    }

    private ReplyTemplate revisable(SignedIn who, String id) {
        return templates.find(KnowledgeController.id(id)).filter(one -> editors.mayRevise(who, one.office())).orElseThrow(KnowledgeController::notFound);
    }

    private String form(SignedIn who, String action, String back, String title, TemplateForm form, int ordinal, List<Mistake> mistakes, boolean stale, Page t,
            Model model) {
        var categories = contents.all(t, t.text("knowledge.template.all"));
        var outcomes = Arrays.stream(ReplyTemplate.Outcome.values())
                .map(o -> new Choice(o.name(), t.text("desk.outcome." + o), t.text("desk.outcome." + o + ".hint"))).toList();
        model.addAttribute("frame", frames.of(who, t, KnowledgeController.AT));
        model.addAttribute("view", new TemplatesView.Form(action, back, t.text(title), form, ordinal, categories, outcomes, mistakes, stale));
        return "desk/knowledge/templateForm";
    }

    private static TemplateForm form(MultiValueMap<String, String> sent) {
        return new TemplateForm(KnowledgeWriteController.one(sent, "title"), KnowledgeWriteController.one(sent, "category"),
                KnowledgeWriteController.one(sent, "outcome"), KnowledgeWriteController.one(sent, "words"), KnowledgeWriteController.one(sent, "note"));
    }
}
