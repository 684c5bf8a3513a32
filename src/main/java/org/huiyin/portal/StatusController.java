package org.huiyin.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.ClientAddress;
import org.huiyin.casework.Attachments;
import org.huiyin.casework.Correspondence;
import org.huiyin.casework.Doer;
import org.huiyin.casework.Outcome;
import org.huiyin.intake.Receipts;
import org.huiyin.journal.LegId;
import org.huiyin.journal.MatterId;
import org.huiyin.web.Mistake;
import org.huiyin.web.Page;
import org.huiyin.web.Preference;
import org.huiyin.web.Upload;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** The person looks at their matter, with number and code, and does what is theirs to do. */
@Controller
class StatusController {

    private static final String COOKIE = "look";
    private static final int MOST_WORDS = 5000;
    /** Acts of the person that have a page of their own. */
    private static final List<String> ACTS = List.of("not-fixed", "ask-review", "withdraw");

    private final Receipts receipts;
    private final LookStore looks;
    private final StatusReader reader;
    private final PersonActs acts;
    private final Attachments attachments;
    private final Clock clock;

    StatusController(Receipts receipts, LookStore looks, StatusReader reader, PersonActs acts, Attachments attachments, Clock clock) {
        this.receipts = receipts;
        this.looks = looks;
        this.reader = reader;
        this.acts = acts;
        this.attachments = attachments;
        this.clock = clock;
    }

    /** Somebody whose look has ended, or never began. */
    private record Look(String token, MatterId matter) {}

    @GetMapping("/status")
    String ask(HttpServletRequest request, HttpServletResponse response, Model model) {
        noStore(response);
        model.addAttribute("number", Answers.line(request, "number"));
        model.addAttribute("mistakes", List.of());
        model.addAttribute("ended", request.getParameter("ended") != null);
        return "portal/look";
    }

    @PostMapping("/status")
    String look(Page t, HttpServletRequest request, HttpServletResponse response, Model model) {
        noStore(response);
        var number = Answers.line(request, "number");
        model.addAttribute("number", number);
        model.addAttribute("ended", false);
        var turn = request.getParameter("switch");
        if (turn != null) {
            Preference.keep(request, response, turn);
            return "redirect:/status" + (number.isEmpty() ? "" : "?number=" + java.net.URLEncoder.encode(number, StandardCharsets.UTF_8));
        }
        var code = Answers.line(request, "code");
        var mistakes = new ArrayList<Mistake>();
        if (number.isEmpty()) {
            mistakes.add(new Mistake("number", t.text("portal.look.number.missing")));
        }
        if (code.isEmpty()) {
            mistakes.add(new Mistake("code", t.text("portal.look.code.missing")));
        }
        if (mistakes.isEmpty()) {
            var client = ClientAddress.of(request);
            switch (receipts.lookUp(number, code, client.host(), client.network(), clock.instant())) {
                case Receipts.LookUp.Found(var person) -> {
                    give(request, response, looks.begin(person.matter(), clock.instant()));
                    return "redirect:/status/matter";
                }
                case Receipts.LookUp.Wrong() -> mistakes.add(new Mistake("number", t.text("portal.look.wrong")));
                case Receipts.LookUp.Wait(var howLong) -> {
                    long seconds = Math.max(1, howLong.plusMillis(999).toSeconds());
                    response.setHeader("Retry-After", String.valueOf(seconds));
                    response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                    mistakes.add(new Mistake("number", seconds < 90
                            ? t.text("portal.look.wait.seconds", seconds) : t.text("portal.look.wait.minutes", (seconds + 59) / 60)));
                }
            }
        }
        model.addAttribute("mistakes", mistakes);
        if (response.getStatus() == 200) {
            response.setStatus(422);
        }
        return "portal/look";
    }

    @GetMapping("/status/matter")
    String matter(Page t, HttpServletRequest request, HttpServletResponse response, Model model) {
        noStore(response);
        var look = look(request);
        if (look.isEmpty()) {
            return "redirect:/status?ended";
        }
        give(request, response, look.get().token());
        model.addAttribute("form", UUID.randomUUID().toString());
        model.addAttribute("told", Answers.line(request, "done"));
        model.addAttribute("status", reader.read(look.get().matter(), t, clock.instant()));
        return "portal/matter";
    }

