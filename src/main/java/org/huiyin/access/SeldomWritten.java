package org.huiyin.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/**
 * Sessions that write when they were last seen only once in a while: every page would otherwise be a transaction that waits for the disk. What is
 * written lags behind by at most a thirtieth of the time a session may rest, so it ends up to that much early and never late.
 */
final class SeldomWritten<S extends Session> implements FindByIndexNameSessionRepository<SeldomWritten.Seen<S>> {

    private static final int PARTS = 30;

    private final FindByIndexNameSessionRepository<S> sessions;

    SeldomWritten(FindByIndexNameSessionRepository<S> sessions) {
        this.sessions = sessions;
    }

    @Override
    public Seen<S> createSession() {
        return new Seen<>(sessions.createSession());
    }

    @Override
    public void save(Seen<S> session) {
        if (session.changed) {
            sessions.save(session.kept);
            session.changed = false;
        }
    }

    @Override
    public @Nullable Seen<S> findById(String id) {
        var found = sessions.findById(id);
        return found == null ? null : read(found);
    }

    @Override
    public void deleteById(String id) {
        sessions.deleteById(id);
    }

    @Override
    public Map<String, Seen<S>> findByIndexNameAndIndexValue(String indexName, String indexValue) {
        return sessions.findByIndexNameAndIndexValue(indexName, indexValue).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> read(entry.getValue())));
    }

    private static <S extends Session> Seen<S> read(S session) {
        var seen = new Seen<>(session);
        seen.changed = false;
        return seen;
    }

    /** One session: as it is kept, and whether there is something to write. */
    static final class Seen<S extends Session> implements Session {

        private final S kept;
        private boolean changed = true;

        private Seen(S kept) {
            this.kept = kept;
        }

        @Override
        public void setLastAccessedTime(Instant now) {
            Duration rest = kept.getMaxInactiveInterval();
            if (changed || !now.isBefore(kept.getLastAccessedTime().plus(rest.dividedBy(PARTS)))) {
                kept.setLastAccessedTime(now);
                changed = true;
            }
        }

        @Override
        public Instant getLastAccessedTime() {
            return kept.getLastAccessedTime();
        }

        @Override
        public <T> @Nullable T getAttribute(String name) {
            return kept.getAttribute(name);
        }

        @Override
        public void setAttribute(String name, @Nullable Object value) {
            kept.setAttribute(name, value);
            changed = true;
        }

        @Override
        public void removeAttribute(String name) {
            kept.removeAttribute(name);
            changed = true;
        }

        @Override
        public Set<String> getAttributeNames() {
            return kept.getAttributeNames();
        }

        @Override
        public String getId() {
            return kept.getId();
        }

        @Override
        public String changeSessionId() {
            changed = true;
            return kept.changeSessionId();
        }

        @Override
        public Instant getCreationTime() {
            return kept.getCreationTime();
        }

        @Override
        public void setMaxInactiveInterval(Duration interval) {
            kept.setMaxInactiveInterval(interval);
            changed = true;
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return kept.getMaxInactiveInterval();
        }

        @Override
        public boolean isExpired() {
            return kept.isExpired();
        }
    }
}
