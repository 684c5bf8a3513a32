package org.huiyin.lawfile;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentences of one bundle, {@code messages/<bundle>.properties}, in both languages at once. Without Spring, so that the command
 * line and the pure parts can speak too. Holes are written as everywhere: <code>{0}</code>, <code>{0|day|days}</code>.
 */
public final class Words {

    private static final Pattern HOLE = Pattern.compile("\\{(\\d)(?:\\|([^|}]*)\\|([^|}]*))?}");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Properties zh;
    private final Properties en;

    private Words(Properties zh, Properties en) {
        this.zh = zh;
        this.en = en;
    }

    /** The bundle of that name. */
    public static Words of(String bundle) {
        return new Words(load("messages/" + bundle + ".properties"), load("messages/" + bundle + "_en.properties"));
    }

    /** The sentence of a key. Days are written with their weekday, a {@link Text} in its language. */
    public Text text(String key, Object... args) {
        return text(key, List.of(args));
    }

    /** The sentence of a key. */
    public Text text(String key, List<?> args) {
        return new Text(fill(zh, key, args, Locale.SIMPLIFIED_CHINESE), fill(en, key, args, Locale.ENGLISH));
    }

    private static String fill(Properties texts, String key, List<?> args, Locale locale) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("No text for " + key);
        }
        if (text.indexOf('{') < 0) {
            return text;
        }
        return HOLE.matcher(text).replaceAll(hole -> {
            String value = say(args.get(hole.group(1).charAt(0) - '0'), locale);
            return Matcher.quoteReplacement(hole.group(2) == null ? value : "1".equals(value) ? hole.group(2) : hole.group(3));
        });
    }

    private static String say(Object value, Locale locale) {
        return switch (value) {
            case LocalDate day -> day(day, locale);
            case LocalDateTime moment -> day(moment.toLocalDate(), locale) + " " + TIME.format(moment);
            case Text words -> words.in(locale);
            default -> value.toString();
        };
    }

    private static String day(LocalDate day, Locale locale) {
        String weekday = day.getDayOfWeek().getDisplayName(locale == Locale.ENGLISH ? TextStyle.SHORT : TextStyle.FULL, locale);
        return locale == Locale.ENGLISH ? weekday + " " + day : day + " " + weekday;
    }

    private static Properties load(String path) {
        var texts = new Properties();
        try (InputStream in = Words.class.getResourceAsStream("/" + path)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its own file " + path);
            }
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