    @GetMapping("/status/matter/write")
    String write(Page t, HttpServletRequest request, HttpServletResponse response, Model model) {
        noStore(response);
        return look(request).map(look -> write(look, "", List.of(), UUID.randomUUID().toString(), kind(request), t, model)).orElse("redirect:/status?ended");
    }

    @PostMapping("/status/matter/write")
    String written(@RequestParam(required = false) List<MultipartFile> files, Page t, HttpServletRequest request,
            HttpServletResponse response, Model model) throws IOException {
        noStore(response);
        var look = look(request);
        var words = Answers.text(request, "words");
        var form = Answers.line(request, "form");
        if (look.isEmpty()) {
            return ended(words, response, model);
        }
        var mistakes = new ArrayList<Mistake>();
        var taken = new ArrayList<Upload.Taken>();
        for (var file : files == null ? List.<MultipartFile>of() : files) {
            if (file.getSize() == 0 && String.valueOf(file.getOriginalFilename()).isEmpty()) {
                continue;
            }
            switch (Upload.of(file.getOriginalFilename(), file.getBytes())) {
                case Upload.Refused(var _, var reason) -> mistakes.add(new Mistake("files", t.text(reason)));
                case Upload.Taken upload -> taken.add(upload);
            }
        }
        if (words.isBlank() && taken.isEmpty() && mistakes.isEmpty()) {
            mistakes.add(new Mistake("words", t.text("portal.write.missing")));
        }
        if (words.codePointCount(0, words.length()) > MOST_WORDS) {
            mistakes.add(new Mistake("words", t.text("portal.long", words.codePointCount(0, words.length()), MOST_WORDS)));
        }
        if (mistakes.isEmpty() || !taken.isEmpty()) {
            acts.add(look.get().token(), form, reader.person(look.get().matter()), kind(request), mistakes.isEmpty() ? words : "", taken, clock.instant())
                    .ifPresent(refusal -> mistakes.add(new Mistake("words", t.text(refusal))));
        }
        if (!mistakes.isEmpty()) {
            response.setStatus(422);
            return write(look.get(), words, mistakes, UUID.randomUUID().toString(), kind(request), t, model);
        }
        return "redirect:/status/matter?done=write";
    }

    private String write(Look look, String words, List<Mistake> mistakes, String form, Correspondence.Kind kind, Page t, Model model) {
        model.addAttribute("status", reader.read(look.matter(), t, clock.instant()));
        model.addAttribute("words", words);
        model.addAttribute("mistakes", mistakes);
        model.addAttribute("form", form);
        model.addAttribute("kind", kind.name());
        return "portal/write";
    }

    @PostMapping("/status/matter/received")
    String received(@RequestParam UUID leg, @RequestParam int version, @RequestParam String form, Page t, HttpServletRequest request,
            HttpServletResponse response, Model model) {
        noStore(response);
        var look = look(request);
        if (look.isEmpty()) {
            return "redirect:/status?ended";
        }
        var matter = look.get().matter();
        var outcome = acts.received(look.get().token(), form, reader.person(matter), new LegId(matter.home(), leg), version, clock.instant());
        return "redirect:/status/matter?done=" + (outcome.map(o -> o instanceof Outcome.Done).orElse(true) ? "received" : "stale");
    }

    /** The answer is contested: two ways, told side by side. */
    @GetMapping("/status/matter/disagree")
    String disagree(Page t, HttpServletRequest request, HttpServletResponse response, Model model) {
        noStore(response);
        var look = look(request);
        if (look.isEmpty()) {
            return "redirect:/status?ended";
        }
        model.addAttribute("status", reader.read(look.get().matter(), t, clock.instant()));
        return "portal/disagree";
    }

    @GetMapping("/status/matter/do/{act}")
    String act(@PathVariable String act, Page t, HttpServletRequest request, HttpServletResponse response, Model model) {
        noStore(response);
        var look = look(request);
        if (look.isEmpty()) {
            return "redirect:/status?ended";
        }
        return act(look.get(), act, "", List.of(), t, model);
    }

