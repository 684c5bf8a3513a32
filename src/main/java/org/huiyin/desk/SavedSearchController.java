package org.huiyin.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.huiyin.access.Access;
import org.huiyin.access.Refusal;
import org.huiyin.access.SignedIn;
import org.huiyin.search.SavedSearches;
import org.huiyin.search.Words;
import org.huiyin.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The searches a post keeps under a name. They never run by themselves. */
@Controller
class SavedSearchController {

    private final Access access;
    private final SavedSearches saved;
    private final SearchPages pages;
    private final Frames frames;
    private final Clock clock;

    SavedSearchController(Access access, SavedSearches saved, SearchPages pages, Frames frames, Clock clock) {
        this.access = access;
        this.saved = saved;
        this.pages = pages;
        this.frames = frames;
        this.clock = clock;
    }

    @GetMapping("/desk/search/saved")
    String list(@AuthenticationPrincipal SignedIn who, @RequestParam(defaultValue = "") String done, @RequestParam(defaultValue = "") String removed, Page t,
            Model model) {
        requireReader(who);
        return show(who, t, model, "", "", null, switch (done) {
            case "renamed" -> t.text("desk.saved.renamed");
            case "restored" -> t.text("desk.saved.restored");
            case "late" -> t.text("desk.saved.late");
            default -> null;
        }, removed.matches("[0-9a-f-]{36}") ? removed : null);
    }

    private String show(SignedIn who, Page t, Model model, String query, String name, @org.jspecify.annotations.Nullable String mistake,
            @org.jspecify.annotations.Nullable String done, @org.jspecify.annotations.Nullable String removed) {
        List<SavedLine> lines = saved.of(who.post()).stream()
                .map(s -> new SavedLine(s.id().toString(), s.name(), "/desk/search?" + s.query(), pages.described(t, read(s.query())), t.time(s.savedAt())))
                .toList();
        model.addAttribute("frame", frames.of(who, t, "/desk/search"));
        model.addAttribute("lines", lines);
        model.addAttribute("query", query);
        model.addAttribute("name", name);
        model.addAttribute("mistake", mistake);
        model.addAttribute("done", done);
        model.addAttribute("removed", removed);
        return "desk/savedSearches";
    }

    @PostMapping("/desk/search/saved")
    String save(@AuthenticationPrincipal SignedIn who, @RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String query, Page t,
            Model model, HttpServletResponse response) {
        requireReader(who);
        var address = read(query).purpose(null);
        Optional<Refusal> refusal = Words.looksForAPerson(address.q())
                ? Optional.of(Refusal.because("search.refused.person"))
                : address.query().isEmpty() ? Optional.of(Refusal.because("search.refused.empty"))
                : saved.save(who.post(), name, address.query(), clock.instant());
        if (refusal.isEmpty()) {
            var back = address.href();
            return "redirect:" + back + "&done=saved";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        boolean person = refusal.get().key().equals("search.refused.person");
        return show(who, t, model, Words.looksForAPerson(address.q()) ? "" : address.query(), person ? "" : name, t.text(refusal.get()), null, null);
    }

    @PostMapping("/desk/search/saved/{id}/rename")
    String rename(@AuthenticationPrincipal SignedIn who, @PathVariable String id, @RequestParam(defaultValue = "") String name, Page t, Model model,
            HttpServletResponse response) {
        requireReader(who);
        var refusal = saved.rename(who.post(), Finder.uuid(id), name);
        if (refusal.isEmpty()) {
            return "redirect:/desk/search/saved?done=renamed";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(who, t, model, "", "", t.text(refusal.get()), null, null);
    }

    @PostMapping("/desk/search/saved/{id}/remove")
    String remove(@AuthenticationPrincipal SignedIn who, @PathVariable String id) {
        requireReader(who);
        saved.remove(who.post(), Finder.uuid(id), clock.instant());
        return "redirect:/desk/search/saved?removed=" + Finder.uuid(id);
    }

    /** Takes back the taking away. */
    @PostMapping("/desk/search/saved/{id}/restore")
    String restore(@AuthenticationPrincipal SignedIn who, @PathVariable String id) {
        requireReader(who);
        return "redirect:/desk/search/saved?done=" + (saved.restore(who.post(), Finder.uuid(id), clock.instant()) ? "restored" : "late");
    }

    static SearchAddress read(String query) {
        var parts = new org.springframework.util.LinkedMultiValueMap<String, String>();
        UriComponentsBuilder.fromUriString("/?" + query.replaceAll("[\\s#]", "")).build().getQueryParams().forEach((name, values) -> values.forEach(value -> {
            if (value != null) {
                parts.add(name, decoded(value));
            }
        }));
        return SearchAddress.read(parts);
    }

    private static String decoded(String value) {
        try {
            return java.net.URLDecoder.decode(value, java.nio.charset.StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private void requireReader(SignedIn who) {
        if (!access.opens(who, "queue")) {
            throw new NotFound();
        }
    }
}
