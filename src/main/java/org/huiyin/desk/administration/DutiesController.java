package org.huiyin.desk.administration;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.SignedIn;
import org.huiyin.intake.LedgerUnreadable;
import org.huiyin.intake.LedgerUploads;
import org.huiyin.intake.Reason;
import org.huiyin.triage.office.Duty;
import org.huiyin.triage.office.DutyDraft;
import org.huiyin.triage.office.DutyField;
import org.huiyin.triage.office.DutyImport;
import org.huiyin.triage.office.DutyList;
import org.huiyin.triage.office.DutyList.Written;
import org.huiyin.triage.office.DutySheet;
import org.huiyin.web.Language;
import org.huiyin.web.Mistake;
import org.huiyin.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The duty list: read, edited line by line, brought in and given out as a table. */
@Controller
class DutiesController {

    private static final int PAGE = 50;
    private static final int BAD_SHOWN = 100;
    private static final MediaType XLSX = MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final DutyList list;
    private final DutyImport imports;
    private final DutySheet sheet;
    private final DutyPages pages;
    private final LedgerUploads uploads;
    private final Clock clock;
    private final ZoneId zone;

    DutiesController(DutyList list, DutyImport imports, DutySheet sheet, DutyPages pages, LedgerUploads uploads, Clock clock, ZoneId zone) {
        this.list = list;
        this.imports = imports;
        this.sheet = sheet;
        this.pages = pages;
        this.uploads = uploads;
        this.clock = clock;
        this.zone = zone;
    }

