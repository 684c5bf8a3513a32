package org.huiyin.portal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;

/**
 * The portal knows nobody: no session, no sign-in. Forms carry a token that must equal the one in the browser's own
 * cookie, so that no other site can send them.
 */
@Configuration(proxyBeanMethods = false)
class PortalSecurity {

    static final String[] PATHS = {
        "/", "/channels", "/rights", "/privacy", "/today", "/deadline", "/file", "/file/**", "/status", "/status/**",
        "/assets/**", "/error", "/favicon.ico"
    };

    @Bean
    @Order(40)
    SecurityFilterChain portal(HttpSecurity http) throws Exception {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("form");
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Lax"));
        return http.securityMatcher(PATHS)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.csrfTokenRepository(tokens))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .headers(headers -> headers.cacheControl(cache -> cache.disable()))
                .build();
    }
}
