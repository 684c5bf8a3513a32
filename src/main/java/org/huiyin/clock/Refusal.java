package org.huiyin.clock;

import java.util.List;
import java.util.Locale;
import org.huiyin.lawfile.Text;
import org.huiyin.lawfile.Words;

/** Why something was not done, for a person to read. */
public record Refusal(String key, List<?> args) {

    static final Words WORDS = Words.of("clock");

    static Refusal of(String key, Object... args) {
        return new Refusal(key, List.of(args));
    }

    /** The reason in both languages. */
    public Text text() {
        return WORDS.text(key, args);
    }

    public String in(Locale locale) {
        return text().in(locale);
    }
}
