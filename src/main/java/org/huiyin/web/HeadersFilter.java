package org.huiyin.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells browsers to run nothing but our own files, to show our pages in nobody's frame and to tell nobody where they
 * come from; remembers the language and the elder mode that the reader chose.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class HeadersFilter extends OncePerRequestFilter {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
        if ("GET".equals(request.getMethod()) && request.getQueryString() != null) {
            remember(request, response);
        }
        chain.doFilter(request, response);
    }

    private static void remember(HttpServletRequest request, HttpServletResponse response) {
        var language = request.getParameter(Pages.LANGUAGE);
        if ("zh".equals(language) || "en".equals(language)) {
            Preference.keep(request, response, Pages.LANGUAGE, language);
        }
        var elder = request.getParameter(Pages.ELDER);
        if ("0".equals(elder) || "1".equals(elder)) {
            Preference.keep(request, response, Pages.ELDER, elder);
        }
    }
}
