package org.huiyin.desk.knowledge;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.huiyin.access.SignedIn;
import org.huiyin.desk.Frames;
import org.huiyin.knowledge.Article;
import org.huiyin.knowledge.Edition;
import org.huiyin.knowledge.Editors;
import org.huiyin.knowledge.EnactmentFilter;
import org.huiyin.knowledge.EnactmentSheet;
import org.huiyin.knowledge.KnowledgeBase;
import org.huiyin.organization.Organization;
import org.huiyin.web.Choice;
import org.huiyin.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** Reads the knowledge base: the list, the search over articles, one text as it holds on a day, its history. */
@Controller
class KnowledgeController {

    static final String AT = "/desk/knowledge";
    private static final int SHOWN = 30;
    private static final int EXCERPT = 220;

    private final KnowledgeBase base;
    private final Editors editors;
    private final Organization organization;
    private final Contents contents;
    private final Frames frames;
    private final Clock clock;
    private final ZoneId zone;

    KnowledgeController(KnowledgeBase base, Editors editors, Organization organization, Contents contents, Frames frames, Clock clock, ZoneId zone) {
        this.base = base;
        this.editors = editors;
        this.organization = organization;
        this.contents = contents;
        this.frames = frames;
        this.clock = clock;
        this.zone = zone;
    }

