package org.huiyin.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Measures {@code huiyin triage hot}. Data stay outside the repository.
 *
 * <p>{@code score OUT.tsv GROUPS.tsv…}: best-match F1 of an output against groups made by hand (columns group, msg_id, and if there is one,
 * half): for each group the issue that fits it best, P = share of that issue inside the group, R = share of the group inside the issue;
 * macro over the groups.
 *
 * <p>{@code enlarge IN.tsv N OUT.tsv}: N messages made from those of a file, each copy with other sentences and one character in ten another,
 * for the figures of time and memory only.
 */
public final class HotBench {

    private HotBench() {}

    public static void main(String[] args) throws IOException {
        if (args.length >= 3 && args[0].equals("score")) {
            for (int i = 2; i < args.length; i++) {
                score(Path.of(args[1]), Path.of(args[i]));
            }
        } else if (args.length == 4 && args[0].equals("enlarge")) {
            enlarge(Path.of(args[1]), Integer.parseInt(args[2]), Path.of(args[3]));
        } else {
            System.err.println("score OUT.tsv GROUPS.tsv… | enlarge IN.tsv N OUT.tsv");
            System.exit(2);
        }
    }

    private static void score(Path output, Path groups) throws IOException {
        var issues = new HashMap<String, Set<String>>();
        for (var row : rows(output)) {
            if (!row.getOrDefault("issue", "").isEmpty()) {
                issues.computeIfAbsent(row.getOrDefault("issue", ""), _ -> new HashSet<>()).add(row.getOrDefault("msg_id", ""));
            }
        }
        var halves = new LinkedHashMap<String, Map<String, Set<String>>>();
        for (var row : rows(groups)) {
            halves.computeIfAbsent(row.getOrDefault("half", "all"), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(row.getOrDefault("group", ""), _ -> new HashSet<>()).add(row.getOrDefault("msg_id", ""));
        }
        halves.forEach((half, made) -> {
            double f = 0;
            double p = 0;
            double r = 0;
            for (var group : made.values()) {
                double[] best = best(group, issues);
                f += best[0];
                p += best[1];
                r += best[2];
            }
            System.out.printf("%s %s: F1 %.3f P %.3f R %.3f, %d groups%n", groups.getFileName(), half, f / made.size(), p / made.size(), r / made.size(), made.size());
        });
    }

    private static double[] best(Set<String> group, Map<String, Set<String>> issues) {
        var best = new double[3];
        for (var issue : issues.values()) {
            long both = issue.stream().filter(group::contains).count();
            if (both > 0) {
                double p = both / (double) issue.size();
                double r = both / (double) group.size();
                double f = 2 * p * r / (p + r);
                if (f > best[0]) {
                    best = new double[] {f, p, r};
                }
            }
        }
        return best;
    }

    private static void enlarge(Path in, int many, Path out) throws IOException {
        var from = rows(in);
        var random = new Random(7);
        var signs = new StringBuilder();
        from.forEach(row -> signs.append(row.getOrDefault("title", "")));
        try (var to = Files.newBufferedWriter(out, StandardCharsets.UTF_8)) {
            to.write("msg_id\ttitle\tcreated_at\tcontent\tlikes\tagainst\n");
            for (int i = 0; i < many; i++) {
                var row = from.get(i % from.size());
                boolean first = i < from.size();
                var other = from.get(random.nextInt(from.size()));
                var content = row.getOrDefault("content", "");
                if (!first) {
                    var mixed = new ArrayList<>(List.of(content.split("(?<=[。！？])")));
                    mixed.addAll(List.of(other.getOrDefault("content", "").split("(?<=[。！？])")));
                    java.util.Collections.shuffle(mixed, random);
                    content = varied(String.join("", mixed.subList(0, (mixed.size() + 1) / 2)), signs, random);
                }
                to.write(i + "\t" + (first ? row.get("title") : varied(row.getOrDefault("title", ""), signs, random)) + "\t" + row.get("created_at") + "\t" + content + "\t0\t0\n");
            }
        }
    }

    private static String varied(String text, CharSequence signs, Random random) {
        var varied = new StringBuilder(text);
        for (int i = 0; i < varied.length(); i++) {
            if (random.nextInt(10) == 0) {
                varied.setCharAt(i, signs.charAt(random.nextInt(signs.length())));
            }
        }
        return varied.toString();
    }

    private static List<Map<String, String>> rows(Path file) throws IOException {
        var rows = new ArrayList<Map<String, String>>();
        try (var lines = Files.lines(file)) {
            List<String> names = new ArrayList<>();
            lines.forEach(line -> {
                var cells = line.split("\t", -1);
                if (names.isEmpty()) {
                    names.addAll(List.of(cells));
                    return;
                }
                var row = new HashMap<String, String>();
                for (int i = 0; i < Math.min(cells.length, names.size()); i++) {
                    row.put(names.get(i), cells[i]);
                }
                rows.add(row);
            });
        }
        return rows;
    }
}
