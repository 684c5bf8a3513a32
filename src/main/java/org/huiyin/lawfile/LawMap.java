package org.huiyin.lawfile;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A map of a data file. Each question names a key; a key nobody asks for is reported as unknown when reading ends. A wrong or
 * missing value is reported and read as an empty one, so that reading goes on and finds the rest.
 */
public final class LawMap {

    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Set<String> asked = new TreeSet<>();
    private final List<LawMap> children = new ArrayList<>();
    private final Problems problems;
    private final int line;

    LawMap(MappingNode node, Problems problems) {
        this.problems = problems;
        this.line = lineOf(node);
        for (NodeTuple tuple : node.getValue()) {
            int at = lineOf(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode key) || key.getValue().isBlank()) {
                problems.add(at, "键必须是一个词。", "A key must be a word.", "name: value");
            } else if (values.containsKey(key.getValue())) {
                problems.add(at, "“%s”写了两次（第一次在第 %d 行）。".formatted(key.getValue(), lines.get(key.getValue())),
                        "“%s” stands twice (first on line %d).".formatted(key.getValue(), lines.get(key.getValue())),
                        key.getValue() + ": …, once");
            } else {
                values.put(key.getValue(), tuple.getValueNode());
                lines.put(key.getValue(), at);
            }
        }
    }

    private LawMap(Problems problems, int line) {
        this.problems = problems;
        this.line = line;
    }

    /** Line of the file on which this map begins, from 1. */
    public int line() {
        return line;
    }

    /** Line of a key, or of the map when the key is absent. */
    public int line(String key) {
        return lines.getOrDefault(key, line);
    }

    /** Whether the value of a key is a map of its own; false when the key is absent. */
    public boolean nests(String key) {
        return has(key) && values.get(key) instanceof MappingNode;
    }

    public boolean has(String key) {
        asked.add(key);
        @Nullable Node node = values.get(key);
        return node != null && !isNull(node);
    }

    /** The keys as written, for maps whose keys are names. They count as asked for. */
    public Set<String> keys() {
        asked.addAll(values.keySet());
        return java.util.Collections.unmodifiableSet(values.keySet());
    }

    /** Reports a value that is well formed but not right. */
    public void refuse(String key, String zh, String en, String example) {
        problems.add(line(key), zh, en, example);
    }

    /** Text that must be there. */
    public String text(String key, String example) {
        if (!has(key)) {
            missing(key, key + ": " + example);
            return "";
        }
        return scalar(key, values.get(key), example);
    }

    /** Text that may be absent. */
    public @Nullable String textOrNull(String key, String example) {
        return has(key) ? scalar(key, values.get(key), example) : null;
    }

    /** A whole number between two bounds, both included. */
    public int integer(String key, int least, int most) {
        String example = key + ": " + least;
        if (!has(key)) {
            missing(key, example);
            return least;
        }
        String written = scalar(key, values.get(key), example);
        try {
            int number = Integer.parseInt(written);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // reported below
        }
        refuse(key, "“%s”应当是 %d 到 %d 之间的整数，现在是“%s”。".formatted(key, least, most, written),
                "“%s” must be a whole number from %d to %d, not “%s”.".formatted(key, least, most, written), example);
        return least;
    }

    /** A whole number that may be absent. */
    public int integer(String key, int least, int most, int absent) {
        return has(key) ? integer(key, least, most) : absent;
    }

    /** Yes or no ({@code true}, {@code false}, {@code yes}, {@code no}). */
    public boolean flag(String key, boolean absent) {
        if (!has(key)) {
            return absent;
        }
        String written = scalar(key, values.get(key), key + ": true");
        return switch (written) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> {
                refuse(key, "“%s”只能写 true 或 false，现在是“%s”。".formatted(key, written),
                        "“%s” must be true or false, not “%s”.".formatted(key, written), key + ": true");
                yield absent;
            }
        };
    }

    /** A day that must be there. */
    public LocalDate date(String key) {
        if (!has(key)) {
            missing(key, key + ": 2026-03-02");
            return LocalDate.EPOCH;
        }
        return day(key, scalar(key, values.get(key), key + ": 2026-03-02"));
    }

    /** A day that may be absent. */
    public @Nullable LocalDate dateOrNull(String key) {
        return has(key) ? date(key) : null;
    }

    /** Words in both languages: {@code {zh: …, en: …}}. */
    public Text words(String key) {
        if (!has(key)) {
            missing(key, key + ": {zh: 中文, en: English}");
            return new Text("", "");
        }
        if (!(values.get(key) instanceof MappingNode)) {
            refuse(key, "“%s”要有中文和英文。".formatted(key), "“%s” needs Chinese and English.".formatted(key),
                    key + ": {zh: 中文, en: English}");
            return new Text("", "");
        }
        LawMap map = map(key);
        return new Text(map.text("zh", "中文"), map.text("en", "English"));
    }

    /** Words in both languages that may be absent. */
    public @Nullable Text wordsOrNull(String key) {
        return has(key) ? words(key) : null;
    }

    /** One of a closed set of words. */
    public <E> E choice(String key, Map<String, E> choices) {
        String example = key + ": " + choices.keySet().iterator().next();
        String written = has(key) ? scalar(key, values.get(key), example) : "";
        @Nullable E chosen = choices.get(written);
        if (chosen != null) {
            return chosen;
        }
        if (!has(key)) {
            missing(key, example);
        } else if (!written.isEmpty()) {
            String all = String.join(", ", choices.keySet());
            refuse(key, "“%s”只能是 %s 之一，现在是“%s”。".formatted(key, all, written),
                    "“%s” must be one of %s, not “%s”.".formatted(key, all, written), example);
        }
        return choices.values().iterator().next();
    }

    /** A map that must be there. */
    public LawMap map(String key) {
        if (has(key) && values.get(key) instanceof MappingNode node) {
            return child(node);
        }
        if (!has(key)) {
            missing(key, key + ": {…}");
        } else {
            refuse(key, "“%s”应当是一组“键: 值”。".formatted(key), "“%s” must be a map of keys.".formatted(key), key + ": {name: value}");
        }
        return new LawMap(problems, line(key));
    }

    /** A map that may be absent. */
    public @Nullable LawMap mapOrNull(String key) {
        return has(key) ? map(key) : null;
    }

    /** A map whose keys are names and whose values are maps, in the order of the file; empty when absent. */
    public Map<String, LawMap> named(String key) {
        var result = new LinkedHashMap<String, LawMap>();
        if (has(key)) {
            LawMap outer = map(key);
            for (String name : outer.keys()) {
                result.put(name, outer.map(name));
            }
        }
        return result;
    }

    /** A list of maps; empty when absent. */
    public List<LawMap> maps(String key) {
        var result = new ArrayList<LawMap>();
        for (Node node : list(key)) {
            if (node instanceof MappingNode map) {
                result.add(child(map));
            } else {
                problems.add(lineOf(node), "“%s”的每一项应当是一组“键: 值”。".formatted(key),
                        "Each item of “%s” must be a map of keys.".formatted(key), "- {name: value}");
            }
        }
        return result;
    }

    /** A list of words; empty when absent. A single word counts as a list of one. */
    public List<String> texts(String key) {
        if (has(key) && values.get(key) instanceof ScalarNode) {
            return List.of(scalar(key, values.get(key), "word"));
        }
        var result = new ArrayList<String>();
        for (Node node : list(key)) {
            result.add(scalar(key, node, "- word"));
        }
        return result;
    }

    void reportUnread() {
        for (String key : values.keySet()) {
            if (!asked.contains(key)) {
                List<String> near = Near.to(key, asked);
                String known = near.isEmpty() ? String.join(", ", asked) : near.getFirst();
                refuse(key, "不认识“%s”。".formatted(key), "“%s” is not a known key.".formatted(key), known + ": …");
            }
        }
        children.forEach(LawMap::reportUnread);
    }

    private List<Node> list(String key) {
        if (!has(key)) {
            return List.of();
        }
        if (values.get(key) instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        refuse(key, "“%s”应当是一个列表。".formatted(key), "“%s” must be a list.".formatted(key), key + ": [one, two]");
        return List.of();
    }

    private LawMap child(MappingNode node) {
        var map = new LawMap(node, problems);
        children.add(map);
        return map;
    }

    private LocalDate day(String key, String written) {
        if (written.isEmpty()) {
            return LocalDate.EPOCH;
        }
        try {
            return LocalDate.parse(written);
        } catch (DateTimeParseException e) {
            refuse(key, "“%s”应当是日期，现在是“%s”。".formatted(key, written), "“%s” must be a day, not “%s”.".formatted(key, written),
                    key + ": 2026-03-02");
            return LocalDate.EPOCH;
        }
    }

    private String scalar(String key, @Nullable Node node, String example) {
        if (node instanceof ScalarNode scalar && !isNull(scalar)) {
            String value = scalar.getValue().strip();
            if (!value.isEmpty()) {
                return value;
            }
            problems.add(lineOf(scalar), "“%s”是空的。".formatted(key), "“%s” is empty.".formatted(key), example);
            return "";
        }
        problems.add(node == null ? line(key) : lineOf(node), "“%s”应当是一个词或一句话。".formatted(key),
                "“%s” must be a word or a sentence.".formatted(key), example);
        return "";
    }

    private void missing(String key, String example) {
        problems.add(line, "缺少“%s”。".formatted(key), "“%s” is missing.".formatted(key), example);
    }

    private static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private static int lineOf(Node node) {
        return node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1;
    }
}
