package org.huiyin.lawfile;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Reads a YAML data file of law with its line numbers. Only plain data is taken: no anchors, no tags, one document, limited size
 * and depth. Everything wrong with the file is collected, keys that nobody asked for included.
 */
public final class LawFile {

    /** A file larger than this is refused, in bytes. */
    public static final int LARGEST = 1 << 20;

    private static final int DEEPEST = 20;

    private LawFile() {}

    /** Reads a file that ships with the program, by its path on the classpath. */
    public static <T> T shipped(String path, Function<LawMap, T> reader) {
        return read(path, bytes(path), reader).orThrow();
    }

    /** The text of a file that ships with the program, by its path on the classpath. */
    public static String shippedText(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String path) {
        try (InputStream in = LawFile.class.getResourceAsStream("/" + path)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its own file " + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a file.
     *
     * @param name how problems name the file
     * @param reader makes the value out of the top map; it is called for files with problems too (absent values read as empty ones)
     */
    public static <T> Reading<T> read(String name, byte[] bytes, Function<LawMap, T> reader) {
        var problems = new Problems(name);
        @Nullable String text = decode(bytes, problems);
        if (text == null) {
            return new Reading.Refused<>(problems.inOrder());
        }
        @Nullable MappingNode top = compose(text, problems);
        if (top == null) {
            return new Reading.Refused<>(problems.inOrder());
        }
        var map = new LawMap(top, problems);
        @Nullable T value = null;
        @Nullable RuntimeException broken = null;
        try {
            value = reader.apply(map);
        } catch (RuntimeException e) {
            broken = e;
        }
        if (broken == null) {
            map.reportUnread();
        }
        if (!problems.none()) {
            return new Reading.Refused<>(problems.inOrder());
        }
        if (broken != null) {
            throw broken;
        }
        return new Reading.Read<>(Objects.requireNonNull(value));
    }

    private static @Nullable String decode(byte[] bytes, Problems problems) {
        if (bytes.length > LARGEST) {
            problems.add(1, "文件太大（上限 1 MB）。", "The file is too large (1 MB at most).", "a file of text under 1 MB");
            return null;
        }
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, out, true);
        if (result.isError()) {
            problems.add(lineAt(bytes, in.position()), "文件不是 UTF-8 编码。", "The file is not UTF-8.", "save the file as UTF-8");
            return null;
        }
        String text = out.flip().toString();
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            problems.add(lineAt(text, nul), "文件里有 NUL 字符。", "The file holds a NUL character.", "plain text only");
            return null;
        }
        return text;
    }

    private static @Nullable MappingNode compose(String text, Problems problems) {
        var options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        options.setNestingDepthLimit(DEEPEST + 5);
        options.setAllowDuplicateKeys(true); // we report them ourselves, with their line
        try {
            if (!plain(new Yaml(options).parse(new StringReader(text)), problems)) {
                return null;
            }
            @Nullable Node node = new Yaml(options).compose(new StringReader(text));
            if (node instanceof MappingNode map) {
                return map;
            }
            problems.add(1, "文件最外层应当是一组“键: 值”。", "The file must be a map of keys at its top.", "name: value");
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            problems.add(line, "YAML 写法有误（" + e.getProblem() + "）。", "This is not YAML (" + e.getProblem() + ").", "name: value");
        } catch (ReaderException e) {
            problems.add(lineAt(text, e.getPosition()), "文件里有控制字符。", "The file holds a control character.", "plain text only");
        } catch (YAMLException e) {
            problems.add(1, "YAML 写法有误（" + e.getMessage() + "）。", "This is not YAML (" + e.getMessage() + ").", "name: value");
        }
        return null;
    }

    private static boolean plain(Iterable<Event> events, Problems problems) {
        int depth = 0;
        int documents = 0;
        for (Event event : events) {
            int line = event.getStartMark() == null ? 1 : event.getStartMark().getLine() + 1;
            switch (event) {
                case AliasEvent _ -> {
                    problems.add(line, "不能使用别名（*）。", "Aliases (*) are not taken.", "write the value out again");
                    return false;
                }
                case CollectionStartEvent start -> {
                    if (++depth > DEEPEST) {
                        problems.add(line, "层次太深。", "The file is nested too deeply.", "at most " + DEEPEST + " levels");
                        return false;
                    }
                    if (start.getTag() != null && !start.getImplicit()) {
                        return tag(line, problems);
                    }
                }
                case CollectionEndEvent _ -> depth--;
                case ScalarEvent scalar when scalar.getTag() != null -> {
                    return tag(line, problems);
                }
                case DocumentStartEvent _ -> {
                    if (++documents == 1) {
                        break;
                    }
                    problems.add(line, "一个文件只能有一份内容（---）。", "A file holds one document only (---).", "one file for each");
                    return false;
                }
                default -> { }
            }
            if (event instanceof NodeEvent node && node.getAnchor() != null) {
                problems.add(line, "不能使用锚点（&）。", "Anchors (&) are not taken.", "write the value out");
                return false;
            }
        }
        return true;
    }

    private static boolean tag(int line, Problems problems) {
        problems.add(line, "不能使用类型标记（!）。", "Tags (!) are not taken.", "name: value");
        return false;
    }

    private static int lineAt(byte[] bytes, int position) {
        int line = 1;
        for (int i = 0; i < position && i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                line++;
            }
        }
        return line;
    }

    private static int lineAt(String text, int position) {
        return 1 + (int) text.chars().limit(Math.max(0, position)).filter(c -> c == '\n').count();
    }

}
