package org.huiyin.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Makes the principal of a desk request from its session and from what the database says now: a role taken away is gone at once. */
@Component
class DeskContext implements SecurityContextRepository {

    private final DeskSessions sessions;
    private final SignIn signIn;
    private final Clock clock;

    DeskContext(DeskSessions sessions, SignIn signIn, Clock clock) {
        this.sessions = sessions;
        this.signIn = signIn;
        this.clock = clock;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        var context = SingletonSupplier.of(() -> load(request));
        return new DeferredSecurityContext() {
            @Override
            public boolean isGenerated() {
                return context.obtain().getAuthentication() == null;
            }

            @Override
            public SecurityContext get() {
                return context.obtain();
            }
        };
    }

    private SecurityContext load(HttpServletRequest request) {
        var context = SecurityContextHolder.createEmptyContext();
        sessions.of(request).flatMap(session -> signIn.principal(session, clock.instant()))
                .ifPresent(who -> context.setAuthentication(new PreAuthenticatedAuthenticationToken(who, null,
                        who.roles().stream().map(role -> new SimpleGrantedAuthority("ROLE_" + role)).toList())));
        return context;
    }

    @Override
    @SuppressWarnings("deprecation")
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return load(holder.getRequest());
    }

    /** Nothing to keep: the session says who, the database says the rest. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return sessions.of(request).isPresent();
    }
}
