package org.huiyin.triage.category;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages from a file of tab-separated columns with a header, row by row. A byte order mark, line ends of any system, NULs and
 * broken characters are taken; a quoted cell is one only where its quotes close and the row then has the width of the header, so that
 * a quotation mark at the beginning of a message spoils nothing.
 */
public final class MessageTable implements Closeable {

    private static final int LONGEST_ROW = 4 << 20;
    private static final int MOST_LINES = 500;

    private final BufferedReader in;
    private final List<String> header;
    private final List<String> ahead = new ArrayList<>();

    private MessageTable(BufferedReader in, List<String> header) {
        this.in = in;
        this.header = header;
    }

    /** A file lacks what it must have; {@code reason} is a key of the {@code cli} texts. */
    public static final class Unusable extends IOException {

        private static final long serialVersionUID = 1L;

        private final String reason;

        Unusable(String reason, Path file) {
            super(file.toString());
            this.reason = reason;
        }

        /** Key of the reason, {@code triage.file.…}. */
        public String reason() {
            return reason;
        }
    }

    /**
     * Opens a file.
     *
     * @throws Unusable when it cannot be read, or its header names no text column
     */
    public static MessageTable open(Path file) throws IOException {
        if (!Files.exists(file) || Files.isDirectory(file) || !Files.isReadable(file)) {
            throw new Unusable("triage.file.unreadable", file);
        }
        var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE).onUnmappableCharacter(CodingErrorAction.REPLACE);
        var reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), decoder), 1 << 16);
        String first = line(reader);
        if (first == null) {
            reader.close();
            throw new Unusable("triage.file.empty", file);
        }
        var names = new ArrayList<String>();
        for (String name : split(first.startsWith("\uFEFF") ? first.substring(1) : first)) {
            names.add(unquoted(name).strip().toLowerCase(Locale.ROOT));
        }
        if (!names.contains("tokens") && !names.contains("content") && !names.contains("title")) {
            reader.close();
            throw new Unusable("triage.file.header", file);
        }
        return new MessageTable(reader, names);
    }

    /** Whether the file has a column of that name. */
    public boolean has(String column) {
        return header.contains(column);
    }

    /** The next row, or null at the end. Empty lines are no rows unless the file has one column only. */
    public @Nullable Row next() throws IOException {
        String line = take();
        while (line != null && line.isEmpty() && header.size() > 1) {
            line = take();
        }
        if (line == null) {
            return null;
        }
        return new Row(header, joined(line));
    }

    /** A row, cells by name. */
    public record Row(List<String> header, List<String> cells) {

        /** The cell of a column, empty where the row or the file has none. */
        public String cell(String column) {
            int at = header.indexOf(column);
            return at >= 0 && at < cells.size() ? cells.get(at) : "";
        }

        /** The message of the row. */
        public Example example() {
            String label = cell("label").strip();
            String tokens = cell("tokens");
            return tokens.isEmpty()
                    ? Example.of(label.isEmpty() ? null : label, cell("title"), cell("content"))
                    : Example.of(label.isEmpty() ? null : label, cell("title"), tokens);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private List<String> joined(String line) throws IOException {
        List<String> cells = split(line);
        if (cells.size() < header.size() && opened(cells.getLast())) {
            var whole = new StringBuilder(line);
            for (int looked = 0; looked < MOST_LINES && whole.length() < LONGEST_ROW; looked++) {
                String more = looked < ahead.size() ? ahead.get(looked) : line(in);
                if (more == null) {
                    break;
                }
                if (looked >= ahead.size()) {
                    ahead.add(more);
                }
                whole.append('\n').append(more);
                List<String> wider = split(whole.toString());
                if (wider.size() == header.size() && !opened(wider.getLast())) {
                    ahead.subList(0, looked + 1).clear();
                    cells = wider;
                    break;
                }
                if (wider.size() > header.size()) {
                    break;
                }
            }
        }
        return cells.stream().map(MessageTable::unquoted).toList();
    }

    private static boolean opened(String cell) {
        return cell.startsWith("\"") && !(cell.length() > 1 && cell.endsWith("\"") && (quotes(cell) & 1) == 0);
    }

    private static int quotes(String cell) {
        return (int) cell.chars().filter(c -> c == '"').count();
    }

    private static String unquoted(String cell) {
        return cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"") && (quotes(cell) & 1) == 0
                ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"")
                : cell;
    }

    /** Cells between tabs; a tab inside a cell whose quotes close later belongs to the cell. */
    private static List<String> split(String line) {
        var cells = new ArrayList<String>();
        int at = 0;
        while (true) {
            int end = at < line.length() && line.charAt(at) == '"' ? closing(line, at) : -1;
            if (end < 0) {
                end = line.indexOf('\t', at);
            }
            if (end < 0 || end >= line.length()) {
                cells.add(line.substring(at));
                return cells;
            }
            cells.add(line.substring(at, end));
            at = end + 1;
        }
    }

    /** Where a cell that begins with a quote ends: at the tab or the line's end after its closing quote; -1 where it is not closed. */
    private static int closing(String line, int at) {
        int i = at + 1;
        while (i < line.length()) {
            if (line.charAt(i) == '"') {
                if (i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    i += 2;
                    continue;
                }
                if (i + 1 == line.length() || line.charAt(i + 1) == '\t') {
                    return i + 1;
                }
                return -1; // a quotation in the text, not a quoted cell
            }
            i++;
        }
        return -1;
    }

    private @Nullable String take() throws IOException {
        return ahead.isEmpty() ? line(in) : ahead.removeFirst();
    }

    /** A line without its end and without NULs; what stands beyond the longest row is not kept. */
    private static @Nullable String line(Reader in) throws IOException {
        var line = new StringBuilder();
        int c = in.read();
        if (c < 0) {
            return null;
        }
        for (; c >= 0 && c != '\n'; c = in.read()) {
            if (c != 0 && line.length() < LONGEST_ROW) {
                line.append((char) c);
            }
        }
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == '\r') {
            end--;
        }
        return line.substring(0, end);
    }
}
