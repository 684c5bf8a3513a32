package org.huiyin.web;

import java.util.Locale;

/** The languages every page exists in. Chinese is the first and the one that is meant when nothing is said. */
public enum Language {
    ZH("zh", Locale.forLanguageTag("zh-CN")),
    EN("en", Locale.ENGLISH);

    private final String code;
    private final Locale locale;

    Language(String code, Locale locale) {
        this.code = code;
        this.locale = locale;
    }

    /** {@code zh} or {@code en}, as in {@code ?lang=}. */
    public String code() {
        return code;
    }

    public Locale locale() {
        return locale;
    }

    /** The tag for the {@code lang} attribute of a page. */
    public String tag() {
        return locale.toLanguageTag();
    }

    public Language other() {
        return this == ZH ? EN : ZH;
    }

    /** The language of a code; anything unknown is Chinese. */
    public static Language of(String code) {
        return "en".equals(code) ? EN : ZH;
    }
}
