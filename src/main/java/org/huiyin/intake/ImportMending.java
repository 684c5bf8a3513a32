package org.huiyin.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.huiyin.intake.ledger.MendFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Writes the rows that an import could not take into a file, each with its reasons. */
@Component
class ImportMending {

    private static final Logger LOG = LoggerFactory.getLogger(ImportMending.class);

    private final ImportStore store;
    private final ImportReading reading;
    private final int home;

    ImportMending(ImportStore store, ImportReading reading, @Value("${huiyin.home:370100}") int home) {
        this.store = store;
        this.reading = reading;
        this.home = home;
    }

    /**
     * Writes the rows that were not taken into a file that can be mended and fed in again.
     *
     * @return how many rows were written
     */
    int write(UUID batch, ImportOrder order, Path to, ImportWords words) throws IOException {
        var refused = new HashMap<String, List<Reason>>();
        store.remarks(home, batch, false, Integer.MAX_VALUE).forEach(remark -> refused.put(remark.sheet() + "/" + remark.row(), remark.reasons()));
        int written = 0;
        try (var file = reading.open(order)) {
            var layouts = reading.layouts(file, order);
            int width = layouts.stream().mapToInt(layout -> layout.headers().size()).max().orElse(0);
            var headers = new ArrayList<>(layouts.getFirst().headers());
            while (headers.size() < width) {
                headers.add("");
            }
            try (var mend = new MendFile(to, words.chinese(), headers)) {
                for (var layout : layouts) {
                    var place = layouts.size() > 1 ? layout.sheet().name() + " " : "";
                    var count = new int[1];
                    file.read(layout.sheet(), row -> {
                        var reasons = refused.get(layout.sheet().index() + "/" + row.number());
                        if (reasons != null) {
                            var cells = new ArrayList<String>();
                            for (int i = 0; i < layout.headers().size(); i++) {
                                cells.add(row.cell(i).text());
                            }
                            mend.row(words.text(reasons), place + row.number(), cells);
                            count[0]++;
                        }
                        return true;
                    });
                    written += count[0];
                }
            } catch (LedgerUnreadable brokenOff) {
                LOG.debug("The ledger breaks off; the rows before that are written", brokenOff);
            }
        }
        return written;
    }
}
