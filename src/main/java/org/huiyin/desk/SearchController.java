package org.huiyin.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import org.huiyin.access.Access;
import org.huiyin.access.Scope;
import org.huiyin.access.SignedIn;
import org.huiyin.casework.Queues;
import org.huiyin.search.Counts;
import org.huiyin.search.Results;
import org.huiyin.search.SavedSearches;
import org.huiyin.search.Search;
import org.huiyin.search.SearchRecord;
import org.huiyin.search.Words;
import org.huiyin.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Looks for matters by what they say. What is typed comes by POST first, so that a number of a person is refused before it can stand in an
 * address; the words then stand in the address of the page, which can be kept and sent to a colleague, who finds what they may see.
 */
@Controller
class SearchController {

    /** Matters of a page. */
    static final int ROWS = 20;
    static final int ROWS_OF_A_QUEUE = 50;

    private static final String RECEIVER = "confidential-receiver";

    private final Access access;
    private final Search search;
    private final SearchRecord record;
    private final SavedSearches saved;
    private final Queues queues;
    private final SearchPages pages;
    private final Frames frames;
    private final Clock clock;

    SearchController(Access access, Search search, SearchRecord record, SavedSearches saved, Queues queues, SearchPages pages, Frames frames, Clock clock) {
        this.access = access;
        this.search = search;
        this.record = record;
        this.saved = saved;
        this.queues = queues;
        this.pages = pages;
        this.frames = frames;
        this.clock = clock;
    }

    @PostMapping("/desk/search")
    String typed(@AuthenticationPrincipal SignedIn who, @RequestParam MultiValueMap<String, String> form, Page t, Model model, HttpServletResponse response) {
        requireReader(who);
        var address = SearchAddress.read(form);
        return Words.looksForAPerson(address.q()) ? refused(who, t, model, response) : "redirect:" + address.href();
    }

    @GetMapping("/desk/search")
    String results(@AuthenticationPrincipal SignedIn who, @RequestParam MultiValueMap<String, String> query, Page t, Model model,
            HttpServletResponse response) {
        requireReader(who);
        var address = SearchAddress.read(query);
        if (Words.looksForAPerson(address.q())) {
            return "redirect:/desk/search?refused=person";
        }
        if ("person".equals(query.getFirst("refused"))) {
            return refused(who, t, model, response);
        }
        Scope scope = access.scopeOf(who);
        Instant now = clock.instant();
        var words = Words.read(address.q());
        boolean purposeAsked = asksPurpose(who, scope);
        boolean asked = !words.isEmpty() || !address.filter().isEmpty();
        var after = query.getFirst("after");
        Results results = null;
        Counts counts = null;
        if (asked && (!purposeAsked || address.purpose() != null)) {
            int size = address.queue() ? ROWS_OF_A_QUEUE : ROWS;
            results = search.find(scope, words, address.filter(), address.order(), after, size, now);
            counts = search.count(scope, words, address.filter(), now);
            if (purposeAsked && after == null) {
                record.searched(who, scope, java.util.Objects.requireNonNull(address.purpose()), words, counts.matters(), now);
            }
        }
        show(who, t, model, address, new SearchPages.Found(words, results, counts, after != null, saved.of(who.post()), purposeAsked), query.getFirst("done"),
                now);
        return "desk/search";
    }

    private void show(SignedIn who, Page t, Model model, SearchAddress address, SearchPages.Found found, @Nullable String done, Instant now) {
        model.addAttribute("frame", frames.of(who, t, "/desk/search"));
        model.addAttribute("view", pages.of(t, who, address, found, now));
        model.addAttribute("refused", false);
        model.addAttribute("done", "saved".equals(done) ? t.text("desk.search.saved.done") : null);
    }

    private String refused(SignedIn who, Page t, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        var found = new SearchPages.Found(Words.none(), null, null, false, saved.of(who.post()), asksPurpose(who, access.scopeOf(who)));
        show(who, t, model, SearchAddress.of(""), found, null, clock.instant());
        model.addAttribute("refused", true);
        return "desk/search";
    }

    /** Whoever receives confidential matters says what a search is for, and it is written down. */
    private boolean asksPurpose(SignedIn who, Scope scope) {
        return who.roles().contains(RECEIVER) || !queues.sealed(scope).isEmpty();
    }

    private void requireReader(SignedIn who) {
        if (!access.opens(who, "queue")) {
            throw new NotFound();
        }
    }
}
