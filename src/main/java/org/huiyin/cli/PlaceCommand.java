package org.huiyin.cli;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.huiyin.gazetteer.Gazetteer;
import org.huiyin.gazetteer.OwnDivision;
import org.huiyin.gazetteer.PlaceFound;
import org.huiyin.gazetteer.PlaceReading;
import org.huiyin.lawfile.Words;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code huiyin triage place}: the place that each text of a file names, with the words that speak for it. For trials. */
@Command(name = "place", mixinStandardHelpOptions = true)
public final class PlaceCommand implements Callable<Integer> {

    private static final Words WORDS = Words.of("place");
    private static final int LONGEST_LINE = 1 << 20;

    @Spec
    @SuppressWarnings("NullAway")
    private CommandSpec spec;

    @Option(names = "--in", required = true, paramLabel = "FILE.tsv", descriptionKey = "place.in")
    @SuppressWarnings("NullAway")
    private Path in;

    @Option(names = "--out", required = true, paramLabel = "OUT.tsv", descriptionKey = "place.out")
    @SuppressWarnings("NullAway")
    private Path out;

    @Option(names = "--home", paramLabel = "CODE", descriptionKey = "place.home")
    private @Nullable String home;

    @Option(names = "--lang", paramLabel = "zh|en", defaultValue = "zh", descriptionKey = "place.lang")
    private String language = "zh";

    @Override
    public Integer call() {
        try {
            if (!Files.isRegularFile(in) || Files.exists(out) && Files.isSameFile(in, out)) {
                return refused("place.refused.in", in);
            }
            var national = Gazetteer.of(List.of());
            var gazetteer = national;
            if (home != null) {
                var division = national.division(home);
                if (division.isEmpty()) {
                    return refused("place.refused.home", home);
                }
                gazetteer = Gazetteer.of(List.of(new OwnDivision(home, null, division.get().name(), division.get().level())));
            }
            return read(gazetteer);
        } catch (IOException e) {
            return refused("place.refused.file", e.getMessage());
        }
    }

    private int read(Gazetteer gazetteer) throws IOException {
        Path part = out.resolveSibling(out.getFileName() + ".part");
        long rows = 0;
        long found = 0;
        long unclear = 0;
        long began = System.nanoTime();
        try (var lines = new BufferedReader(new InputStreamReader(Files.newInputStream(in), StandardCharsets.UTF_8));
                var to = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
            String header = lines.readLine();
            List<String> names = header == null ? List.of() : cells(header.startsWith("\uFEFF") ? header.substring(1) : header);
            var texts = new ArrayList<Integer>();
            for (String name : List.of("text", "title", "content")) {
                int at = names.stream().map(n -> n.strip().toLowerCase(Locale.ROOT)).toList().indexOf(name);
                if (at >= 0) {
                    texts.add(at);
                }
            }
            if (texts.isEmpty()) {
                Files.deleteIfExists(part);
                return refused("place.refused.header", in);
            }
            to.write(String.join("\t", names) + "\tcode\tplace\tbecause\n");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<String> cells = cells(line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line);
                var text = texts.stream().map(at -> at < cells.size() ? cells.get(at) : "").collect(Collectors.joining("\n"));
                PlaceReading reading = gazetteer.read(text, null);
                rows++;
                found += reading.found().isEmpty() ? 0 : 1;
                unclear += reading.found().isEmpty() && !reading.unclear().isEmpty() ? 1 : 0;
                write(to, cells, names.size(), reading);
            }
        }
        Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
        double seconds = (System.nanoTime() - began) / 1e9;
        spec.commandLine().getOut().println(WORDS.text("place.done", rows, found, unclear, Math.round(rows / Math.max(0.001, seconds))).in(locale()));
        return 0;
    }

    private void write(BufferedWriter to, List<String> cells, int width, PlaceReading reading) throws IOException {
        for (int k = 0; k < width; k++) {
            to.write((k < cells.size() ? cells.get(k) : "") + "\t");
        }
        if (!reading.found().isEmpty()) {
            PlaceFound first = reading.found().getFirst();
            to.write(first.place().code() + "\t" + first.place().inFull() + "\t" + because(first));
        } else {
            to.write("\t\t" + reading.unclear().stream().map(u -> WORDS.text("place.unclear", u.said().words(), u.count()).in(locale())).collect(Collectors.joining("; ")));
        }
        to.write("\n");
    }

    private String because(PlaceFound found) {
        String words = found.because().stream().map(s -> s.words() + "@" + s.start() + "-" + s.end()).collect(Collectors.joining(" "));
        String grounds = found.grounds().stream().map(g -> WORDS.text("place.ground." + g).in(locale())).collect(Collectors.joining(", "));
        return words + "; " + grounds + (found.others() == 0 ? "" : "; " + WORDS.text("place.others", found.others()).in(locale()));
    }

    private Locale locale() {
        return language.equals("en") ? Locale.ENGLISH : Locale.CHINESE;
    }

    private int refused(String key, @Nullable Object what) {
        spec.commandLine().getErr().println(WORDS.text(key, String.valueOf(what)).in(locale()));
        return CommandLine.ExitCode.USAGE;
    }

    private static List<String> cells(String line) {
        return List.of(line.split("\t", -1));
    }
}
