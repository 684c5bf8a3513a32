package org.huiyin.desk.administration;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import org.huiyin.access.SignedIn;
import org.huiyin.intake.LedgerUnreadable;
import org.huiyin.intake.LedgerUploads;
import org.huiyin.intake.OfficeLists;
import org.huiyin.intake.Reason;
import org.huiyin.web.Page;
import org.jspecify.annotations.Nullable;
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

/** A list of offices from a spreadsheet: looked at first, then taken. */
@Controller
class OfficeListController {

    private final OfficeLists lists;
    private final LedgerUploads uploads;
    private final Clock clock;

    OfficeListController(OfficeLists lists, LedgerUploads uploads, Clock clock) {
        this.lists = lists;
        this.uploads = uploads;
        this.clock = clock;
    }

    @GetMapping("/desk/offices/list")
    String ask(Model model) {
        return page(null, model);
    }

    @GetMapping("/desk/offices/list/template")
    ResponseEntity<byte[]> template() {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("text/csv; charset=utf-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename("offices.csv").build().toString())
                .body(OfficeLists.template());
    }

    @PostMapping("/desk/offices/list")
    String upload(@AuthenticationPrincipal SignedIn who, @RequestParam(required = false) @Nullable MultipartFile file, Model model, HttpServletResponse response)
            throws IOException {
        if (file == null || file.isEmpty()) {
            return refused(new Reason("offices.list.noFile", java.util.List.of()), model, response);
        }
        var name = String.valueOf(file.getOriginalFilename()).replaceAll(".*[/\\\\]", "");
        try (var in = file.getInputStream()) {
            return "redirect:/desk/offices/list/" + uploads.keep(in, name, who.staff()).id();
        }
    }

    @GetMapping("/desk/offices/list/{id}")
    String look(@AuthenticationPrincipal SignedIn who, @PathVariable UUID id, Page t, Model model, HttpServletResponse response) throws IOException {
        return report(who, id, false, model, response);
    }

    @PostMapping("/desk/offices/list/{id}")
    String take(@AuthenticationPrincipal SignedIn who, @PathVariable UUID id, Page t, Model model, HttpServletResponse response) throws IOException {
        return report(who, id, true, model, response);
    }

    private String report(SignedIn who, UUID id, boolean take, Model model, HttpServletResponse response) throws IOException {
        var upload = uploads.find(id, who.staff()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        try {
            var report = take ? lists.take(who, upload.file(), clock.instant()) : lists.look(who, upload.file(), clock.instant());
            model.addAttribute("report", report).addAttribute("id", id.toString()).addAttribute("fileName", upload.fileName()).addAttribute("taken", take);
            return "desk/administration/officeListReport";
        } catch (LedgerUnreadable unreadable) {
            return refused(unreadable.reason(), model, response);
        }
    }

    private static String refused(Reason why, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(why, model);
    }

    private static String page(@Nullable Reason wrong, Model model) {
        model.addAttribute("wrong", wrong);
        return "desk/administration/officeList";
    }
}
