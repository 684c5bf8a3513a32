package org.huiyin.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.huiyin.access.Access;
import org.huiyin.access.Scope;
import org.huiyin.access.SignedIn;
import org.huiyin.casework.Attachments;
import org.huiyin.casework.Correspondence;
import org.huiyin.casework.Doer;
import org.huiyin.casework.MatterFile;
import org.huiyin.organization.OfficeId;
import org.huiyin.procedure.Procedures;
import org.huiyin.web.Mistake;
import org.huiyin.web.Page;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One matter: its words, its legs and clocks, what was done, what can be done next. */
@Controller
class MatterController {

    private static final Set<String> STORIES = Set.of("all", "acts", "words", "clocks");
    private static final Duration TWICE = Duration.ofMinutes(2);

    private final Finder finder;
    private final MatterPages pages;
    private final SamePages same;
    private final Frames frames;
    private final Correspondence letters;
    private final Attachments attachments;
    private final Procedures procedures;
    private final Access access;
    private final Clock clock;

    MatterController(Finder finder, MatterPages pages, SamePages same, Frames frames, Correspondence letters, Attachments attachments, Procedures procedures, Access access,
            Clock clock) {
        this.finder = finder;
        this.pages = pages;
        this.same = same;
        this.frames = frames;
        this.letters = letters;
        this.attachments = attachments;
        this.procedures = procedures;
        this.access = access;
        this.clock = clock;
    }

    @GetMapping("/desk/matters/{number}")
    String matter(@AuthenticationPrincipal SignedIn who, @PathVariable String number, @RequestParam(defaultValue = "all") String story,
            @RequestParam(defaultValue = "") String done, Page t, Model model) {
        Scope scope = finder.scope(who);
        return show(who, scope, finder.file(scope, number), STORIES.contains(story) ? story : "all", done, new MatterView.Written("NOTE", "", List.of()), t, model);
    }

    private String show(SignedIn who, Scope scope, MatterFile file, String story, String done, MatterView.Written written, Page t, Model model) {
        var act = procedures.require(file.matter().procedure()).acts().get(done);
        model.addAttribute("frame", frames.of(who, t));
        model.addAttribute("view", pages.of(t, who, scope, file, story, clock.instant()));
        model.addAttribute("written", written);
        model.addAttribute("same", same.of(t, scope, file));
        model.addAttribute("done", act != null ? t.text("desk.done.act", Terms.in(t, act.name())) : done.equals("note") ? t.text("desk.done.note")
                : done.equals("question") ? t.text("desk.done.question") : done.matches("same|same-undone|same-why") ? t.text("same.done." + done) : null);
        return "desk/matter";
    }

    /** A note among offices, or a question to the person. */
    @PostMapping("/desk/matters/{number}/letters")
    String write(@AuthenticationPrincipal SignedIn who, @PathVariable String number, @RequestParam(defaultValue = "") String leg,
            @RequestParam(defaultValue = "NOTE") String kind, @RequestParam(defaultValue = "") String text, Page t, Model model, HttpServletResponse response) {
        Scope scope = finder.scope(who);
        var file = finder.file(scope, number);
        var at = finder.leg(scope, file, leg);
        var as = kind.equals("QUESTION") ? Correspondence.Kind.QUESTION : Correspondence.Kind.NOTE;
        Instant now = clock.instant();
        String back = "redirect:/desk/matters/" + file.matter().number() + "?done=" + as.name().toLowerCase(java.util.Locale.ROOT) + "#letters";
        if (wasJustWritten(file, who.office(), as.name(), text, now)) {
            return back;
        }
        var refusal = access.opens(who, "queue")
                ? letters.write(new Doer.Staff(who, scope), at.id(), as, text, now)
                : java.util.Optional.of(org.huiyin.access.Refusal.because("casework.refused.not-found"));
        if (refusal.isEmpty()) {
            return back;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(who, scope, file, "all", "", new MatterView.Written(as.name(), text, List.of(new Mistake("text", t.text(refusal.get())))), t, model);
    }

    /** The same words sent twice by an impatient hand are kept once. */
    private static boolean wasJustWritten(MatterFile file, OfficeId office, String kind, String text, Instant now) {
        return !text.isBlank() && file.letters().stream().anyMatch(l -> l.kind().equals(kind) && office.equals(l.office()) && l.text().equals(text.strip())
                && l.writtenAt().isAfter(now.minus(TWICE)));
    }

    /** Gives out a file: always as a download, never shown in the page. */
    @GetMapping("/desk/matters/{number}/files/{file}")
    ResponseEntity<byte[]> download(@AuthenticationPrincipal SignedIn who, @PathVariable String number, @PathVariable String file) {
        Scope scope = finder.scope(who);
        var found = attachments.open(scope, scope.home(), number, Finder.uuid(file)).orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(found.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(found.name(), StandardCharsets.UTF_8).build().toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("X-Content-Type-Options", "nosniff")
                .body(found.bytes());
    }
}
