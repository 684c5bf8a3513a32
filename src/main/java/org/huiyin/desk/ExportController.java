package org.huiyin.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.huiyin.access.Access;
import org.huiyin.access.Scope;
import org.huiyin.access.SignedIn;
import org.huiyin.casework.QueueRow;
import org.huiyin.casework.Queues;
import org.huiyin.search.Hit;
import org.huiyin.search.Search;
import org.huiyin.search.SearchRecord;
import org.huiyin.search.Words;
import org.huiyin.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * A queue, or what was found, as a file: the columns of the queue and nothing of people, within the same scope as the page, never a sealed
 * matter. Read and written page by page. That a list was taken away stands in the journal before its first row goes out.
 */
@Controller
class ExportController {

    /** Rows of a file. Whoever needs more narrows the list and takes it in parts. */
    static final int MOST = 10_000;

    private static final int PAGE = 200;
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Access access;
    private final Queues queues;
    private final Search search;
    private final SearchRecord record;
    private final Terms terms;
    private final Clock clock;
    private final ZoneId zone;

    ExportController(Access access, Queues queues, Search search, SearchRecord record, Terms terms, Clock clock, ZoneId zone) {
        this.access = access;
        this.queues = queues;
        this.search = search;
        this.record = record;
        this.terms = terms;
        this.clock = clock;
        this.zone = zone;
    }

    /** One page of rows, and where the next begins. */
    private record Rows(List<QueueRow> rows, @Nullable String next) {}

    private interface Reading {
        Rows after(@Nullable String place);
    }

    @PostMapping("/desk/export")
    void export(@AuthenticationPrincipal SignedIn who, @RequestParam(defaultValue = "queue") String list, @RequestParam(defaultValue = "") String query,
            @RequestParam(defaultValue = "csv") String format, Page t, HttpServletResponse response) throws IOException {
        if (!access.opens(who, "queue")) {
            throw new NotFound();
        }
        Scope scope = access.scopeOf(who);
        Instant now = clock.instant();
        boolean xlsx = format.equals("xlsx");
        boolean found = list.equals("search");
        var asked = SavedSearchController.read(query);
        if (found && Words.looksForAPerson(asked.q())) {
            response.sendRedirect("/desk/search?refused=person");
            return;
        }
        Reading reading = found ? found(scope, asked, now) : queue(who, scope, query, now);
        // the first page before anything is sent: what fails then is an error page and no half file
        var first = reading.after(null);
        record.exported(who, scope, found ? "search" : "queue", xlsx ? "xlsx" : "csv", asked.purpose(), now);
        var name = t.text("desk.export.file." + (found ? "search" : "queue"), now.atZone(zone).toLocalDate().toString());
        response.setContentType(xlsx ? XLSX : "text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name + (xlsx ? ".xlsx" : ".csv"), StandardCharsets.UTF_8).build().toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        write(t, reading, first, xlsx, response);
    }

    private Reading found(Scope scope, SearchAddress asked, Instant now) {
        var words = Words.read(asked.q());
        return place -> {
            var results = search.find(scope, words, asked.filter(), asked.order(), place, PAGE, now);
            return new Rows(results.hits().stream().map(Hit::leg).toList(), results.next());
        };
    }

    private Reading queue(SignedIn who, Scope scope, String query, Instant now) {
        var parts = new org.springframework.util.LinkedMultiValueMap<String, String>();
        org.springframework.web.util.UriComponentsBuilder.fromUriString("/?" + query.replaceAll("[\\s#]", "")).build().getQueryParams()
                .forEach((name, values) -> values.forEach(value -> parts.add(name, value == null ? "" : value)));
        var filter = QueueAddress.read(parts).filter();
        return place -> {
            var page = queues.page(scope, who.office(), filter, place, PAGE, now);
            return new Rows(page.rows(), page.next());
        };
    }

    private void write(Page t, Reading reading, Rows first, boolean xlsx, HttpServletResponse response) throws IOException {
        try (var file = ListFile.to(response.getOutputStream(), xlsx, t.text("desk.export.sheet"))) {
            var heads = new ArrayList<String>();
            for (var column : List.of("number", "title", "place", "class", "category", "office", "turn", "part", "standing", "received", "due", "closed")) {
                heads.add(t.text("desk.export.col." + column));
            }
            file.row(heads);
            int written = 0;
            for (var page = first;; page = reading.after(page.next())) {
                for (var row : page.rows()) {
                    if (written == MOST) {
                        file.row(List.of(t.text("desk.export.most", MOST)));
                        return;
                    }
                    file.row(cells(t, row));
                    written++;
                }
                if (page.next() == null) {
                    return;
                }
            }
        }
    }

    private List<String> cells(Page t, QueueRow row) {
        return List.of(
                row.number(),
                row.title() == null || row.title().isBlank() ? t.text("desk.untitled") : row.title(),
                terms.place(t, row.place()),
                terms.matterClass(t, row.procedure(), row.matterClass()),
                terms.category(t, row.category()),
                terms.office(t, row.office()),
                terms.office(t, row.turn()),
                t.text(row.lead() ? "desk.export.lead" : "desk.cohandler"),
                terms.standing(t, row.procedure(), row.standing()),
                row.openedOn().toString(),
                row.dueOn() == null || row.closedAt() != null ? "" : row.dueOn().toString(),
                row.closedAt() == null ? "" : row.closedAt().atZone(zone).toLocalDate().toString());
    }
}
