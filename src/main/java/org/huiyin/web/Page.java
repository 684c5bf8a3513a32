package org.huiyin.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.huiyin.access.Refusal;
import org.huiyin.access.SignedIn;
import org.huiyin.lawfile.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What every template knows of the request it answers: {@code @param org.huiyin.web.Page t}. Controllers take it as an
 * argument; the view puts it in the model as {@code t}.
 */
public final class Page {

    private final Language language;
    private final Messages messages;
    private final Assets assets;
    private final ZoneId zone;
    private final String path;
    private final @Nullable String query;
    private final @Nullable String csrf;
    private final @Nullable SignedIn signedIn;
    private final boolean elder;
    private final boolean demo;
    private final String place;

    Page(Language language, Messages messages, Assets assets, ZoneId zone, String path, @Nullable String query,
            @Nullable String csrf, @Nullable SignedIn signedIn, boolean elder, boolean demo, String place) {
        this.language = language;
        this.messages = messages;
        this.assets = assets;
        this.zone = zone;
        this.path = path;
        this.query = query;
        this.csrf = csrf;
        this.signedIn = signedIn;
        this.elder = elder;
        this.demo = demo;
        this.place = place;
    }

    /** The words of a key in the reader's language; see {@link Messages} for the arguments. */
    public String text(String key, @Nullable Object... args) {
        return messages.text(language, key, args);
    }

    /** The words of a reason given by a lower module. */
    public String text(Message message) {
        return messages.text(language, message);
    }

    /** The words of a refusal. */
    public String text(Refusal refusal) {
        return messages.text(language, refusal.key(), refusal.args().toArray());
    }

    /** Words that come as data in both languages. */
    public String text(Text text) {
        return text.in(language.locale());
    }

    /** One of two spellings that come as data, such as the name of an office. */
    public String either(String zh, String en) {
        return language == Language.EN && !en.isBlank() ? en : zh;
    }

    /** A date with its weekday. */
    public String date(LocalDate date) {
        return Dates.full(date, language);
    }

    /** A date for dense lists, with its weekday and without the year. */
    public String brief(LocalDate date) {
        return Dates.brief(date, language);
    }

    /** A date with its weekday, and the time of day. */
    public String time(Instant instant) {
        return Dates.full(instant, zone, language);
    }

    public Language language() {
        return language;
    }

    /** The path of the page that is shown, without its query. */
    public String path() {
        return path;
    }

    /** The page that is shown, with one parameter of its query put, or taken away when the value is null. */
    public String with(String parameter, @Nullable String value) {
        var uri = UriComponentsBuilder.fromPath(path).query(query);
        uri.replaceQueryParam(parameter, value == null ? new Object[0] : new Object[] {value});
        return uri.build().toUriString();
    }

    /** The token every form sends back as {@code _csrf}; null where there is no session to protect. */
    public @Nullable String csrf() {
        return csrf;
    }

    /** Who is signed in at the desk, or null. */
    public @Nullable SignedIn signedIn() {
        return signedIn;
    }

    /** Whether the reader chose the elder mode (长辈版): larger type, fewer things. */
    public boolean elder() {
        return elder;
    }

    /** Whether this is a demonstration: every page says so. */
    public boolean demo() {
        return demo;
    }

    /** The name of the place this program serves, in the reader's language, or empty. */
    public String place() {
        return place;
    }

    /** The address of a style sheet, script or picture; it changes when the content does. */
    public String asset(String name) {
        return assets.address(name);
    }
}
