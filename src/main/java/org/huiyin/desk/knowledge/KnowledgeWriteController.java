package org.huiyin.desk.knowledge;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.huiyin.access.Refusal;
import org.huiyin.access.SignedIn;
import org.huiyin.desk.Frames;
import org.huiyin.knowledge.Edition;
import org.huiyin.knowledge.Editors;
import org.huiyin.knowledge.EnactmentForm;
import org.huiyin.knowledge.EnactmentImport;
import org.huiyin.knowledge.EnactmentSheet;
import org.huiyin.knowledge.Kept;
import org.huiyin.knowledge.KnowledgeBase;
import org.huiyin.knowledge.Shipped;
import org.huiyin.knowledge.TextFile;
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
import org.springframework.web.multipart.MultipartFile;

/** Writes the knowledge base: adds, revises, retires, and takes in files. For others than its editors there are no such pages. */
@Controller
class KnowledgeWriteController {

    private static final String AT = KnowledgeController.AT;

    private final KnowledgeBase base;
    private final EnactmentSheet sheets;
    private final Shipped shipped;
    private final Editors editors;
    private final Contents contents;
    private final Frames frames;
    private final Clock clock;
    private final ZoneId zone;

    KnowledgeWriteController(KnowledgeBase base, EnactmentSheet sheets, Shipped shipped, Editors editors, Contents contents, Frames frames, Clock clock, ZoneId zone) {
        this.base = base;
        this.sheets = sheets;
        this.shipped = shipped;
        this.editors = editors;
        this.contents = contents;
        this.frames = frames;
        this.clock = clock;
        this.zone = zone;
    }

    @GetMapping(AT + "/new")
    String ask(@AuthenticationPrincipal SignedIn who, Page t, Model model) {
        requireEditor(who);
        return form(who, AT, AT, t.text("knowledge.add"), EnactmentForm.empty(), 0, List.of(), false, null, t, model);
    }

    @PostMapping(AT)
    String add(@AuthenticationPrincipal SignedIn who, @RequestParam MultiValueMap<String, String> sent, Page t, Model model, HttpServletResponse response) {
        requireEditor(who);
        var form = form(sent);
        return switch (base.add(who, form, clock.instant())) {
            case Kept.Done(var id) -> "redirect:" + AT + "/" + id + "?said=added";
            case Kept.Wrong(var fields) -> form(who, AT, AT, t.text("knowledge.add"), form, 0, mistakes(fields, t, response), false, null, t, model);
            case Kept.Stale() -> throw new IllegalStateException("a new text cannot be stale");
            case Kept.Refused(var why) -> form(who, AT, AT, t.text("knowledge.add"), form, 0, mistakes(Map.of("main", why), t, response), false, null, t, model);
        };
    }

    @GetMapping(AT + "/{id}/revise")
    String revise(@AuthenticationPrincipal SignedIn who, @PathVariable String id, Page t, Model model) {
        var latest = revisable(who, id);
        // What has ended comes back with the words it had.
        Edition words = latest.ends() ? base.history(latest.enactment()).stream().filter(e -> !e.ends()).findFirst().orElse(latest) : latest;
        var form = new EnactmentForm(words.kind().name(), words.title(), words.issuer(), words.number(), latest.from().toString(),
                words.until() == null || latest.ends() ? "" : words.until().toString(), words.address(), String.join(" ", words.keywords()), words.categories(), words.excerpt(),
                base.words(words.id()), "");
        return form(who, AT + "/" + id + "/revise", AT + "/" + id, t.text("knowledge.revise"), form, latest.ordinal(), List.of(), false, null, t, model);
    }

