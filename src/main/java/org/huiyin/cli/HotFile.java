package org.huiyin.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huiyin.triage.HotMessage;
import org.jspecify.annotations.Nullable;

/**
 * A tab-separated file of messages. Only the columns that grouping needs are kept: others, such as who wrote, are passed over unread.
 * What cannot be read in a row (a date, a number) is left out and counted; a row is never lost for it.
 */
final class HotFile {

    private static final List<String> REQUIRED = List.of("msg_id", "title", "created_at", "content");
    private static final int LONGEST_CELL = 2000;
    private static final int LONGEST_LINE = 4 << 20;
    private static final Pattern DATE = Pattern.compile(
            "(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?(?:[t\\s]+(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2}))?.*)?", Pattern.CASE_INSENSITIVE);

    private HotFile() {}

    /**
     * What was read.
     *
     * @param blank lines with nothing in them
     * @param undated rows whose date cannot be read
     * @param broken lines that were cut because they are longer than four million bytes
     */
    record Read(List<HotMessage> messages, int blank, int undated, int broken) {}

    /** The file cannot be used. */
    static final class Unusable extends IOException {
        private static final long serialVersionUID = 1;
        private final String key;
        private final String detail;

        Unusable(String key, String detail) {
            super(key);
            this.key = key;
            this.detail = detail;
        }

        String key() {
            return key;
        }

        String detail() {
            return detail;
        }
    }

    static Read read(Path file) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            var line = new ByteArrayOutputStream(1 << 12);
            var cut = new int[1];
            @Nullable String header = line(in, line, cut);
            if (header == null || header.isBlank()) {
                throw new Unusable("triage.refused.empty", file.toString());
            }
            List<String> names = Arrays.stream(header.replace("\uFEFF", "").split("\t", -1)).map(n -> cell(n).strip().toLowerCase(Locale.ROOT)).toList();
            var missing = REQUIRED.stream().filter(n -> !names.contains(n)).toList();
            if (!missing.isEmpty()) {
                throw new Unusable("triage.refused.columns", String.join(", ", missing));
            }
            return rows(in, line, cut, names);
        }
    }

    private static Read rows(InputStream in, ByteArrayOutputStream buffer, int[] cut, List<String> names) throws IOException {
        var messages = new ArrayList<HotMessage>();
        int blank = 0;
        int undated = 0;
        for (@Nullable String line = line(in, buffer, cut); line != null; line = line(in, buffer, cut)) {
            if (line.isBlank()) {
                blank++;
                continue;
            }
            var cells = line.split("\t", -1);
            @Nullable LocalDateTime at = date(cell(cells, names, "created_at"));
            undated += at == null ? 1 : 0;
            messages.add(new HotMessage(cell(cells, names, "msg_id"), cell(cells, names, "title"), cell(cells, names, "content"), at,
                    number(cell(cells, names, "likes")), number(cell(cells, names, "against"))));
        }
        return new Read(messages, blank, undated, cut[0]);
    }

    private static String cell(String[] cells, List<String> names, String name) {
        int at = names.indexOf(name);
        return at < 0 || at >= cells.length ? "" : cell(cells[at]);
    }

    /** A cell without the quotes a spreadsheet program put around it, without control characters, and not longer than is of use. */
    private static String cell(String raw) {
        var text = raw.length() > LONGEST_CELL ? raw.substring(0, LONGEST_CELL) : raw;
        if (text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")) {
            text = text.substring(1, text.length() - 1).replace("\"\"", "\"");
        }
        return text.chars().anyMatch(c -> c < ' ') ? text.replaceAll("\\p{Cntrl}+", " ") : text;
    }

    static @Nullable LocalDateTime date(String written) {
        Matcher m = DATE.matcher(written.strip());
        if (!m.matches()) {
            return null;
        }
        try {
            return LocalDateTime.of(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3)),
                    m.group(4) == null ? 0 : Integer.parseInt(m.group(4)), m.group(5) == null ? 0 : Integer.parseInt(m.group(5)),
                    m.group(6) == null ? 0 : Integer.parseInt(m.group(6)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int number(String written) {
        var digits = written.strip();
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : 0;
    }

    private static @Nullable String line(InputStream in, ByteArrayOutputStream buffer, int[] cut) throws IOException {
        buffer.reset();
        int next = in.read();
        if (next < 0) {
            return null;
        }
        boolean whole = true;
        for (; next >= 0 && next != '\n'; next = in.read()) {
            if (buffer.size() < LONGEST_LINE) {
                buffer.write(next);
            } else {
                whole = false;
            }
        }
        cut[0] += whole ? 0 : 1;
        var text = buffer.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
