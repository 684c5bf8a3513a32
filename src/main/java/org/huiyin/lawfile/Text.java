package org.huiyin.lawfile;

import java.util.Locale;

/** Words in both languages of the program: Chinese first, English complete. */
public record Text(String zh, String en) {

    /** The words for a reader of that language: English for English readers, Chinese for all others. */
    public String in(Locale locale) {
        return "en".equals(locale.getLanguage()) ? en : zh;
    }
}
