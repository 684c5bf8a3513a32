package org.huiyin.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.huiyin.access.SignedIn;
import org.huiyin.organization.Organization;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** Makes the {@link Page} of a request. */
@Component
public class Pages {

    static final String LANGUAGE = "lang";
    static final String ELDER = "elder";
    private static final String ATTRIBUTE = Page.class.getName();
    private static final Path SOURCES = Path.of("src/main/resources/messages");

    private final Messages messages;
    private final Assets assets;
    private final ZoneId zone;
    private final boolean dev;
    private final boolean demo;
    private final String placeZh;
    private final String placeEn;
    private final Organization organization;
    private volatile long read;

    Pages(Messages messages, Assets assets, ZoneId zone, @Value("${huiyin.dev:false}") boolean dev,
            @Value("${huiyin.demo:false}") boolean demo, @Value("${huiyin.place.zh:}") String placeZh,
            @Value("${huiyin.place.en:}") String placeEn, Organization organization) {
        this.messages = messages;
        this.assets = assets;
        this.zone = zone;
        this.dev = dev && Files.isDirectory(SOURCES);
        this.demo = demo;
        this.placeZh = placeZh;
        this.placeEn = placeEn;
        this.organization = organization;
    }

    /** The page of a request; the same one for the whole request. */
    public Page of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Page page) {
            return page;
        }
        if (dev) {
            readAgain();
        }
        var language = language(request);
        var path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
                ? failed : request.getRequestURI();
        var page = new Page(language, messages, assets, zone, path, request.getQueryString(), csrf(request),
                signedIn(), elder(request), demo, place(language));
        request.setAttribute(ATTRIBUTE, page);
        return page;
    }

    /** As the settings say, else as an administrator named the place that is served. */
    private String place(Language language) {
        var said = language == Language.ZH ? placeZh : placeEn;
        if (!said.isBlank()) {
            return said;
        }
        try {
            return organization.home().map(home -> home.name(language == Language.EN)).orElse("");
        } catch (DataAccessException unreachable) {
            // the page that says so must still be shown
            return "";
        }
    }

    private void readAgain() {
        long newest = Messages.newest(SOURCES);
        if (newest != read) {
            messages.reload(SOURCES);
            read = newest;
        }
    }

    static Language language(HttpServletRequest request) {
        var asked = parameter(request, LANGUAGE);
        if ("zh".equals(asked) || "en".equals(asked)) {
            return Language.of(asked);
        }
        var kept = cookie(request, LANGUAGE);
        if (kept != null) {
            return Language.of(kept);
        }
        if (request.getHeader("Accept-Language") == null) {
            return Language.ZH;
        }
        for (var locales = request.getLocales(); locales.hasMoreElements();) {
            switch (locales.nextElement().getLanguage()) {
                case "zh" -> {
                    return Language.ZH;
                }
                case "en" -> {
                    return Language.EN;
                }
                default -> {
                    // not one of ours: the next one
                }
            }
        }
        return Language.ZH;
    }

    static boolean elder(HttpServletRequest request) {
        var asked = parameter(request, ELDER);
        return "1".equals(asked) || !"0".equals(asked) && "1".equals(cookie(request, ELDER));
    }

    /** A body that is too large cannot be read at all; its page must still be shown. */
    static @Nullable String parameter(HttpServletRequest request, String name) {
        try {
            return request.getParameter(name);
        } catch (IllegalStateException unreadable) {
            return null;
        }
    }

    static @Nullable String cookie(HttpServletRequest request, String name) {
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals(name)) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    private static @Nullable String csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token.getToken() : null;
    }

    private static @Nullable SignedIn signedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.isAuthenticated()
                && authentication.getPrincipal() instanceof SignedIn signedIn ? signedIn : null;
    }
}
