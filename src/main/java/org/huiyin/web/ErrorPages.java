package org.huiyin.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * What a person sees when something cannot be done: what happened, whether anything is lost, what to do now. In both
 * languages, in the look of the place they were in.
 */
@Controller
class ErrorPages implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
    private static final Set<Integer> KNOWN = Set.of(400, 403, 404, 405, 409, 413, 429, 503);
    /** Never shown again, whatever page they were typed on. */
    private static final Set<String> SECRET = Set.of("_csrf", "password", "code", "secret", "token", "totp", "key");
    /** Of our forms' own making: sent again with the rest, nothing to be read. */
    private static final Set<String> OURS = Set.of("key", "version", "go", "leg", "from");
    private static final char[] ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ".toCharArray();

    private final Renderer renderer;
    private final Pages pages;
    private final SecureRandom random = new SecureRandom();

    ErrorPages(Renderer renderer, Pages pages) {
        this.renderer = renderer;
        this.pages = pages;
    }

    @RequestMapping("/error")
    void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        var path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri ? uri : "/";
        boolean large = isTooLarge(request);
        boolean expired = !large && request.getAttribute(WebAttributes.ACCESS_DENIED_403) instanceof CsrfException;
        if (large) {
            status = 413;
        } else if (expired) {
            status = 400;
        }
        var outage = status >= 500 ? Outage.of(request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown ? thrown : null) : null;
        if (outage != null) {
            LOG.error("{} at {} {}", outage, method(request), path);
            status = 503;
            response.setHeader("Retry-After", outage == Outage.DISK_FULL ? "300" : "30");
        }
        var incident = status >= 500 && status != 503 ? incident(request, path, status) : null;
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        byte[] body;
        String type = "text/html;charset=utf-8";
        try {
            body = page(request, path, status, expired, outage, incident);
        } catch (RuntimeException e) {
            LOG.error("the error page itself failed", e);
            type = "text/plain;charset=utf-8";
            body = ("出错了 Something went wrong " + (incident == null ? "" : incident)).getBytes(StandardCharsets.UTF_8);
        }
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private byte[] page(HttpServletRequest request, String path, int status, boolean expired, @Nullable Outage outage, @Nullable String incident) {
        // Nothing of what was sent has been kept: it is shown to be copied, and can be sent again as it is.
        boolean kept = expired || status >= 500 && method(request).equals("POST");
        var model = new HashMap<String, @Nullable Object>();
        model.put("t", pages.of(request));
        model.put("kind", expired ? "expired" : outage == Outage.DISK_FULL ? "full" : outage == Outage.DATABASE_AWAY ? "away" : KNOWN.contains(status) ? String.valueOf(status)
                : status < 500 ? "400" : "500");
        model.put("incident", incident);
        model.put("desk", isDesk(path));
        var typed = kept ? typed(request) : Map.<String, List<String>>of();
        model.put("typed", typed);
        // the browser itself vouches that our own page sent this: only then may one press send it again
        model.put("sent", kept ? sent(request) : Map.of());
        model.put("again", kept && "same-origin".equals(request.getHeader("Sec-Fetch-Site"))
                && !String.valueOf(request.getContentType()).startsWith("multipart/") ? path : null);
        return renderer.render("web/error", model).toByteArray();
    }

    private String incident(HttpServletRequest request, String path, int status) {
        var number = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            number.append(ALPHABET[random.nextInt(ALPHABET.length)]);
        }
        var cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown ? thrown : null;
        LOG.error("incident {} at {} {}: {}", number, method(request), path, status, cause);
        return number.toString();
    }

    /** An upload over the limit is never read, so its form token is missing too: say what is the matter, not what follows from it. */
    private static boolean isTooLarge(HttpServletRequest request) {
        if (!String.valueOf(request.getContentType()).startsWith("multipart/")) {
            return false;
        }
        try {
            request.getParts();
            return false;
        } catch (IllegalStateException tooLarge) {
            return true;
        } catch (IOException | ServletException unreadable) {
            return false;
        }
    }

    /** The method of the request that failed: the dispatch to this page is always a GET. */
    private static String method(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_METHOD) instanceof String method ? method : request.getMethod();
    }

    private static boolean isDesk(String path) {
        return path.startsWith("/desk") || path.startsWith("/admin") || path.startsWith("/sign-in");
    }

    /** What goes along when it is sent again: not the form token, which is new, nor a password or a code. The key tells a form that came twice. */
    private static Map<String, List<String>> sent(HttpServletRequest request) {
        var sent = new LinkedHashMap<String, List<String>>();
        request.getParameterMap().forEach((name, values) -> {
            if (!SECRET.contains(name) || name.equals("key")) {
                sent.put(name, List.of(values));
            }
        });
        return sent;
    }

    private static Map<String, List<String>> typed(HttpServletRequest request) {
        var typed = new LinkedHashMap<String, List<String>>();
        request.getParameterMap().forEach((name, values) -> {
            var kept = List.of(values).stream().filter(value -> !value.isBlank()).toList();
            if (!SECRET.contains(name) && !OURS.contains(name) && !kept.isEmpty()) {
                typed.put(name, kept);
            }
        });
        return typed;
    }
}
