package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.SignedIn;
import org.huiyin.intake.ImportBatch;
import org.huiyin.intake.ImportForecast;
import org.huiyin.intake.ImportKind;
import org.huiyin.intake.ImportOrder;
import org.huiyin.intake.ImportWords;
import org.huiyin.intake.LedgerField;
import org.huiyin.intake.LedgerImports;
import org.huiyin.intake.LedgerImports.Undoing;
import org.huiyin.intake.LedgerRuns;
import org.huiyin.intake.LedgerRuns.Started;
import org.huiyin.intake.LedgerUnreadable;
import org.huiyin.intake.LedgerUploads;
import org.huiyin.intake.Reason;
import org.huiyin.organization.OfficeKind;
import org.huiyin.organization.Organization;
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
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** The pages on which a petition office brings a ledger in. Each office sees its own imports. */
@Controller
class ImportController {

    private static final int REMARKS_SHOWN = 200;
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final LedgerImports imports;
    private final LedgerUploads uploads;
    private final LedgerRuns runs;
    private final Organization organization;
    private final Frames frames;

    ImportController(LedgerImports imports, LedgerUploads uploads, LedgerRuns runs, Organization organization, Frames frames) {
        this.imports = imports;
        this.uploads = uploads;
        this.runs = runs;
        this.organization = organization;
        this.frames = frames;
    }

    // ---- the list

    @GetMapping("/desk/import")
    String list(@AuthenticationPrincipal SignedIn who, Page t, Model model) {
        return list(who, t, model, null);
    }

    private String list(SignedIn who, Page t, Model model, @Nullable Reason wrong) {
        model.addAttribute("frame", frames.of(who, t, "/desk/import"));
        model.addAttribute("batches", imports.latest().stream().filter(batch -> batch.office().equals(who.office())).map(this::line).toList());
        model.addAttribute("wrong", wrong);
        return "desk/ledger/list";
    }

    private ImportLine line(ImportBatch batch) {
        return new ImportLine(batch, imports.isWorking(batch.id()));
    }

    @PostMapping(path = "/desk/import", consumes = "multipart/form-data")
    String upload(@AuthenticationPrincipal SignedIn who, @RequestParam MultipartFile file, Page t, Model model, HttpServletResponse response) throws IOException {
        if (file.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return list(who, t, model, new Reason(file.getOriginalFilename() == null || file.getOriginalFilename().isBlank() ? "ledger.page.noFile" : "ledger.emptyFile", List.of()));
        }
        var name = String.valueOf(file.getOriginalFilename()).replaceAll(".*[/\\\\]", "");
        try (var in = file.getInputStream()) {
            return "redirect:/desk/import/files/" + uploads.keep(in, name, who.staff()).id();
        }
    }

    /** The same while it comes in, for large files: the page's script sends it and shows how far it is. Answers with where to go on, or with what is wrong. */
    @PostMapping(path = "/desk/import", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    ResponseEntity<String> stream(@AuthenticationPrincipal SignedIn who, @RequestHeader(name = "X-File-Name", defaultValue = "") String fileName,
            HttpServletRequest request, Page t) throws IOException {
        if (request.getContentLengthLong() > LedgerUploads.MOST_BYTES) {
            return said(HttpStatus.CONTENT_TOO_LARGE, t);
        }
        var name = URLDecoder.decode(fileName.replace("+", "%2B"), StandardCharsets.UTF_8).replaceAll(".*[/\\\\]", "");
        var kept = uploads.take(request.getInputStream(), name.length() > 200 ? name.substring(name.length() - 200) : name, who.staff());
        return kept.map(upload -> ResponseEntity.status(HttpStatus.CREATED).header(HttpHeaders.LOCATION, "/desk/import/files/" + upload.id())
                .header(HttpHeaders.CACHE_CONTROL, "no-store").body("")).orElseGet(() -> said(HttpStatus.CONTENT_TOO_LARGE, t));
    }

    private static ResponseEntity<String> said(HttpStatus status, Page t) {
        return ResponseEntity.status(status).contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(t.text("ledger.page.tooLarge", LedgerUploads.MOST_BYTES >> 20));
    }

    // ---- one file, before it is taken

    @GetMapping("/desk/import/files/{id}")
    String look(@AuthenticationPrincipal SignedIn who, @PathVariable String id, Page t, Model model, HttpServletResponse response) throws IOException {
        return look(who, upload(who, id), Map.of(), false, t, model, response);
    }

    @PostMapping("/desk/import/files/{id}")
    String look(@AuthenticationPrincipal SignedIn who, @PathVariable String id, @RequestParam Map<String, String> form, Page t, Model model, HttpServletResponse response)
            throws IOException {
        var upload = upload(who, id);
        if ("delete".equals(form.get("do"))) {
            uploads.delete(upload);
            return "redirect:/desk/import";
        }
        if (!"run".equals(form.get("do"))) {
            return look(who, upload, form, true, t, model, response);
        }
        return switch (runs.start(order(who, upload, form), upload.id())) {
            case Started.Begun(var batch) -> "redirect:/desk/import/batches/" + batch;
            case Started.Waiting() -> "redirect:/desk/import";
            case Started.Refused(var reason) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield list(who, t, model, reason);
            }
        };
    }

