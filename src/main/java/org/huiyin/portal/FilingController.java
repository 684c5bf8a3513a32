package org.huiyin.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.ClientAddress;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.Organization;
import org.huiyin.web.Choice;
import org.huiyin.web.Mistake;
import org.huiyin.web.Page;
import org.huiyin.web.Preference;
import org.huiyin.web.Upload;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** Filing, one question a page. Every press of a button keeps what was typed, wherever it leads. */
@Controller
class FilingController {

    static final int MOST_FILES = 9;

    private final DraftStore drafts;
    private final Answers answers;
    private final Places places;
    private final PlacesNamed named;
    private final Organization organization;
    private final Submission submission;
    private final Offers offers;
    private final Clock clock;

    FilingController(DraftStore drafts, Answers answers, Places places, PlacesNamed named, Organization organization, Submission submission, Offers offers, Clock clock) {
        this.drafts = drafts;
        this.answers = answers;
        this.places = places;
        this.named = named;
        this.organization = organization;
        this.submission = submission;
        this.offers = offers;
        this.clock = clock;
    }

    @GetMapping("/file")
    String start(HttpServletRequest request, HttpServletResponse response, Model model) {
        noStore(response);
        var draft = draft(request);
        model.addAttribute("ready", places.anyRegisters());
        model.addAttribute("begun", draft.isPresent() && draft.get().filed == null);
        model.addAttribute("filed", draft.isPresent() && draft.get().filed != null);
        model.addAttribute("on", draft.map(d -> Step.first(d).path()).orElse("/file/what"));
        return "portal/start";
    }

    @PostMapping("/file")
    String begin(HttpServletRequest request, HttpServletResponse response) {
        if (!places.anyRegisters()) {
            return "redirect:/file";
        }
        var draft = draft(request);
        if (draft.isPresent() && draft.get().filed == null) {
            return "redirect:" + Step.first(draft.get()).path();
        }
        var key = DraftKey.fresh();
        drafts.begin(key, new Draft(), clock.instant());
        key.give(request, response);
        return "redirect:/file/what";
    }

