package org.huiyin.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** What a reader chose for all pages, kept in their own browser and nowhere else. */
public final class Preference {

    private Preference() {}

    /** Keeps the choice of a switch: {@code lang:zh}, {@code lang:en}, {@code elder:1}, {@code elder:0}. */
    public static void keep(HttpServletRequest request, HttpServletResponse response, String choice) {
        switch (choice) {
            case "lang:zh", "lang:en" -> keep(request, response, Pages.LANGUAGE, choice.substring(5));
            case "elder:0", "elder:1" -> keep(request, response, Pages.ELDER, choice.substring(6));
            default -> {
                // not a choice we offer
            }
        }
    }

    static void keep(HttpServletRequest request, HttpServletResponse response, String name, String value) {
        var cookie = ResponseCookie.from(name, value).path("/").maxAge(Duration.ofDays(365)).sameSite("Lax")
                .httpOnly(true).secure(request.isSecure()).build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
