package org.huiyin.journal;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON in the one form of RFC 8785 (JCS), for strings, whole numbers up to 53 bits, truth values, lists and maps. Anything else is
 * refused, so no two readers can disagree about a fraction or an exponent.
 */
final class CanonicalJson {

    private static final long LARGEST = (1L << 53) - 1;

    private CanonicalJson() {}

    static byte[] bytes(Object value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    static String text(Object value) {
        var out = new StringBuilder(256);
        write(value, out);
        return out.toString();
    }

    private static void write(@Nullable Object value, StringBuilder out) {
        switch (value) {
            case String text -> string(text, out);
            case Boolean truth -> out.append(truth.booleanValue());
            case Integer number -> out.append(number.intValue());
            case Long number -> {
                if (number > LARGEST || number < -LARGEST) {
                    throw new IllegalArgumentException("A whole number of more than 53 bits has no canonical form");
                }
                out.append(number.longValue());
            }
            case Map<?, ?> map -> object(map, out);
            case Collection<?> list -> {
                out.append('[');
                var separator = "";
                for (var each : list) {
                    out.append(separator);
                    write(each, out);
                    separator = ",";
                }
                out.append(']');
            }
            case null -> throw new IllegalArgumentException("Nothing has no canonical form here");
            default -> throw new IllegalArgumentException("No canonical form for " + value.getClass().getName());
        }
    }

    /** Keys in the order of their UTF-16 code units (RFC 8785 §3.2.3), which is the order of {@code String.compareTo}. */
    private static void object(Map<?, ?> map, StringBuilder out) {
        var sorted = new TreeMap<String, Object>();
        for (var each : map.entrySet()) {
            if (!(each.getKey() instanceof String key)) {
                throw new IllegalArgumentException("Keys are text");
            }
            sorted.put(key, each.getValue());
        }
        out.append('{');
        var separator = "";
        for (var each : sorted.entrySet()) {
            out.append(separator);
            string(each.getKey(), out);
            out.append(':');
            write(each.getValue(), out);
            separator = ",";
        }
        out.append('}');
    }

    private static void string(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
                    } else if (Character.isHighSurrogate(c)) {
                        if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
                            throw new IllegalArgumentException("Half a character has no canonical form");
                        }
                        out.append(c).append(text.charAt(++i));
                    } else if (Character.isLowSurrogate(c)) {
                        throw new IllegalArgumentException("Half a character has no canonical form");
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
