package org.huiyin.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.huiyin.calendar.Calendars;
import org.huiyin.clock.RuleBook;
import org.huiyin.lawfile.Text;
import org.huiyin.lawfile.Words;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code huiyin deadline}: when a period ends, and why then. Starts neither Spring nor a database. */
@Command(
        name = "deadline",
        mixinStandardHelpOptions = true,
        description = "Prints when a period ends, the raw date, whether it is provisional, and why. Rules: docs/deadlines.md.",
        footer = {"", "Examples:", "  huiyin deadline XF-20 2026-03-02 --extend 30", "  huiyin deadline XF-33 2026-03-02 --pause 2026-03-10..2026-03-12",
            "  huiyin deadline BJ-10 2026-03-02T09:30", "  huiyin deadline --in rules.tsv --out dates.tsv", "",
            "Exit: 0 done; 1 some rows of a batch have an error; 2 nothing could be computed."})
public final class DeadlineCommand implements Callable<Integer> {

    static final Words WORDS = Words.of("deadline");

    @Parameters(index = "0", arity = "0..1", paramLabel = "RULE", description = "id of the rule, for example XF-20")
    private @Nullable String rule;

    @Parameters(index = "1", arity = "0..1", paramLabel = "FROM", description = "the day of the trigger (2026-03-02), or the moment (2026-03-02T09:30)")
    private @Nullable String from;

    @Option(names = "--extend", paramLabel = "N", description = "all extensions together, in the rule's own unit")
    private @Nullable String extend;

    @Option(names = "--pause", paramLabel = "FROM..TO", description = "days that are not counted, both included; may be repeated")
    private List<String> pauses = new ArrayList<>();

    @Option(names = "--calendar", paramLabel = "NAME", description = "calendar of working days (cn, in, gb-eng); the rule's own unless named")
    private @Nullable String calendar;

    @Option(names = "--what-if", description = "compute an extension the law does not give")
    private boolean whatIf;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Option(names = "--lang", paramLabel = "zh|en", defaultValue = "zh", description = "language of the explanation; zh unless named")
    private String language = "zh";

    @Option(names = "--in", paramLabel = "FILE.tsv", description = "many at once: columns rule, from and, if need be, extend and pause")
    private @Nullable Path in;

    @Option(names = "--out", paramLabel = "FILE.tsv", description = "the same columns and due, raw, provisional, explanation, error")
    private @Nullable Path out;

    private final PrintStream answer;
    private final PrintStream trouble;

    /** The command, speaking UTF-8 whatever the terminal says. */
    public DeadlineCommand() {
        this(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
    }

    DeadlineCommand(PrintStream answer, PrintStream trouble) {
        this.answer = answer;
        this.trouble = trouble;
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new DeadlineCommand()).execute(args));
    }

    @Override
    public Integer call() {
        if (!language.equals("zh") && !language.equals("en")) {
            return fail(WORDS.text("deadline.refused.language", language));
        }
        var question = new DeadlineQuestion(RuleBook.shipped(), Calendars.shipped(), calendar, whatIf);
        if (calendar != null && !Calendars.isName(calendar)) {
            return fail(WORDS.text("deadline.refused.calendar", calendar));
        }
        if (in != null || out != null) {
            return batch(question);
        }
        if (rule == null || from == null) {
            return fail(WORDS.text("deadline.refused.arguments"));
        }
        return switch (question.ask(rule, from, extend == null ? "" : extend, pauses)) {
            case DeadlineQuestion.Answer.Refused(Text reason) -> fail(reason);
            case DeadlineQuestion.Answer.Dated dated -> {
                answer.println(json ? DeadlineText.json(dated, locale()) : DeadlineText.plain(dated, locale()));
                yield 0;
            }
        };
    }

    private int batch(DeadlineQuestion question) {
        if (in == null || out == null || rule != null || extend != null || json || !pauses.isEmpty()) {
            return fail(WORDS.text("deadline.refused.batch-arguments"));
        }
        return switch (new DeadlineBatch(question, locale()).run(in, out)) {
            case DeadlineBatch.Outcome.Unusable(Text reason) -> fail(reason);
            case DeadlineBatch.Outcome.Done(long rows, long errors) -> {
                trouble.println(WORDS.text("deadline.batch.done", rows, errors).in(locale()));
                yield errors == 0 ? 0 : 1;
            }
        };
    }

    private int fail(Text reason) {
        trouble.println(reason.in(locale()));
        if (json) {
            answer.println("{\"error\":" + DeadlineText.quoted(reason.in(locale())) + "}");
        }
        return 2;
    }

    private Locale locale() {
        return language.equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }
}
