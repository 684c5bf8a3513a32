package org.huiyin.clock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.huiyin.lawfile.Text;
import org.jspecify.annotations.Nullable;

/** How a date came about, line by line, in the order a person would tell it. */
public record Explanation(List<Line> lines) {

    /** What a line speaks of. */
    public enum Kind { RULE, SOURCE, UNVERIFIED, START, EXTENSION, PAUSE, COUNT, SKIPPED, MAKE_UP, ROLL, DUE, PROVISIONAL, NOTE, AFTER }

    /**
     * One sentence.
     *
     * @param on the day it speaks of, where it speaks of one
     */
    public record Line(Kind kind, Text text, @Nullable LocalDate on) {}

    public Explanation {
        lines = List.copyOf(lines);
    }

    /** The lines of one kind. */
    public List<Line> of(Kind kind) {
        return lines.stream().filter(line -> line.kind() == kind).toList();
    }

    /** Plain text, one sentence to a line; days that follow each other as skipped stand on one line. */
    public String in(Locale locale) {
        var sentences = new ArrayList<String>();
        @Nullable Kind before = null;
        for (Line line : lines) {
            String said = line.text().in(locale);
            if (before == line.kind() && (before == Kind.SKIPPED || before == Kind.MAKE_UP)) {
                sentences.add(sentences.removeLast() + new Text("；", "; ").in(locale) + said);
            } else {
                sentences.add(said);
            }
            before = line.kind();
        }
        return String.join("\n", sentences);
    }
}