    @GetMapping("/file/{step}")
    String step(@PathVariable String step, Page t, HttpServletRequest request, HttpServletResponse response, Model model) {
        noStore(response);
        var wanted = Step.of(step);
        if (wanted.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var found = draft(request);
        if (found.isEmpty()) {
            return "redirect:/file";
        }
        var draft = found.get();
        if (draft.filed != null) {
            return "redirect:/file/done";
        }
        if (wanted.get().compareTo(Step.JOIN) >= 0) {
            draft = offers.look(DraftKey.of(request).orElseThrow(), draft, ClientAddress.of(request), clock.instant());
        }
        var first = Step.first(draft);
        if (wanted.get().compareTo(first) > 0 || !Step.road(draft).contains(wanted.get())) {
            return "redirect:" + first.path();
        }
        return show(wanted.get(), draft, List.of(), t, request, model);
    }

    @PostMapping("/file/{step}")
    String answer(@PathVariable String step, Page t, HttpServletRequest request, HttpServletResponse response, Model model) {
        noStore(response);
        var found = Step.of(step);
        var key = DraftKey.of(request);
        if (found.isEmpty() || key.isEmpty()) {
            return "redirect:/file";
        }
        var at = found.get();
        var go = String.valueOf(request.getParameter("go"));
        var turn = request.getParameter("switch");
        if (turn != null) {
            Preference.keep(request, response, turn);
        }
        boolean stay = turn != null || go.equals("add") || go.equals("search") || request.getParameter("remove") != null;
        var mistakes = new ArrayList<Mistake>();
        var after = drafts.change(key.get(), clock.instant(), draft -> {
            if (draft.filed == null) {
                answers.take(at, draft, request);
                if (!stay && !go.equals("back")) {
                    mistakes.addAll(answers.mistakes(at, draft, t));
                    if (mistakes.isEmpty() && !asksForPlace(at, draft, t)) {
                        draft.passed.add(at);
                    } else {
                        draft.passed.remove(at);
                    }
                }
            }
            return draft;
        });
        if (after.isEmpty()) {
            return lost(request, response, model);
        }
        var draft = after.get();
        if (draft.filed != null) {
            return "redirect:/file/done";
        }
        if (!mistakes.isEmpty()) {
            response.setStatus(422);
            return show(at, draft, mistakes, t, request, model);
        }
        if (stay || at == Step.WHERE && go.equals("next") && !draft.passed.contains(at)) {
            return "redirect:" + at.path() + from(request);
        }
        if (go.equals("back")) {
            return "redirect:" + (from(request).isEmpty() ? at.back(draft) : Step.CHECK.path());
        }
        // a changed answer goes back to the check, unless it opened a question that was not asked yet
        return "redirect:" + (from(request).isEmpty() ? at.next(draft) : Step.first(draft)).path();
    }

    /** Whether the words name places that were not asked about yet: then the page comes once more, with them to choose from. */
    private boolean asksForPlace(Step at, Draft draft, Page t) {
        if (at != Step.WHERE || draft.placeAsked.equals(PlacesNamed.mark(draft)) || named.in(draft, t).choices().isEmpty()) {
            return false;
        }
        draft.placeAsked = PlacesNamed.mark(draft);
        return true;
    }

    @PostMapping("/file/files")
    String files(@RequestParam(required = false) List<MultipartFile> files, Page t, HttpServletRequest request,
            HttpServletResponse response, Model model) throws IOException {
        noStore(response);
        var key = DraftKey.of(request);
        if (key.isEmpty()) {
            return "redirect:/file";
        }
        var uploads = new ArrayList<Upload>();
        for (var file : files == null ? List.<MultipartFile>of() : files) {
            if (file.getSize() > 0 || !String.valueOf(file.getOriginalFilename()).isEmpty()) {
                uploads.add(Upload.of(file.getOriginalFilename(), file.getBytes()));
            }
        }
        var go = String.valueOf(request.getParameter("go"));
        var turn = request.getParameter("switch");
        if (turn != null) {
            Preference.keep(request, response, turn);
        }
        var mistakes = new ArrayList<Mistake>();
        var after = drafts.change(key.get(), clock.instant(), draft -> {
            if (draft.filed == null) {
                for (var upload : uploads) {
                    add(key.get(), draft, upload, t).ifPresent(mistakes::add);
                }
                remove(key.get(), draft, request.getParameter("remove"));
                if (mistakes.isEmpty() && go.equals("next")) {
                    draft.passed.add(Step.FILES);
                }
            }
            return draft;
        });
        if (after.isEmpty()) {
            return lost(request, response, model);
        }
        var draft = after.get();
        if (draft.filed != null) {
            return "redirect:/file/done";
        }
        if (!mistakes.isEmpty()) {
            response.setStatus(422);
            return show(Step.FILES, draft, mistakes, t, request, model);
        }
        if (go.equals("back")) {
            return "redirect:" + (from(request).isEmpty() ? Step.FILES.back(draft) : Step.CHECK.path());
        }
        if (go.equals("next")) {
            return "redirect:" + (from(request).isEmpty() ? Step.FILES.next(draft) : Step.first(draft)).path();
        }
        return "redirect:" + Step.FILES.path() + from(request);
    }

    private Optional<Mistake> add(DraftKey key, Draft draft, Upload upload, Page t) {
        return switch (upload) {
            case Upload.Refused(var _, var reason) -> Optional.of(new Mistake("files", t.text(reason)));
            case Upload.Taken(var name, var type, var bytes) -> {
                if (draft.files.size() >= MOST_FILES) {
                    yield Optional.of(new Mistake("files", t.text("portal.files.many", name, MOST_FILES)));
                }
                var id = UUID.randomUUID();
                drafts.addFile(key, id, bytes);
                draft.files.add(new Draft.Attached(id, name, type, bytes.length));
                yield Optional.empty();
            }
        };
    }

    private void remove(DraftKey key, Draft draft, @Nullable String id) {
        draft.files.stream().filter(file -> file.id().toString().equals(id)).findFirst().ifPresent(file -> {
            draft.files.remove(file);
            drafts.removeFile(key, file.id());
        });
    }

    /** A picture that was added, to be looked at before filing; a PDF only as an attachment. */
    @GetMapping("/file/added/{id}")
    ResponseEntity<byte[]> added(@PathVariable UUID id, HttpServletRequest request) {
        var key = DraftKey.of(request);
        var draft = draft(request);
        var file = draft.flatMap(d -> d.files.stream().filter(f -> f.id().equals(id)).findFirst());
        var bytes = key.isPresent() && file.isPresent() ? drafts.file(key.get(), id) : Optional.<byte[]>empty();
        if (bytes.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        boolean picture = file.get().mediaType().startsWith("image/");
        return ResponseEntity.ok().cacheControl(CacheControl.noStore())
                .header("Content-Disposition", picture ? "inline" : "attachment; filename=\"file.pdf\"")
                .contentType(MediaType.parseMediaType(file.get().mediaType()))
                .body(bytes.get());
    }

    @PostMapping("/file/check")
    String file(Page t, HttpServletRequest request, HttpServletResponse response, Model model) {
        noStore(response);
        var key = DraftKey.of(request);
        if (key.isEmpty()) {
            return "redirect:/file";
        }
        var turn = request.getParameter("switch");
        if (turn != null) {
            Preference.keep(request, response, turn);
            return "redirect:/file/check";
        }
        if ("back".equals(request.getParameter("go"))) {
            return "redirect:" + draft(request).map(Step.CHECK::back).orElse("/file");
        }
        var now = clock.instant();
        var after = drafts.change(key.get(), now, draft -> {
            if (draft.filed == null && Step.first(draft) == Step.CHECK) {
                var files = draft.files.stream()
                        .map(f -> new Upload.Taken(f.name(), f.mediaType(), drafts.file(key.get(), f.id()).orElseThrow()))
                        .toList();
                draft.keepOnlyFiled(submission.file(draft, files, t, now));
            }
            return draft;
        });
        if (after.isEmpty()) {
            return lost(request, response, model);
        }
        return "redirect:" + (after.get().filed == null ? Step.first(after.get()).path() : "/file/done");
    }

    @GetMapping("/file/done")
    String done(HttpServletRequest request, HttpServletResponse response, Model model) {
        noStore(response);
        var draft = draft(request);
        if (draft.isEmpty() || draft.get().filed == null) {
            return "redirect:/file";
        }
        model.addAttribute("filed", draft.get().filed);
        return "portal/done";
    }

    /** Number and code as a picture to keep, with the address (never the code) to scan. */
    @GetMapping("/file/done/card.png")
    ResponseEntity<byte[]> card(Page t, HttpServletRequest request) {
        var filed = draft(request).map(Draft::filed);
        if (filed.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        return ResponseEntity.ok().cacheControl(CacheControl.noStore())
                .header("Content-Disposition", "attachment; filename=\"huiyin-" + filed.get().number() + ".png\"")
                .contentType(MediaType.IMAGE_PNG)
                .body(Card.draw(filed.get(), Card.address(request, filed.get().number()), t));
    }

    @PostMapping("/file/leave")
    String leave(HttpServletRequest request, HttpServletResponse response) {
        DraftKey.of(request).ifPresent(drafts::wipe);
        DraftKey.take(request, response);
        response.setHeader("Clear-Site-Data", "\"cache\"");
        return "redirect:/today";
    }

    private String show(Step step, Draft draft, List<Mistake> mistakes, Page t, HttpServletRequest request, Model model) {
        var road = Step.road(draft);
        model.addAttribute("draft", draft);
        model.addAttribute("mistakes", mistakes);
        model.addAttribute("action", step.path());
        model.addAttribute("from", from(request).isEmpty() ? null : "check");
        model.addAttribute("number", road.indexOf(step) + 1);
        model.addAttribute("count", road.size());
        var offer = draft.offer();
        model.addAttribute("issue", offer == null ? null : t.either(offer.zh(), offer.en()));
        switch (step) {
            case WHERE -> {
                model.addAttribute("districts", places.districts());
                boolean ask = !draft.passed.contains(step) && draft.placeAsked.equals(PlacesNamed.mark(draft));
                var names = ask ? named.in(draft, t) : PlacesNamed.Named.NONE;
                model.addAttribute("named", names.choices());
                model.addAttribute("unclear", names.unclear());
            }
            case WHOM -> {
                model.addAttribute("chosen", choices(draft, t));
                model.addAttribute("found", places.offices(draft.sought).stream()
                        .filter(office -> !draft.offices.contains(office.id().value()))
                        .map(office -> new Choice(office.id().value().toString(), t.either(office.nameZh(), office.nameEn()), t.either(office.address(), office.addressEn())))
                        .toList());
            }
            case CHECK -> {
                model.addAttribute("chosen", choices(draft, t));
                model.addAttribute("place", organization.jurisdiction(draft.place)
                        .map(j -> t.either(j.nameZh(), j.nameEn())).orElse(""));
                var office = places.registering(draft.place);
                model.addAttribute("office", t.either(office.nameZh(), office.nameEn()));
            }
            default -> {
                // the draft says it all
            }
        }
        return "portal/" + step.word();
    }

    private List<Choice> choices(Draft draft, Page t) {
        return draft.offices.stream()
                .flatMap(id -> organization.find(new OfficeId(id)).stream())
                .map(office -> new Choice(office.id().value().toString(), t.either(office.nameZh(), office.nameEn())))
                .toList();
    }

    private Optional<Draft> draft(HttpServletRequest request) {
        return DraftKey.of(request).flatMap(key -> drafts.find(key, clock.instant()));
    }

    private static String from(HttpServletRequest request) {
        return "check".equals(request.getParameter("from")) ? "?from=check" : "";
    }

    private static void noStore(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
    }

    /** The draft has lapsed: what was typed on this page is shown, to be copied. */
    private static String lost(HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setStatus(410);
        var typed = new ArrayList<String>();
        for (var name : List.of("content", "title", "placeText", "request-1", "request-2", "request-3", "named")) {
            var text = Answers.text(request, name);
            if (!text.isEmpty()) {
                typed.add(text);
            }
        }
        model.addAttribute("typed", typed);
        return "portal/lost";
    }
}
