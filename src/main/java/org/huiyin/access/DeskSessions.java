package org.huiyin.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huiyin.organization.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** The sessions of staff, kept in the database: opened, looked at, ended. */
@Component
public class DeskSessions {

    private static final String ATTRIBUTE = "huiyin.desk";
    private static final String PRINCIPAL = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;

    private final FindByIndexNameSessionRepository<? extends Session> repository;
    private final Clock clock;
    private final Duration longest;

    DeskSessions(FindByIndexNameSessionRepository<? extends Session> repository, Clock clock,
            @Value("${huiyin.session.absolute:PT10H}") Duration longest) {
        this.repository = repository;
        this.clock = clock;
        this.longest = longest;
    }

    /**
     * One session of a member of staff.
     *
     * @param here the one that is looking
     */
    public record Open(String id, Instant signedInAt, Instant lastSeenAt, boolean here) {}

    /** The session of this request, at whatever stage; nothing when there is none or it is older than ten hours. */
    public Optional<DeskSession> of(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof DeskSession desk)) {
            return Optional.empty();
        }
        if (desk.signedInAt().plus(longest).isBefore(clock.instant())) {
            session.invalidate();
            return Optional.empty();
        }
        return Optional.of(desk);
    }

    /** Puts the next stage into the session under a new id, so that an id known before signing in is worth nothing. */
    public void put(HttpServletRequest request, DeskSession desk) {
        if (desk.stage() == DeskSession.Stage.CODE && request.getSession(false) instanceof HttpSession old) {
            old.invalidate();
        }
        boolean fresh = request.getSession(false) == null;
        var session = request.getSession();
        if (!fresh) {
            request.changeSessionId();
        }
        session.setAttribute(ATTRIBUTE, desk);
        session.setAttribute(PRINCIPAL, desk.staffId().toString());
    }

    /** Ends the session of this request. */
    public void end(HttpServletRequest request) {
        if (request.getSession(false) instanceof HttpSession session) {
            session.invalidate();
        }
    }

    /** All sessions of a member of staff, the latest seen first. */
    public List<Open> of(StaffId staff, @Nullable String here) {
        return byId(staff).entrySet().stream()
                .filter(entry -> entry.getValue().getAttribute(ATTRIBUTE) instanceof DeskSession)
                .map(entry -> new Open(handle(entry.getKey()), ((DeskSession) entry.getValue().getAttribute(ATTRIBUTE)).signedInAt(),
                        entry.getValue().getLastAccessedTime(), entry.getKey().equals(here)))
                .sorted(Comparator.comparing(Open::lastSeenAt).reversed())
                .toList();
    }

    /** Ends the sessions of a member of staff elsewhere; all of them when {@code here} is null. */
    public void endOthers(StaffId staff, @Nullable String here) {
        byId(staff).keySet().stream().filter(id -> !id.equals(here)).forEach(repository::deleteById);
    }

    private Map<String, ? extends Session> byId(StaffId staff) {
        return repository.findByPrincipalName(staff.toString());
    }

    /** A session id is a secret: the page shows only its end. */
    private static String handle(String id) {
        return id.substring(Math.max(0, id.length() - 4));
    }
}
