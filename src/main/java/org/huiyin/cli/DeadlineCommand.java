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
@Command(name = "deadline", mixinStandardHelpOptions = true)
public final class DeadlineCommand implements Callable<Integer> {

    static final Words WORDS = Words.of("deadline");

    @Parameters(index = "0", arity = "0..1", paramLabel = "RULE", descriptionKey = "deadline.rule")
    private @Nullable String rule;

    @Parameters(index = "1", arity = "0..1", paramLabel = "FROM", descriptionKey = "deadline.from")
    private @Nullable String from;

    @Option(names = "--extend", paramLabel = "N", descriptionKey = "deadline.extend")
    private @Nullable String extend;

    @Option(names = "--pause", paramLabel = "FROM..TO", descriptionKey = "deadline.pause")
    private List<String> pauses = new ArrayList<>();

    @Option(names = "--calendar", paramLabel = "NAME", descriptionKey = "deadline.calendar")
    private @Nullable String calendar;

    @Option(names = "--what-if", descriptionKey = "deadline.whatIf")
    private boolean whatIf;

    @Option(names = "--json", descriptionKey = "deadline.json")
    private boolean json;

    @Option(names = "--lang", paramLabel = "zh|en", defaultValue = "zh", descriptionKey = "deadline.lang")
    private String language = "zh";

    @Option(names = "--in", paramLabel = "FILE.tsv", descriptionKey = "deadline.in")
    private @Nullable Path in;

    @Option(names = "--out", paramLabel = "FILE.tsv", descriptionKey = "deadline.out")
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
