package org.huiyin.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huiyin.lawfile.Text;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Every word a person sees, by key and language, from {@code messages/<module>.properties} (Chinese) and
 * {@code messages/<module>_en.properties}. A key begins with the name of its module.
 *
 * <p>In a text, <code>{0}</code> stands for the first argument; dates are written with their weekday, a {@link Message}
 * in its own words. <code>{0|day|days}</code> gives the word for one or for many of the first argument.
 */
public final class Messages {

    private static final Logger LOG = LoggerFactory.getLogger(Messages.class);
    private static final Pattern HOLE = Pattern.compile("\\{(\\d)(?:\\|([^|}]*)\\|([^|}]*))?}");

    private final ZoneId zone;
    private final boolean strict;
    private volatile Map<Language, Map<String, String>> texts;

    /**
     * @param zone in which times are told
     * @param strict whether a missing key is an error (tests, development) or shown as itself (production)
     */
    public Messages(ZoneId zone, boolean strict) {
        this.zone = zone;
        this.strict = strict;
        this.texts = load("classpath*:messages/*.properties");
    }

    /** The text of a key. */
    public String text(Language language, String key, @Nullable Object... args) {
        var text = texts.get(language).get(key);
        if (text == null) {
            if (strict) {
                throw new IllegalArgumentException("no text for " + key + " in " + language.code());
            }
            LOG.warn("no text for {} in {}", key, language.code());
            text = texts.get(language.other()).getOrDefault(key, key);
        }
        if (args.length == 0 || text.indexOf('{') < 0) {
            return text;
        }
        return HOLE.matcher(text).replaceAll(hole -> {
            int index = hole.group(1).charAt(0) - '0';
            if (index >= args.length) {
                return Matcher.quoteReplacement(hole.group());
            }
            var value = words(language, args[index]);
            var word = hole.group(2) == null ? value : "1".equals(value) ? hole.group(2) : hole.group(3);
            return Matcher.quoteReplacement(word);
        });
    }

    /** The text of a message that a lower module gave as a reason. */
    public String text(Language language, Message message) {
        return text(language, message.key(), message.args().toArray());
    }

    /** Whether a text exists. */
    public boolean has(Language language, String key) {
        return texts.get(language).containsKey(key);
    }

    /** All keys of a language, in order. */
    SortedSet<String> keys(Language language) {
        return new TreeSet<>(texts.get(language).keySet());
    }

    /** Reads the texts again from a source tree; for development. */
    void reload(Path folder) {
        texts = load("file:" + folder.toAbsolutePath() + "/*.properties");
    }

    static long newest(Path folder) {
        try (var files = Files.list(folder)) {
            return files.mapToLong(f -> f.toFile().lastModified()).max().orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String words(Language language, @Nullable Object value) {
        return switch (value) {
            case null -> "";
            case LocalDate date -> Dates.full(date, language);
            case Instant instant -> Dates.full(instant, zone, language);
            case Message message -> text(language, message);
            case Text text -> text.in(language.locale());
            case Collection<?> many -> String.join(language == Language.ZH ? "、" : ", ",
                    many.stream().map(one -> words(language, one)).toList());
            default -> value.toString();
        };
    }

    private static Map<Language, Map<String, String>> load(String pattern) {
        var texts = new HashMap<Language, Map<String, String>>();
        texts.put(Language.ZH, new HashMap<>());
        texts.put(Language.EN, new HashMap<>());
        try {
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                var name = String.valueOf(resource.getFilename());
                var language = name.endsWith("_en.properties") ? Language.EN : Language.ZH;
                var properties = new Properties();
                try (var reader = new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                properties.forEach((key, text) -> texts.get(language).put((String) key, (String) text));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