    private String look(SignedIn who, LedgerUploads.Upload upload, Map<String, String> form, boolean tried, Page t, Model model, HttpServletResponse response)
            throws IOException {
        var order = order(who, upload, form);
        try {
            var preview = imports.preview(order);
            Reason wrong = null;
            ImportForecast forecast = null;
            if (preview.usable()) {
                try {
                    forecast = imports.forecast(order);
                } catch (LedgerUnreadable unreadable) {
                    wrong = unreadable.reason();
                }
            }
            model.addAttribute("frame", frames.of(who, t, "/desk/import"));
            model.addAttribute("view", new ImportView(upload.id(), upload.fileName(), preview, order, forecast, wrong, imports.profiles()));
            if (tried && wrong != null) {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            }
            return "desk/ledger/file";
        } catch (LedgerUnreadable unreadable) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return list(who, t, model, unreadable.reason());
        }
    }

    private LedgerUploads.Upload upload(SignedIn who, String id) {
        return uuid(id).flatMap(known -> uploads.find(known, who.staff())).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** {@code c-<letter>} names the field of a column; a field that no column has is left out. Without any, the columns are guessed. */
    private ImportOrder order(SignedIn who, LedgerUploads.Upload upload, Map<String, String> form) {
        var chosen = new EnumMap<LedgerField, String>(LedgerField.class);
        if (form.keySet().stream().anyMatch(key -> key.startsWith("c-"))) {
            for (var field : LedgerField.values()) {
                chosen.put(field, "");
            }
            form.forEach((key, value) -> {
                var field = key.startsWith("c-") ? LedgerField.of(value) : null;
                if (field != null) {
                    chosen.put(field, key.substring(2));
                }
            });
        }
        boolean hotline = organization.require(who.office()).kind() == OfficeKind.HOTLINE;
        return new ImportOrder(upload.file(), upload.fileName(), written(form, "ledger"), written(form, "profile"), chosen, written(form, "sheet"), null,
                "OPEN".equals(form.get("kind")) ? ImportKind.OPEN : ImportKind.HISTORY, hotline ? "cn-hotline-jinan" : "cn-petition-2022", who.office(),
                who.actor(), null);
    }

    private static @Nullable String written(Map<String, String> form, String key) {
        var value = form.get(key);
        return value == null || value.isBlank() ? null : value.strip();
    }

    // ---- one import

    @GetMapping("/desk/import/batches/{id}")
    String batch(@AuthenticationPrincipal SignedIn who, @PathVariable String id, Page t, Model model, HttpServletResponse response) {
        return batch(who, batch(who, id), null, t, model, response);
    }

    private String batch(SignedIn who, ImportBatch batch, @Nullable Reason wrong, Page t, Model model, HttpServletResponse response) {
        boolean working = imports.isWorking(batch.id());
        if (working) {
            response.setHeader("Refresh", "2");
        }
        model.addAttribute("frame", frames.of(who, t, "/desk/import"));
        model.addAttribute("batch", batch);
        model.addAttribute("working", working);
        model.addAttribute("resumable", batch.state() == ImportBatch.State.RUNNING && runs.canResume(batch.id()));
        model.addAttribute("refused", working ? List.of() : imports.remarks(batch.id(), false, REMARKS_SHOWN));
        model.addAttribute("warned", working ? List.of() : imports.remarks(batch.id(), true, REMARKS_SHOWN));
        model.addAttribute("mend", runs.mend(batch.id()).isPresent());
        model.addAttribute("more", working || batch.layout().size() != 1 ? null : uploads.of(batch.id(), who.staff()).map(upload -> "/desk/import/files/" + upload.id()).orElse(null));
        model.addAttribute("wrong", wrong);
        return "desk/ledger/batch";
    }

    @PostMapping("/desk/import/batches/{id}/resume")
    String resume(@AuthenticationPrincipal SignedIn who, @PathVariable String id) {
        var batch = batch(who, id);
        runs.resume(batch.id());
        return "redirect:/desk/import/batches/" + batch.id();
    }

    @PostMapping("/desk/import/batches/{id}/undo")
    String undo(@AuthenticationPrincipal SignedIn who, @PathVariable String id, Page t, Model model, HttpServletResponse response) {
        var batch = batch(who, id);
        return switch (imports.undo(batch.id(), who.actor())) {
            case Undoing.Undone _ -> "redirect:/desk/import/batches/" + batch.id();
            case Undoing.Refused(var reason) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield batch(who, batch, reason, t, model, response);
            }
        };
    }

    @GetMapping("/desk/import/batches/{id}/mend")
    ResponseEntity<FileSystemResource> mend(@AuthenticationPrincipal SignedIn who, @PathVariable String id) {
        var batch = batch(who, id);
        var file = runs.mend(batch.id()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(XLSX))
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                        .filename(LedgerImports.mendName(batch.fileName(), ImportWords.of(true)), StandardCharsets.UTF_8).build().toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new FileSystemResource(file));
    }

    private ImportBatch batch(SignedIn who, String id) {
        return uuid(id).flatMap(imports::find).filter(batch -> batch.office().equals(who.office()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Optional<UUID> uuid(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException nonsense) {
            return Optional.empty();
        }
    }
}