    @PostMapping(AT + "/{id}/revise")
    String revise(@AuthenticationPrincipal SignedIn who, @PathVariable String id, @RequestParam MultiValueMap<String, String> sent, Page t, Model model,
            HttpServletResponse response) {
        var latest = revisable(who, id);
        var form = form(sent);
        int ordinal = number(sent.getFirst("ordinal"));
        String action = AT + "/" + id + "/revise";
        return switch (base.revise(who, latest.enactment(), form, ordinal, clock.instant())) {
            case Kept.Done _ -> "redirect:" + AT + "/" + id + "?said=revised";
            case Kept.Wrong(var fields) -> form(who, action, AT + "/" + id, t.text("knowledge.revise"), form, ordinal, mistakes(fields, t, response), false, null, t, model);
            case Kept.Refused(var why) -> form(who, action, AT + "/" + id, t.text("knowledge.revise"), form, ordinal, mistakes(Map.of("main", why), t, response), false, null, t, model);
            case Kept.Stale() -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield form(who, action, AT + "/" + id, t.text("knowledge.revise"), form, latest.ordinal(), List.of(), true, null, t, model);
            }
        };
    }

    @GetMapping(AT + "/{id}/retire")
    String retire(@AuthenticationPrincipal SignedIn who, @PathVariable String id, Page t, Model model) {
        var latest = revisable(who, id);
        return retire(who, latest, latest.ordinal(), LocalDate.now(clock.withZone(zone)).toString(), "", List.of(), false, t, model);
    }

    @PostMapping(AT + "/{id}/retire")
    String retire(@AuthenticationPrincipal SignedIn who, @PathVariable String id, @RequestParam(defaultValue = "") String on, @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String ordinal, Page t, Model model, HttpServletResponse response) {
        var latest = revisable(who, id);
        return switch (base.retire(who, latest.enactment(), on, reason, number(ordinal), clock.instant())) {
            case Kept.Done _ -> "redirect:" + AT + "/" + id + "?said=retired";
            case Kept.Wrong(var fields) -> retire(who, latest, number(ordinal), on, reason, mistakes(fields, t, response), false, t, model);
            case Kept.Refused(var why) -> retire(who, latest, number(ordinal), on, reason, mistakes(Map.of("main", why), t, response), false, t, model);
            case Kept.Stale() -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield retire(who, latest, latest.ordinal(), on, reason, List.of(), true, t, model);
            }
        };
    }

    private String retire(SignedIn who, Edition latest, int ordinal, String on, String reason, List<Mistake> mistakes, boolean stale, Page t, Model model) {
        model.addAttribute("frame", frames.of(who, t, AT)).addAttribute("id", latest.enactment().toString()).addAttribute("title", latest.title())
                .addAttribute("ordinal", ordinal).addAttribute("on", on).addAttribute("reason", reason).addAttribute("mistakes", mistakes).addAttribute("stale", stale);
        return "desk/knowledge/retire";
    }

    // ---- files

    @GetMapping(AT + "/file")
    String file(@AuthenticationPrincipal SignedIn who, Page t, Model model) {
        requireEditor(who);
        return file(who, null, null, t, model);
    }

    /** A text file becomes a form to look over; a spreadsheet is taken in at once, with a report. */
    @PostMapping(AT + "/file")
    String file(@AuthenticationPrincipal SignedIn who, @RequestParam(required = false) @Nullable MultipartFile file, Page t, Model model, HttpServletResponse response)
            throws IOException {
        requireEditor(who);
        if (file == null || file.isEmpty()) {
            return unreadable(who, Refusal.because(file == null || String.valueOf(file.getOriginalFilename()).isBlank() ? "knowledge.file.none" : "knowledge.file.empty"), t, model, response);
        }
        byte[] bytes = file.getBytes();
        if (isSheet(bytes, String.valueOf(file.getOriginalFilename()))) {
            return sheet(who, bytes, t, model, response);
        }
        return switch (TextFile.read(bytes)) {
            case TextFile.Refused(var why) -> unreadable(who, why, t, model, response);
            case TextFile.Read(var form, int articles) -> form(who, AT, AT, t.text("knowledge.add"), form, 0, List.of(), false,
                    t.text("knowledge.file.read", articles), t, model);
        };
    }

    /** A workbook by its content; separated text, which looks like any other text, by its name. */
    private static boolean isSheet(byte[] bytes, String name) {
        boolean zip = bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3;
        boolean old = bytes.length > 4 && (bytes[0] & 0xFF) == 0xD0 && (bytes[1] & 0xFF) == 0xCF;
        String low = name.toLowerCase(java.util.Locale.ROOT);
        return (zip || old) && !low.endsWith(".docx") && !low.endsWith(".doc") || low.endsWith(".csv") || low.endsWith(".tsv") || low.endsWith(".xlsx") || low.endsWith(".xls");
    }

    private String sheet(SignedIn who, byte[] bytes, Page t, Model model, HttpServletResponse response) throws IOException {
        Path kept = Files.createTempFile("huiyin-knowledge", ".sheet");
        try {
            Files.write(kept, bytes);
            return switch (sheets.take(who, kept, contents.codes(t), clock.instant())) {
                case EnactmentImport.Unreadable(var why) -> unreadable(who, why, t, model, response);
                case EnactmentImport.Report report -> file(who, null, report, t, model);
            };
        } finally {
            Files.deleteIfExists(kept);
        }
    }

    private String unreadable(SignedIn who, Refusal why, Page t, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return file(who, t.text(why), null, t, model);
    }

    private String file(SignedIn who, @Nullable String wrong, EnactmentImport.@Nullable Report report, Page t, Model model) {
        model.addAttribute("frame", frames.of(who, t, AT)).addAttribute("wrong", wrong).addAttribute("report", report);
        return "desk/knowledge/file";
    }

    @PostMapping(AT + "/shipped")
    String takeShipped(@AuthenticationPrincipal SignedIn who) {
        return switch (shipped.take(who, clock.instant())) {
            case Shipped.Taking.Taken(int texts, int templates) -> "redirect:" + AT + "?said=shipped&texts=" + texts + "&templates=" + templates;
            case Shipped.Taking.Refused _ -> throw KnowledgeController.notFound();
        };
    }

    // ----

    private void requireEditor(SignedIn who) {
        if (!editors.mayAdd(who)) {
            throw KnowledgeController.notFound();
        }
    }

    private Edition revisable(SignedIn who, String id) {
        return base.history(KnowledgeController.id(id)).stream().findFirst().filter(e -> editors.mayRevise(who, e.office())).orElseThrow(KnowledgeController::notFound);
    }

    private String form(SignedIn who, String action, String back, String title, EnactmentForm form, int ordinal, List<Mistake> mistakes, boolean stale,
            @Nullable String read, Page t, Model model) {
        model.addAttribute("frame", frames.of(who, t, AT));
        model.addAttribute("view", new EnactmentFormView(action, back, title, form, ordinal, Wording.kinds(t), contents.ticked(t, form.categories()), contents.all(t, t.text("knowledge.categories.none")), mistakes, stale, read));
        return "desk/knowledge/form";
    }

    static List<Mistake> mistakes(Map<String, Refusal> fields, Page t, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return fields.entrySet().stream().map(e -> new Mistake(e.getKey(), t.text(e.getValue()))).toList();
    }

    private static EnactmentForm form(MultiValueMap<String, String> sent) {
        return new EnactmentForm(one(sent, "kind"), one(sent, "title"), one(sent, "issuer"), one(sent, "number"), one(sent, "from"), one(sent, "until"),
                one(sent, "address"), one(sent, "keywords"), sent.getOrDefault("categories", List.of()).stream().filter(code -> !code.isBlank()).distinct().toList(), "yes".equals(sent.getFirst("excerpt")), one(sent, "words"),
                one(sent, "note"));
    }

    static String one(MultiValueMap<String, String> sent, String name) {
        String value = sent.getFirst(name);
        return value == null ? "" : value.replace("\r\n", "\n");
    }

    static int number(@Nullable String typed) {
        return typed != null && typed.matches("[0-9]{1,6}") ? Integer.parseInt(typed) : -1;
    }
}
