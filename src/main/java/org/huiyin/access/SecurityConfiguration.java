package org.huiyin.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/**
 * Two doors: the desk, where staff sign in, and everything else, where nobody does. Both refuse a form that did not come from our own page;
 * its token lives in a cookie, so that a citizen's page needs no session.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityConfiguration {

    private final DeskContext context;
    private final DeskSessions sessions;
    private final Access access;

    SecurityConfiguration(DeskContext context, DeskSessions sessions, Access access) {
        this.context = context;
        this.sessions = sessions;
        this.access = access;
    }

    @Bean
    @Order(1)
    SecurityFilterChain desk(HttpSecurity http, CsrfTokenRepository tokens) throws Exception {
        return common(http.securityMatcher("/desk", "/desk/**"), tokens)
                .securityContext(security -> security.securityContextRepository(context))
                .authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD).permitAll()
                        .requestMatchers("/desk/sign-in", "/desk/sign-in/**").permitAll()
                        .requestMatchers("/desk/accounts", "/desk/accounts/**").access(page("accounts"))
                        .requestMatchers("/desk/offices", "/desk/offices/**").access(page("offices"))
                        .requestMatchers("/desk/calendars").access(page("calendars"))
                        .requestMatchers("/desk/models", "/desk/models/**").access(page("models"))
                        .requestMatchers("/desk/duties", "/desk/duties/**").access(page("duties"))
                        .requestMatchers("/desk/grants", "/desk/grants/**").access(page("grants"))
                        .requestMatchers("/desk/record", "/desk/record/**").access(page("journal"))
                        .requestMatchers("/desk/knowledge", "/desk/knowledge/**").access(page("knowledge"))
                        .requestMatchers("/desk/import", "/desk/import/**").access(page("import"))
                        .anyRequest().authenticated())
                .exceptionHandling(errors -> errors
                        .authenticationEntryPoint(this::askToSignIn)
                        .accessDeniedHandler(SecurityConfiguration::refuse))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain everythingElse(HttpSecurity http, CsrfTokenRepository tokens) throws Exception {
        return common(http, tokens)
                .securityContext(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers("/actuator/health", "/actuator/health/**").permitAll()
                        .requestMatchers("/actuator/**").denyAll()
                        .anyRequest().permitAll())
                .exceptionHandling(errors -> errors
                        .authenticationEntryPoint((request, response, denied) -> refuse(request, response, new AccessDeniedException("closed", denied)))
                        .accessDeniedHandler(SecurityConfiguration::refuse))
                .build();
    }

    /** Nobody reads these measurements, and each filter of each request would make one. */
    @Bean
    SecurityObservationSettings noMeasurements() {
        return SecurityObservationSettings.noObservations();
    }

    /** Boot would make a user with a printed password otherwise. */
    @Bean
    UserDetailsService noOtherWayIn() {
        return name -> {
            throw new UsernameNotFoundException("Staff sign in at /desk/sign-in");
        };
    }

    @Bean
    CsrfTokenRepository csrfTokens() {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("huiyin_form");
        tokens.setCookieCustomizer(cookie -> cookie.path("/").sameSite("Lax").httpOnly(true));
        return tokens;
    }

    private static HttpSecurity common(HttpSecurity http, CsrfTokenRepository tokens) throws Exception {
        return http
                .csrf(csrf -> csrf.csrfTokenRepository(tokens))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .rememberMe(AbstractHttpConfigurer::disable)
                // The other headers are web's, on every answer. These two depend on the request.
                .headers(headers -> headers
                        .contentTypeOptions(HeadersConfigurer.ContentTypeOptionsConfig::disable)
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::disable));
    }

    private AuthorizationManager<RequestAuthorizationContext> page(String page) {
        return (authentication, _) -> new AuthorizationDecision(
                authentication.get() != null && authentication.get().getPrincipal() instanceof SignedIn who && access.opens(who, page));
    }

    /** To the step of signing in that is next; and afterwards to the page that was asked for. */
    private void askToSignIn(HttpServletRequest request, HttpServletResponse response, AuthenticationException denied) throws IOException {
        var stage = sessions.of(request).map(DeskSession::stage).orElse(null);
        var target = stage == null || stage == DeskSession.Stage.OPEN ? "/desk/sign-in" : stage.path();
        if (request.getMethod().equals("GET") && !request.getRequestURI().equals("/desk")) {
            var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
            target += "?next=" + URLEncoder.encode(request.getRequestURI() + query, StandardCharsets.UTF_8);
        }
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", target);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.sendRedirect(target);
        }
    }

    /** The error page tells an expired form from a closed door by the attribute. */
    private static void refuse(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied) throws IOException {
        request.setAttribute(WebAttributes.ACCESS_DENIED_403, denied);
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
}
