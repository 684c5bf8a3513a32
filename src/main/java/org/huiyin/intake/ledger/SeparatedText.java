package org.huiyin.intake.ledger;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import org.huiyin.intake.LedgerUnreadable;
import org.huiyin.intake.Reason;
import org.huiyin.intake.ledger.Cell.Flaw;
import org.jspecify.annotations.Nullable;

/**
 * Comma- or tab-separated text (RFC 4180 and what programs really write). The encoding is found over the whole file, the separator over
 * its first records. A record counts as one row, as a spreadsheet program would show it, however many lines it has. A quote that is
 * never closed costs the one row it stands in, not the rest of the file.
 */
final class SeparatedText implements LedgerFile {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final char[] SEPARATORS = {',', '\t', ';', '|', '，'};
    /** A record longer than this, in characters, is a quote that was never closed. */
    private static final int LONGEST_RECORD = 1_000_000;

    private final Path file;
    private final Limits limits;
    private final Charset charset;
    private final int mark;
    private final char separator;

    private SeparatedText(Path file, Limits limits, Charset charset, int mark, char separator) {
        this.file = file;
        this.limits = limits;
        this.charset = charset;
        this.mark = mark;
        this.separator = separator;
    }

    static SeparatedText open(Path file, Limits limits, @Nullable String encoding) throws IOException {
        var found = encoding == null ? Encoding.of(file) : Encoding.named(file, encoding);
        var draft = new SeparatedText(file, limits, found.charset, found.mark, ',');
        return new SeparatedText(file, limits, found.charset, found.mark, draft.findSeparator());
    }

    @Override
    public String format() {
        return separator == '\t' ? "tsv" : "csv";
    }

    /** The encoding the file was found to be in. */
    Charset charset() {
        return charset;
    }

    char separator() {
        return separator;
    }

    @Override
    public List<LedgerSheet> sheets() {
        return List.of(new LedgerSheet(0, "", false, false));
    }

    @Override
    public void read(LedgerSheet sheet, RowSink sink) throws IOException {
        try (var in = reader()) {
            var records = new Records(in, separator, limits);
            for (SheetRow row = records.next(); row != null; row = records.next()) {
                if (!sink.take(row)) {
                    return;
                }
            }
        }
    }

