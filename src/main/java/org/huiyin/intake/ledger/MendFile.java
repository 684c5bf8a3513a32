package org.huiyin.intake.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.huiyin.intake.Reason;

/**
 * The rows that were not taken, as a workbook that can be mended and fed in again: the columns as they were, with the reason and the row's number
 * in front. Every cell is text and stays text when it is edited, so nothing in it is ever a formula and no long number loses digits.
 */
public final class MendFile implements Closeable {

    /** Names of the columns put in front, in Chinese and in English; reading knows both. */
    static final List<List<String>> FRONT = List.of(List.of("未收原因", "原表行号"), List.of("Reason not taken", "Row in the ledger"));

    /** What a spreadsheet keeps in one cell. */
    private static final int LONGEST = 32_767;
    private static final int FLUSHED_EVERY = 200;

    private final OutputStream out;
    private final Workbook book;
    private final Worksheet sheet;
    private int row;

    public MendFile(Path file, boolean chinese, List<String> headers) throws IOException {
        out = Files.newOutputStream(file);
        book = new Workbook(out, "Huiyin", "1.0");
        sheet = book.newWorksheet(chinese ? "待改" : "To mend");
        sheet.freezePane(0, 1);
        sheet.width(0, 40);
        var names = new ArrayList<>(FRONT.get(chinese ? 0 : 1));
        names.addAll(headers);
        write(names);
    }

    /** Writes one row: why it was not taken, where it stood, and its cells as they were. */
    public void row(String reason, String place, List<String> cells) throws IOException {
        var all = new ArrayList<>(List.of(reason, place));
        all.addAll(cells);
        write(all);
        if (row % FLUSHED_EVERY == 0) {
            sheet.flush();
        }
    }

    private void write(List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            var text = cells.get(i);
            if (!text.isEmpty()) {
                sheet.inlineString(row, i, text.length() > LONGEST ? text.substring(0, LONGEST) : text);
            }
            sheet.style(row, i).format("@").set();
        }
        row++;
    }

    static boolean front(String header) {
        return FRONT.stream().anyMatch(names -> names.contains(header));
    }

    @Override
    public void close() throws IOException {
        try (out) {
            book.finish();
        }
    }
}
