package org.huiyin.clock;

import java.util.List;
import java.util.Locale;
import org.huiyin.lawfile.Text;

/** Why something was not done, for a person to read. */
public record Refusal(String key, List<?> args) {

    static Refusal of(String key, Object... args) {
        return new Refusal(key, List.of(args));
    }

    /** The reason in both languages. */
    public Text text() {
        return Words.text(key, args);
    }

    public String in(Locale locale) {
        return text().in(locale);
    }
}
