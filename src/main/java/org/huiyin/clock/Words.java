package org.huiyin.clock;

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
import org.huiyin.lawfile.Text;

/** The sentences of this module in both languages, from {@code messages/clock.properties}; no Spring, so the command line can speak too. */
final class Words {

    private static final Properties ZH = load("messages/clock.properties");
    private static final Properties EN = load("messages/clock_en.properties");
    private static final Pattern HOLE = Pattern.compile("\\{(\\d)(?:\\|([^|}]*)\\|([^|}]*))?}");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private Words() {}

    static Text text(String key, Object... args) {
        return text(key, List.of(args));
    }

    static Text text(String key, List<?> args) {
        return new Text(fill(ZH, key, args, Locale.SIMPLIFIED_CHINESE), fill(EN, key, args, Locale.ENGLISH));
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
