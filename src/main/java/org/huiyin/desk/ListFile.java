package org.huiyin.desk;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A list as a file, written row by row as it is read. Every cell is text: nothing in it is ever a formula, whatever somebody wrote into a title.
 */
sealed interface ListFile extends Closeable {

    void row(List<String> cells) throws IOException;

    /** @param xlsx else csv */
    static ListFile to(OutputStream out, boolean xlsx, String sheet) throws IOException {
        return xlsx ? new Sheet(out, sheet) : new Lines(out);
    }

    /** Comma-separated, UTF-8 with a mark at the beginning, as spreadsheets in China expect it. */
    final class Lines implements ListFile {

        private final Writer out;

        Lines(OutputStream out) throws IOException {
            this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            this.out.write('\uFEFF');
        }

        @Override
        public void row(List<String> cells) throws IOException {
            for (int i = 0; i < cells.size(); i++) {
                out.write(i == 0 ? "\"" : ",\"");
                out.write(harmless(cells.get(i)).replace("\"", "\"\""));
                out.write('"');
            }
            out.write("\r\n");
        }

        /** A spreadsheet reads a cell that begins like this as a formula; with an apostrophe before it it stays what it is. */
        static String harmless(String cell) {
            var begin = cell.stripLeading();
            return !begin.isEmpty() && "=+-@＝＋－＠\t\r".indexOf(begin.charAt(0)) >= 0 || !cell.isEmpty() && "\t\r\n".indexOf(cell.charAt(0)) >= 0
                    ? "'" + cell : cell;
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }

    /** A workbook of one sheet. */
    final class Sheet implements ListFile {

        private static final int LONGEST = 32_767;
        private static final int FLUSHED_EVERY = 200;

        private final Workbook book;
        private final Worksheet sheet;
        private int row;

        Sheet(OutputStream out, String name) {
            book = new Workbook(out, "Huiyin", "1.0");
            sheet = book.newWorksheet(name);
            sheet.freezePane(0, 1);
            sheet.width(0, 17);
            sheet.width(1, 48);
        }

        @Override
        public void row(List<String> cells) throws IOException {
            for (int i = 0; i < cells.size(); i++) {
                // XML knows no control characters
                var text = cells.get(i).replaceAll("[\\p{Cntrl}&&[^\n\t]]", "");
                if (!text.isEmpty()) {
                    sheet.inlineString(row, i, text.length() > LONGEST ? text.substring(0, LONGEST) : text);
                }
            }
            if (++row % FLUSHED_EVERY == 0) {
                sheet.flush();
            }
        }

        @Override
        public void close() throws IOException {
            book.finish();
        }
    }
}