    @GetMapping(AT)
    String list(@AuthenticationPrincipal SignedIn who, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String category, @RequestParam(defaultValue = "") String on, @RequestParam(defaultValue = "") String also,
            @RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = "") String said, @RequestParam(defaultValue = "0") int texts,
            @RequestParam(defaultValue = "0") int templates, Page t, Model model) {
        LocalDate day = day(on);
        var chosen = Arrays.stream(Edition.Kind.values()).filter(k -> k.name().equals(kind)).findFirst().orElse(null);
        var filter = new EnactmentFilter(chosen, category.isBlank() ? null : category, also.equals("yes"));
        String asked = q.strip().length() > 100 ? q.strip().substring(0, 100) : q.strip();
        List<LibraryView.Line> lines = List.of();
        List<LibraryView.Hit> hits = List.of();
        String next;
        if (asked.isEmpty()) {
            var page = base.list(filter, day, after, SHOWN);
            lines = page.editions().stream().map(e -> line(t, e, day, on)).toList();
            next = page.next();
        } else {
            var found = base.search(asked, filter, day, after, SHOWN);
            hits = found.hits().stream().map(h -> new LibraryView.Hit(href(h.edition().enactment(), on, h.article().ordinal()), h.edition().title(),
                    Wording.article(t, h.article()), Piece.of(h.article().words(), found.terms(), EXCERPT))).toList();
            next = found.next();
        }
        var here = UriComponentsBuilder.fromPath(AT);
        List.of(new Choice("q", asked), new Choice("kind", chosen == null ? "" : kind), new Choice("category", category), new Choice("on", on.isBlank() ? "" : day.toString()),
                new Choice("also", filter.also() ? "yes" : "")).stream().filter(c -> !c.label().isEmpty()).forEach(c -> here.queryParam(c.value(), "{" + c.value() + "}"));
        model.addAttribute("frame", frames.of(who, t));
        model.addAttribute("view", new LibraryView(asked, day.toString(), filter.also(), kind, category, Wording.kinds(t), contents.all(t, t.text("knowledge.any")), lines, hits,
                editors.mayAdd(who), editors.mayTakeShipped(who), next == null ? null : address(here, asked, kind, category, day, next),
                after.isBlank() ? null : address(here, asked, kind, category, day, null),
                said.equals("shipped") ? t.text("knowledge.said.shipped", texts, templates) : null));
        return "desk/knowledge/list";
    }

    private static String address(UriComponentsBuilder here, String asked, String kind, String category, LocalDate day, @Nullable String after) {
        var uri = here.cloneBuilder();
        if (after != null) {
            uri.queryParam("after", "{after}");
        }
        return uri.encode().buildAndExpand(java.util.Map.of("q", asked, "kind", kind, "category", category, "on", day, "also", "yes", "after",
                after == null ? "" : after)).toUriString();
    }

    private LibraryView.Line line(Page t, Edition edition, LocalDate day, String on) {
        return new LibraryView.Line(href(edition.enactment(), on, 0), edition.title(), Wording.kind(t, edition.kind()), edition.issuer(), edition.number(),
                edition.from().toString(), Wording.state(t, edition, day), Wording.mark(edition, day),
                edition.categories().stream().map(c -> contents.name(t, c)).toList());
    }

    private String href(UUID enactment, String on, int article) {
        return AT + "/" + enactment + (on.isBlank() ? "" : "?on=" + day(on)) + (article == 0 ? "" : "#a-" + article);
    }

    @GetMapping(AT + "/{id}")
    String read(@AuthenticationPrincipal SignedIn who, @PathVariable String id, @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "0") String edition, @RequestParam(defaultValue = "") String said, Page t, Model model) {
        UUID enactment = id(id);
        LocalDate today = LocalDate.now(clock.withZone(zone));
        LocalDate day = day(on);
        var history = base.history(enactment);
        if (history.isEmpty()) {
            throw notFound();
        }
        Edition holding = base.on(enactment, day).orElse(history.getLast());
        Edition shown = edition.matches("[1-9]\\d{0,5}") ? base.edition(enactment, Integer.parseInt(edition)).orElseThrow(KnowledgeController::notFound) : holding;
        // Of what has ended, the words that held last are still worth reading.
        Edition words = shown.ends() ? history.stream().filter(e -> !e.ends() && e.ordinal() < shown.ordinal()).findFirst().orElse(shown) : shown;
        model.addAttribute("frame", frames.of(who, t, AT));
        model.addAttribute("view", new EnactmentView(id, words.title(), Wording.state(t, shown, day), Wording.mark(shown, day), notice(t, shown, holding, day, today),
                facts(t, words), words.address().isEmpty() ? null : words.address(), day.toString(), articles(t, base.articles(words.id())),
                history.stream().map(e -> past(t, e, shown)).toList(), editors.mayRevise(who, shown.office()), history.getFirst().ordinal(),
                said.matches("added|revised|retired") ? t.text("knowledge.said." + said) : null));
        return "desk/knowledge/read";
    }

    private static @Nullable String notice(Page t, Edition shown, Edition holding, LocalDate day, LocalDate today) {
        var said = new ArrayList<String>();
        if (shown.ordinal() != holding.ordinal()) {
            said.add(t.text("knowledge.notice.other", holding.ends() ? t.text("knowledge.state.ended") : holding.from()));
        } else if (!day.equals(today)) {
            said.add(t.text("knowledge.notice.day", day));
        }
        if (shown.ends()) {
            said.add(t.text("knowledge.notice.ended", shown.from(), shown.note()));
        } else if (shown.from().isAfter(day)) {
            said.add(t.text("knowledge.notice.coming", shown.from()));
        } else if (shown.until() != null && shown.until().isBefore(day)) {
            said.add(t.text("knowledge.notice.until", shown.until()));
        }
        if (shown.excerpt()) {
            said.add(t.text("knowledge.notice.excerpt"));
        }
        return said.isEmpty() ? null : String.join("", said.stream().map(s -> s + t.either("", " ")).toList()).strip();
    }

    private List<Choice> facts(Page t, Edition e) {
        var facts = new ArrayList<Choice>();
        facts.add(new Choice(t.text("knowledge.kind"), Wording.kind(t, e.kind())));
        put(facts, t.text("knowledge.issuer"), e.issuer());
        put(facts, t.text("knowledge.number"), e.number());
        facts.add(new Choice(t.text("knowledge.from"), t.date(e.from())));
        put(facts, t.text("knowledge.until"), e.until() == null ? "" : t.date(e.until()));
        put(facts, t.text("knowledge.categories"), String.join(t.either("、", ", "), e.categories().stream().map(c -> contents.name(t, c)).toList()));
        put(facts, t.text("knowledge.keywords"), String.join(t.either("、", ", "), e.keywords()));
        return facts;
    }

    private static void put(List<Choice> facts, String label, String value) {
        if (!value.isBlank()) {
            facts.add(new Choice(label, value));
        }
    }

    private static List<EnactmentView.Shown> articles(Page t, List<Article> articles) {
        var shown = new ArrayList<EnactmentView.Shown>();
        String chapter = "";
        for (Article article : articles) {
            boolean begins = !article.chapter().equals(chapter);
            chapter = article.chapter();
            shown.add(new EnactmentView.Shown("a-" + article.ordinal(), begins ? chapter : null, article.number() == null ? null : Wording.article(t, article),
                    article.words()));
        }
        return shown;
    }

    private EnactmentView.Past past(Page t, Edition e, Edition shown) {
        return new EnactmentView.Past(AT + "/" + e.enactment() + "?edition=" + e.ordinal(), e.ordinal() == shown.ordinal(),
                t.text(e.ends() ? "knowledge.history.ended" : "knowledge.history.edition", e.ordinal()), t.date(e.from()),
                e.writtenBy() == null ? t.text("knowledge.history.shipped") : organization.nameOf(e.writtenBy()), t.time(e.writtenAt()),
                e.note().equals(EnactmentSheet.FROM_SHEET) ? t.text("knowledge.history.sheet") : e.note());
    }

    private LocalDate day(String on) {
        try {
            var day = LocalDate.parse(on.strip());
            return day.getYear() < 1900 || day.getYear() > 2200 ? LocalDate.now(clock.withZone(zone)) : day;
        } catch (DateTimeParseException none) {
            return LocalDate.now(clock.withZone(zone));
        }
    }

    static UUID id(String written) {
        try {
            return UUID.fromString(written);
        } catch (IllegalArgumentException none) {
            throw notFound();
        }
    }

    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