    private Reader reader() throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        in.skipNBytes(mark);
        return new BufferedReader(new InputStreamReader(in, charset.newDecoder().onMalformedInput(CodingErrorAction.REPLACE).onUnmappableCharacter(CodingErrorAction.REPLACE)));
    }

    /** The separator that cuts the first records most evenly into more than one cell. */
    private char findSeparator() throws IOException {
        char best = ',';
        double bestScore = 0;
        for (char candidate : SEPARATORS) {
            var widths = new HashMap<Integer, Integer>();
            int rows = 0;
            try (var in = reader()) {
                var records = new Records(in, candidate, limits);
                for (SheetRow row = records.next(); row != null && rows < 30; row = records.next()) {
                    if (!row.blank()) {
                        rows++;
                        widths.merge(row.cells().size(), 1, Integer::sum);
                    }
                }
            }
            double score = 0;
            for (var width : widths.entrySet()) {
                if (width.getKey() > 1) {
                    score = Math.max(score, (double) width.getValue() / rows * (1 + Math.min(width.getKey(), 40) / 100.0));
                }
            }
            if (score > bestScore + 1e-9) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    /** Records one after another. */
    private static final class Records {

        private final PushbackReader in;
        private final char separator;
        private final Limits limits;
        private int number;

        Records(Reader in, char separator, Limits limits) {
            this.in = new PushbackReader(in, LONGEST_RECORD + 2);
            this.separator = separator;
            this.limits = limits;
        }

        @Nullable SheetRow next() throws IOException {
            int c = in.read();
            if (c < 0) {
                return null;
            }
            number++;
            var raw = new StringBuilder();
            var cells = new ArrayList<Cell>(12);
            var cell = new StringBuilder();
            boolean quoted = false;
            boolean wasQuoted = false;
            for (;; c = in.read()) {
                if (c < 0) {
                    return quoted ? unclosed(raw) : done(cells, cell);
                }
                raw.append((char) c);
                if (quoted) {
                    if (raw.length() >= LONGEST_RECORD) {
                        return unclosed(raw);
                    }
                    if (c != '"') {
                        cell.append((char) c);
                        continue;
                    }
                    int after = in.read();
                    if (after == '"') {
                        raw.append('"');
                        cell.append('"');
                    } else {
                        quoted = false;
                        if (after >= 0) {
                            in.unread(after);
                        }
                    }
                } else if (c == separator) {
                    add(cells, cell);
                    wasQuoted = false;
                } else if (c == '\n' || c == '\r') {
                    if (c == '\r') {
                        int after = in.read();
                        if (after >= 0 && after != '\n') {
                            in.unread(after);
                        }
                    }
                    return done(cells, cell);
                } else if (c == '"' && !wasQuoted && onlySpace(cell)) {
                    cell.setLength(0);
                    quoted = true;
                    wasQuoted = true;
                } else if (cell.length() <= LONGEST_RECORD) {
                    cell.append((char) c);
                }
            }
        }

        private SheetRow done(List<Cell> cells, StringBuilder last) {
            add(cells, last);
            return new SheetRow(number, cells);
        }

        private void add(List<Cell> cells, StringBuilder cell) {
            if (cells.size() < limits.columns()) {
                cells.add(Cell.text(cell.toString(), limits));
            }
            cell.setLength(0);
        }

        /** Gives back everything after the first line of the broken record, so that the rows swallowed by the quote are read again. */
        private SheetRow unclosed(StringBuilder raw) throws IOException {
            int end = raw.indexOf("\n");
            if (end >= 0) {
                in.unread(raw.substring(end + 1).toCharArray());
            }
            var line = end < 0 ? raw.toString() : raw.substring(0, end);
            var cells = new ArrayList<Cell>();
            for (var piece : line.split(java.util.regex.Pattern.quote(String.valueOf(separator)), -1)) {
                if (cells.size() < limits.columns()) {
                    cells.add(Cell.text(piece, limits, piece.stripLeading().startsWith("\"") ? EnumSet.of(Flaw.QUOTE_NOT_CLOSED) : EnumSet.noneOf(Flaw.class)));
                }
            }
            return new SheetRow(number, cells);
        }

        private static boolean onlySpace(StringBuilder cell) {
            for (int i = 0; i < cell.length(); i++) {
                if (cell.charAt(i) != ' ' && cell.charAt(i) != '\u3000') {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * The encoding of a text file and how many bytes its mark takes. UTF-8 when nearly all of its longer sequences are well formed, else
     * GB18030, of which GBK and GB 2312 are parts.
     */
    record Encoding(Charset charset, int mark) {

        static Encoding named(Path file, String name) throws IOException {
            try {
                var charset = Charset.forName(name.strip());
                var marked = marked(head(file));
                return new Encoding(charset, marked != null && marked.charset.equals(charset) ? marked.mark : 0);
            } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                throw new LedgerUnreadable(Reason.of("unknownEncoding", name), e);
            }
        }

        static Encoding of(Path file) throws IOException {
            byte[] head = head(file);
            var marked = marked(head);
            if (marked != null) {
                return marked;
            }
            // in UTF-16 a line end has a NUL half, and separators and digits too: always the same half
            int nul = 0;
            int littleLines = 0;
            int bigLines = 0;
            int odd = 0;
            for (int i = 0; i + 1 < head.length; i += 2) {
                nul += (head[i] == 0 ? 1 : 0) + (head[i + 1] == 0 ? 1 : 0);
                odd += head[i + 1] == 0 ? 1 : 0;
                littleLines += head[i] == '\n' && head[i + 1] == 0 ? 1 : 0;
                bigLines += head[i] == 0 && head[i + 1] == '\n' ? 1 : 0;
            }
            if (nul > head.length / 40) {
                if (littleLines > 0 && odd * 2 > nul) {
                    return new Encoding(StandardCharsets.UTF_16LE, 0);
                }
                if (bigLines > 0 && odd * 2 < nul) {
                    return new Encoding(StandardCharsets.UTF_16BE, 0);
                }
                if (nul > head.length / 4) {
                    throw new LedgerUnreadable(Reason.of("notALedger"));
                }
            }
            var counts = Utf8Counts.of(file);
            if (counts.bad == 0 || counts.bad * 50 < counts.good) {
                return new Encoding(StandardCharsets.UTF_8, 0);
            }
            if (!mostlyText(file)) {
                throw new LedgerUnreadable(Reason.of("notALedger"));
            }
            return new Encoding(GB18030, 0);
        }

        private static byte[] head(Path file) throws IOException {
            try (var in = Files.newInputStream(file)) {
                return in.readNBytes(1 << 16);
            }
        }

        private static @Nullable Encoding marked(byte[] head) {
            if (head.length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF) {
                return new Encoding(StandardCharsets.UTF_8, 3);
            }
            if (head.length >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
                return new Encoding(StandardCharsets.UTF_16LE, 2);
            }
            if (head.length >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
                return new Encoding(StandardCharsets.UTF_16BE, 2);
            }
            return null;
        }

        /** Whether the start of the file reads as GB18030 with hardly a character that means nothing. */
        private static boolean mostlyText(Path file) throws IOException {
            try (var in = new InputStreamReader(Files.newInputStream(file), GB18030.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE).onUnmappableCharacter(CodingErrorAction.REPLACE))) {
                var chars = new char[1 << 15];
                int n = in.read(chars);
                int bad = 0;
                for (int i = 0; i < n; i++) {
                    char c = chars[i];
                    if (c == '\uFFFD' || c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != 0 || c >= '\uE000' && c <= '\uF8FF') {
                        bad++;
                    }
                }
                return bad * 50 < Math.max(n, 1);
            }
        }
    }

    /** How many sequences of more than one byte are well formed UTF-8, and how many bytes are not part of any. */
    private record Utf8Counts(long good, long bad) {

        static Utf8Counts of(Path file) throws IOException {
            long good = 0;
            long bad = 0;
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
                int need = 0;
                for (int b = in.read(); b >= 0; b = in.read()) {
                    if (need > 0) {
                        if ((b & 0xC0) == 0x80) {
                            if (--need == 0) {
                                good++;
                            }
                            continue;
                        }
                        bad++;
                        need = 0;
                    }
                    if (b >= 0xC2 && b <= 0xDF) {
                        need = 1;
                    } else if (b >= 0xE0 && b <= 0xEF) {
                        need = 2;
                    } else if (b >= 0xF0 && b <= 0xF4) {
                        need = 3;
                    } else if (b >= 0x80) {
                        bad++;
                    }
                }
            }
            return new Utf8Counts(good, bad);
        }
    }
}
