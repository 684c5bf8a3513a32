package org.huiyin.cli;

import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.huiyin.lawfile.Text;
import org.jspecify.annotations.Nullable;

/** Computes a file of deadlines, row by row: each row of input gives one row of output, in the same order. */
final class DeadlineBatch {

    private static final int LONGEST_LINE = 1 << 20;
    private static final String ADDED = "\tdue\traw\tprovisional\texplanation\terror\n";

    private final DeadlineQuestion question;
    private final Locale locale;

    DeadlineBatch(DeadlineQuestion question, Locale locale) {
        this.question = question;
        this.locale = locale;
    }

    /** What came of a file. */
    sealed interface Outcome {

        /** All rows were written, {@code errors} of them with a reason instead of a date. */
        record Done(long rows, long errors) implements Outcome {}

        /** The file could not be used; nothing was written. */
        record Unusable(Text reason) implements Outcome {}
    }

    Outcome run(Path in, Path out) {
        if (!Files.isReadable(in) || Files.isDirectory(in)) {
            return unusable("deadline.refused.in", in);
        }
        try {
            if (Files.exists(out) && Files.isSameFile(in, out)) {
                return unusable("deadline.refused.same-file", in);
            }
        } catch (IOException e) {
            return unusable("deadline.refused.in", in);
        }
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(in))) {
            @Nullable Line header = line(bytes);
            if (header == null || !header.sound()) {
                return unusable("deadline.refused.header-text", in);
            }
            List<String> names = cells(header.text().startsWith("\uFEFF") ? header.text().substring(1) : header.text());
            List<String> lower = names.stream().map(n -> n.strip().toLowerCase(Locale.ROOT)).toList();
            if (!lower.contains("rule") || !lower.contains("from")) {
                return unusable("deadline.refused.header", in);
            }
            return write(bytes, names, lower, out);
        } catch (IOException e) {
            return unusable("deadline.refused.in", in);
        }
    }

    private Outcome write(InputStream in, List<String> names, List<String> lower, Path out) throws IOException {
        boolean plain = !Files.exists(out) || Files.isRegularFile(out); // a pipe or /dev/stdout is written to directly
        Path target = plain ? out.resolveSibling(out.getFileName() + ".part") : out;
        long rows = 0;
        long errors = 0;
        BufferedWriter writer;
        try {
            writer = Files.newBufferedWriter(target, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return unusable("deadline.refused.out", out);
        }
        try (writer) {
            writer.write(String.join("\t", names.stream().map(DeadlineBatch::oneLine).toList()) + ADDED);
            for (Line line = line(in); line != null; line = line(in)) {
                rows++;
                if (!row(line, names.size(), lower, writer)) {
                    errors++;
                }
            }
        }
        if (plain) {
            Files.move(target, out, StandardCopyOption.REPLACE_EXISTING);
        }
        return new Outcome.Done(rows, errors);
    }

    private boolean row(Line line, int width, List<String> lower, BufferedWriter writer) throws IOException {
        List<String> cells = cells(line.text());
        DeadlineQuestion.Answer answer;
        if (!line.sound()) {
            answer = refused("deadline.refused.row-text");
        } else if (cells.size() > width) {
            answer = refused("deadline.refused.row-width");
        } else {
            answer = question.ask(cell(cells, lower, "rule"), cell(cells, lower, "from"), cell(cells, lower, "extend"),
                    pauses(cell(cells, lower, "pause")));
        }
        for (int i = 0; i < width; i++) {
            writer.write(i < cells.size() ? oneLine(cells.get(i)) : "");
            writer.write('\t');
        }
        return switch (answer) {
            case DeadlineQuestion.Answer.Refused(Text reason) -> {
                writer.write("\t\t\t\t" + oneLine(reason.in(locale)) + "\n");
                yield false;
            }
            case DeadlineQuestion.Answer.Dated dated -> {
                var date = dated.date();
                writer.write(date.due() + "\t" + date.raw() + "\t" + date.provisional() + "\t" + oneLine(date.explanation().in(locale)) + "\t\n");
                yield true;
            }
        };
    }

    private static List<String> pauses(String written) {
        var pauses = new ArrayList<String>();
        for (String pause : written.split("[;,；，]")) {
            if (!pause.isBlank()) {
                pauses.add(pause);
            }
        }
        return pauses;
    }

    private static DeadlineQuestion.Answer refused(String key) {
        return new DeadlineQuestion.Answer.Refused(DeadlineCommand.WORDS.text(key));
    }

    private static String cell(List<String> cells, List<String> lower, String name) {
        int at = lower.indexOf(name);
        return at >= 0 && at < cells.size() ? cells.get(at) : "";
    }

    private static List<String> cells(String line) {
        return List.of(line.split("\t", -1));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    private static Outcome unusable(String key, Path file) {
        return new Outcome.Unusable(DeadlineCommand.WORDS.text(key, file));
    }

    private record Line(String text, boolean sound) {}

    /** The next line without its end, or null; a line that is too long or not UTF-8 is read on, but is not sound. */
    private static @Nullable Line line(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream(128);
        boolean fits = true;
        int next = in.read();
        if (next < 0) {
            return null;
        }
        for (; next >= 0 && next != '\n'; next = in.read()) {
            if (bytes.size() < LONGEST_LINE) {
                bytes.write(next);
            } else {
                fits = false;
            }
        }
        byte[] line = bytes.toByteArray();
        int length = line.length > 0 && line[line.length - 1] == '\r' ? line.length - 1 : line.length;
        try {
            return new Line(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, 0, length)).toString(), fits);
        } catch (CharacterCodingException e) {
            return new Line(new String(line, 0, length, StandardCharsets.UTF_8), false);
        }
    }
}
