package org.huiyin.lawfile;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A data file that the program cannot do without is broken. The message names every problem of the file. */
public final class BrokenLawFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public BrokenLawFile(List<Problem> problems) {
        super(problems.stream().map(p -> p.say(Locale.ENGLISH)).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
