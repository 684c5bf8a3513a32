package org.huiyin.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Believes {@code X-Forwarded-For} and {@code X-Forwarded-Proto} from the proxies named in {@code huiyin.web.proxies} (addresses or CIDRs,
 * comma-separated) and from nobody else. The client is the last address in the list that is not one of these proxies.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ForwardedHeaders extends OncePerRequestFilter {

    /** Attribute of each request: the client's address, for the access log. */
    static final String CLIENT = "huiyin.client";

    private final List<IpAddressMatcher> proxies;

    ForwardedHeaders(@Value("${huiyin.web.proxies:}") List<String> proxies) {
        this.proxies = proxies.stream().map(String::strip).filter(text -> !text.isEmpty()).map(IpAddressMatcher::new).toList();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var seen = isProxy(request.getRemoteAddr()) ? forwarded(request) : request;
        request.setAttribute(CLIENT, seen.getRemoteAddr());
        chain.doFilter(seen, response);
    }

    private boolean isProxy(String address) {
        return address.matches("[0-9a-fA-F:.%]+") && proxies.stream().anyMatch(proxy -> proxy.matches(address));
    }

    private HttpServletRequest forwarded(HttpServletRequest request) {
        var client = clientOf(request);
        var secure = "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
        return new HttpServletRequestWrapper(request) {
            @Override
            public String getRemoteAddr() {
                return client;
            }

            @Override
            public String getRemoteHost() {
                return client;
            }

            @Override
            public boolean isSecure() {
                return secure || super.isSecure();
            }

            @Override
            public String getScheme() {
                return isSecure() ? "https" : "http";
            }
        };
    }

    private String clientOf(HttpServletRequest request) {
        var hops = Collections.list(request.getHeaders("X-Forwarded-For")).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip).filter(hop -> hop.matches("[0-9a-fA-F:.]{2,45}")).toList();
        return hops.reversed().stream().filter(hop -> !isProxy(hop)).findFirst().orElse(request.getRemoteAddr());
    }
}
