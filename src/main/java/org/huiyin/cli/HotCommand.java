package org.huiyin.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.huiyin.lawfile.Words;
import org.huiyin.triage.HotIssue;
import org.huiyin.triage.HotIssues;
import org.huiyin.triage.HotMessage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code huiyin triage hot}: groups a file of messages into issues of one place and one problem. Starts neither Spring nor a database. */
@Command(name = "hot", mixinStandardHelpOptions = true)
public final class HotCommand implements Callable<Integer> {

    private static final Words WORDS = Words.of("triage");

    @Option(names = "--in", required = true, paramLabel = "FILE.tsv", descriptionKey = "triage.hot.in")
    private Path in = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "OUT.tsv", descriptionKey = "triage.hot.out")
    private Path out = Path.of("");

    @Option(names = "--issues", paramLabel = "OUT2.tsv", descriptionKey = "triage.hot.issues")
    private @Nullable Path issues;

    @Option(names = "--smallest", paramLabel = "N", defaultValue = "2", descriptionKey = "triage.hot.smallest")
    private int smallest = 2;

    @Option(names = "--lang", paramLabel = "zh|en", defaultValue = "zh", descriptionKey = "triage.hot.lang")
    private String language = "zh";

    private final PrintStream trouble;

    /** The command, speaking UTF-8 whatever the terminal says. */
    public HotCommand() {
        this(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
    }

    HotCommand(PrintStream trouble) {
        this.trouble = trouble;
    }

    @Override
    public Integer call() {
        if (smallest < 1) {
            return fail("triage.refused.smallest", smallest);
        }
        if (!Files.isReadable(in) || Files.isDirectory(in)) {
            return fail("triage.refused.in", in);
        }
        try {
            if (same(in, out) || issues != null && (same(in, issues) || issues.toAbsolutePath().normalize().equals(out.toAbsolutePath().normalize()))) {
                return fail("triage.refused.same-file", in);
            }
            var read = HotFile.read(in);
            var found = HotIssues.among(read.messages(), smallest);
            if (!write(out, w -> messages(w, read.messages(), found))) {
                return fail("triage.refused.out", out);
            }
            if (issues != null && !write(issues, w -> issues(w, found))) {
                return fail("triage.refused.out", issues);
            }
            int grouped = found.stream().mapToInt(i -> i.members().size()).sum();
            say("triage.hot.done", read.messages().size(), found.size(), grouped);
            if (read.undated() + read.blank() + read.broken() > 0) {
                say("triage.hot.unread", read.undated(), read.blank(), read.broken());
            }
            return 0;
        } catch (HotFile.Unusable e) {
            return fail(e.key(), e.detail());
        } catch (IOException e) {
            return fail("triage.refused.in", in);
        }
    }

    private static boolean same(Path a, Path b) throws IOException {
        return Files.exists(b) && Files.isSameFile(a, b);
    }

    private static void messages(BufferedWriter to, List<HotMessage> messages, List<HotIssue> found) throws IOException {
        var of = new int[messages.size()];
        for (var issue : found) {
            issue.members().forEach(i -> of[i] = issue.number());
        }
        to.write("msg_id\tissue\n");
        for (int i = 0; i < of.length; i++) {
            to.write(messages.get(i).id() + "\t" + (of[i] == 0 ? "" : of[i]) + "\n");
        }
    }

    private static void issues(BufferedWriter to, List<HotIssue> found) throws IOException {
        to.write("issue\tname\tplace\tproblem\tfrom\tto\tsize\theat\tbusiest_30_days\tweeks\tsupport\n");
        for (var issue : found) {
            var heat = issue.heat();
            to.write(issue.number() + "\t" + issue.name() + "\t" + issue.place() + "\t" + issue.problem() + "\t"
                    + (issue.from() == null ? "" : issue.from()) + "\t" + (issue.to() == null ? "" : issue.to()) + "\t" + heat.matters() + "\t" + heat.points()
                    + "\t" + heat.busiest() + "\t" + heat.weeks() + "\t" + heat.support() + "\n");
        }
    }

    private interface Rows {
        void to(BufferedWriter writer) throws IOException;
    }

    /** Writes beside the target and moves it there at the end, so that a half-written result is never taken for one. */
    private static boolean write(Path target, Rows rows) {
        boolean plain = !Files.exists(target) || Files.isRegularFile(target); // a pipe or /dev/stdout is written to directly
        Path part = plain ? target.resolveSibling(target.getFileName() + ".part") : target;
        try {
            try (var writer = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
                rows.to(writer);
            }
            if (plain) {
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private int fail(String key, Object detail) {
        say(key, detail);
        return 2;
    }

    private void say(String key, Object... args) {
        trouble.println(WORDS.text(key, args).in(language.equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE));
    }
}