    @PostMapping("/status/matter/do/{act}")
    String done(@PathVariable String act, @RequestParam UUID leg, @RequestParam int version, @RequestParam String form, Page t,
            HttpServletRequest request, HttpServletResponse response, Model model) {
        noStore(response);
        var reason = Answers.text(request, "reason");
        var look = look(request);
        if (look.isEmpty()) {
            return ended(reason, response, model);
        }
        if (!ACTS.contains(act)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var matter = look.get().matter();
        var mistakes = new ArrayList<Mistake>();
        if (reason.codePointCount(0, reason.length()) > MOST_WORDS) {
            mistakes.add(new Mistake("reason", t.text("portal.long", reason.codePointCount(0, reason.length()), MOST_WORDS)));
        } else if (reason.isBlank() && !act.equals("withdraw")) {
            mistakes.add(new Mistake("reason", t.text("portal.act.missing")));
        } else {
            var outcome = acts.perform(look.get().token(), form, reader.person(matter), new LegId(matter.home(), leg), act, reason, version, clock.instant());
            switch (outcome.orElse(null)) {
                case Outcome.Refused(var whole, var byInput) -> {
                    whole.forEach(refusal -> mistakes.add(new Mistake("reason", t.text(refusal))));
                    byInput.values().forEach(refusal -> mistakes.add(new Mistake("reason", t.text(refusal))));
                }
                case Outcome.Stale _ -> mistakes.add(new Mistake("reason", t.text("portal.act.stale")));
                case Outcome.NotFound() -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
                case Outcome.Done _ -> {
                    // told on the page of the matter
                }
                case null -> {
                    // sent before
                }
            }
        }
        if (!mistakes.isEmpty()) {
            response.setStatus(422);
            return act(look.get(), act, reason, mistakes, t, model);
        }
        return "redirect:/status/matter?done=" + act;
    }

    private String act(Look look, String act, String reason, List<Mistake> mistakes, Page t, Model model) {
        if (!ACTS.contains(act)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var status = reader.read(look.matter(), t, clock.instant());
        var way = status.yours().stream().filter(one -> one.act().equals(act)).findFirst();
        if (way.isEmpty() && mistakes.isEmpty()) {
            return "redirect:/status/matter?done=stale";
        }
        model.addAttribute("status", status);
        model.addAttribute("act", act);
        model.addAttribute("way", way.orElse(null));
        model.addAttribute("reason", reason);
        model.addAttribute("mistakes", mistakes);
        model.addAttribute("form", UUID.randomUUID().toString());
        return "portal/act";
    }

    /** A file of the matter, always as a download. */
    @GetMapping("/status/matter/file/{id}")
    ResponseEntity<byte[]> file(@PathVariable UUID id, HttpServletRequest request) {
        return look(request)
                .flatMap(look -> attachments.open(reader.person(look.matter()), id))
                .map(file -> ResponseEntity.ok().cacheControl(CacheControl.noStore())
                        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(file.name(), StandardCharsets.UTF_8).build().toString())
                        .contentType(MediaType.parseMediaType(file.mediaType()))
                        .body(file.bytes()))
                .orElse(ResponseEntity.notFound().build());
    }

    @PostMapping("/status/leave")
    String leave(HttpServletRequest request, HttpServletResponse response) {
        token(request).ifPresent(looks::end);
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, "").maxAge(Duration.ZERO).build().toString());
        response.setHeader("Clear-Site-Data", "\"cache\"");
        return "redirect:/today";
    }

    private Optional<Look> look(HttpServletRequest request) {
        return token(request).flatMap(token -> looks.touch(token, clock.instant()).map(matter -> new Look(token, matter)));
    }

    private static Optional<String> token(HttpServletRequest request) {
        if (request.getCookies() != null) {
            for (var cookie : request.getCookies()) {
                if (cookie.getName().equals(COOKIE) && !cookie.getValue().isEmpty()) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    private static void give(HttpServletRequest request, HttpServletResponse response, String token) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, token).build().toString());
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(HttpServletRequest request, String value) {
        return ResponseCookie.from(COOKIE, value).path("/status").httpOnly(true).sameSite("Lax").secure(request.isSecure());
    }

    private static Correspondence.Kind kind(HttpServletRequest request) {
        return "MESSAGE".equals(request.getParameter("kind")) ? Correspondence.Kind.MESSAGE : Correspondence.Kind.FACT;
    }

    private static String ended(@Nullable String typed, HttpServletResponse response, Model model) {
        response.setStatus(410);
        model.addAttribute("typed", typed == null || typed.isBlank() ? List.of() : List.of(typed));
        return "portal/ended";
    }

    private static void noStore(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
    }
}