    @GetMapping("/desk/duties")
    String read(@RequestParam(defaultValue = "") String category, @RequestParam(defaultValue = "") String level, @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "") String said, Page t, Model model) {
        return list(category, level, after, said.equals("kept") || said.equals("same") ? said : "", null, t, model);
    }

    private String list(String category, String level, String after, String said, @Nullable Reason wrong, Page t, Model model) {
        String only = category.isBlank() ? null : category;
        Integer of = level.matches("[1-5]") ? Integer.valueOf(level) : null;
        var found = list.page(only, of, uuid(after).orElse(null), PAGE + 1);
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        model.addAttribute("rows", shown.stream().map(d -> pages.row(t, d, today(), false)).toList())
                .addAttribute("count", list.count())
                .addAttribute("categories", pages.categories(t)).addAttribute("levels", pages.levels(t))
                .addAttribute("category", category).addAttribute("level", level)
                .addAttribute("first", after.isBlank() ? null : t.with("after", null))
                .addAttribute("next", found.size() > PAGE ? t.with("after", shown.getLast().id().toString()) : null)
                .addAttribute("said", said)
                .addAttribute("wrong", wrong);
        return "desk/administration/duties";
    }

    @GetMapping("/desk/duties/new")
    String blank(Page t, Model model) {
        return form(null, 0, Map.of(DutyField.PART, "lead", DutyField.FROM, today().toString()), List.of(), null, t, model);
    }

    @PostMapping("/desk/duties")
    String add(@AuthenticationPrincipal SignedIn who, @RequestParam Map<String, String> sent, Page t, Model model, HttpServletResponse response) {
        return write(who, null, sent, t, model, response);
    }

    @GetMapping("/desk/duties/{id}")
    String edit(@PathVariable String id, Page t, Model model) {
        Duty duty = duty(id);
        return form(duty, duty.version(), pages.typed(t, duty), List.of(), null, t, model);
    }

    @PostMapping("/desk/duties/{id}")
    String change(@AuthenticationPrincipal SignedIn who, @PathVariable String id, @RequestParam Map<String, String> sent, Page t, Model model,
            HttpServletResponse response) {
        return write(who, duty(id), sent, t, model, response);
    }

    private String write(SignedIn who, @Nullable Duty line, Map<String, String> sent, Page t, Model model, HttpServletResponse response) {
        var typed = new EnumMap<DutyField, String>(DutyField.class);
        for (DutyField field : DutyField.values()) {
            typed.put(field, sent.getOrDefault(field.input(), ""));
        }
        String version = sent.getOrDefault("version", "");
        int read = version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : 0;
        return switch (list.write(who, line == null ? null : line.id(), read, new DutyDraft(typed), clock.instant())) {
            case Written.Kept _ -> "redirect:/desk/duties?said=kept";
            case Written.Same _ -> "redirect:/desk/duties?said=same";
            case Written.Refused(var why) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                var mistakes = new ArrayList<Mistake>();
                why.forEach((field, refusal) -> mistakes.add(new Mistake(field.input(), t.text(refusal))));
                yield form(line, read, typed, mistakes, null, t, model);
            }
            case Written.Stale(var latest) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield form(latest, latest.version(), typed, List.of(), pages.row(t, latest, today(), true), t, model);
            }
        };
    }

    private String form(@Nullable Duty line, int version, Map<DutyField, String> typed, List<Mistake> mistakes, @Nullable DutyRow stale, Page t, Model model) {
        model.addAttribute("action", line == null ? "/desk/duties" : "/desk/duties/" + line.id())
                .addAttribute("fresh", line == null)
                .addAttribute("version", version)
                .addAttribute("typed", typed)
                .addAttribute("mistakes", mistakes)
                .addAttribute("stale", stale)
                .addAttribute("categories", pages.categories(t)).addAttribute("levels", pages.levels(t)).addAttribute("kinds", pages.kinds(t))
                .addAttribute("parts", pages.parts(t)).addAttribute("offices", pages.officeNames(t))
                .addAttribute("versions", line == null ? List.of() : list.versions(line.id()).stream().map(d -> pages.row(t, d, today(), true)).toList());
        return "desk/administration/duty";
    }

    // ---- as a table

    @GetMapping("/desk/duties/export")
    ResponseEntity<StreamingResponseBody> export(Page t) {
        boolean chinese = t.language() == Language.ZH;
        return ResponseEntity.ok().contentType(XLSX)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(t.text("duty.file.name")))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(out -> sheet.write(out, chinese));
    }

    @PostMapping("/desk/duties/import")
    String take(@AuthenticationPrincipal SignedIn who, @RequestParam(required = false) MultipartFile file, Page t, Model model, HttpServletResponse response)
            throws IOException {
        if (file == null || file.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return list("", "", "", "", new Reason("duty.file.none", List.of()), t, model);
        }
        var brought = Files.createTempFile("duties", ".table");
        try {
            file.transferTo(brought);
            var taken = imports.take(brought, who, clock.instant());
            if (!taken.bad().isEmpty()) {
                response.setStatus(taken.kept() + taken.same() == 0 ? HttpStatus.UNPROCESSABLE_CONTENT.value() : HttpStatus.OK.value());
            }
            model.addAttribute("taken", taken)
                    .addAttribute("bad", taken.bad().stream().limit(BAD_SHOWN).map(b -> new BadDuty(b.number(), why(b, t))).toList())
                    .addAttribute("mend", taken.bad().isEmpty() ? null : "/desk/duties/mend/" + mend(taken, who, t));
            return "desk/administration/dutiesTaken";
        } catch (LedgerUnreadable unreadable) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return list("", "", "", "", unreadable.reason(), t, model);
        } finally {
            Files.deleteIfExists(brought);
        }
    }

    private static List<String> why(DutyImport.BadRow row, Page t) {
        return row.why().entrySet().stream().map(e -> t.text("duty.file.why", t.text("duty.field." + e.getKey()), t.text(e.getValue()))).toList();
    }

    /** The rows to mend lie where uploads lie, for whoever brought the file, as long as uploads are kept. */
    private UUID mend(DutyImport.Taken taken, SignedIn who, Page t) {
        try {
            var made = Files.createTempFile("duties", ".mend");
            try {
                DutyImport.mend(made, taken, t.language() == Language.ZH, row -> String.join("；", why(row, t)));
                try (var in = Files.newInputStream(made)) {
                    return uploads.keep(in, t.text("duty.file.mend"), who.staff()).id();
                }
            } finally {
                Files.deleteIfExists(made);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @GetMapping("/desk/duties/mend/{id}")
    ResponseEntity<FileSystemResource> mend(@AuthenticationPrincipal SignedIn who, @PathVariable String id) {
        var upload = uuid(id).flatMap(known -> uploads.find(known, who.staff())).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok().contentType(XLSX)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(upload.fileName()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new FileSystemResource(upload.file()));
    }

    private static String attachment(String name) {
        return ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString();
    }

    private Duty duty(String id) {
        return uuid(id).flatMap(list::find).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private LocalDate today() {
        return clock.instant().atZone(zone).toLocalDate();
    }

    private static Optional<UUID> uuid(String id) {
        try {
            return id.isBlank() ? Optional.empty() : Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException nonsense) {
            return Optional.empty();
        }
    }
}
