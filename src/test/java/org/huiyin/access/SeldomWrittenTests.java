package org.huiyin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.MapSession;

class SeldomWrittenTests {

    private static final Instant START = Instant.parse("2026-11-26T01:00:00Z");

    private final Kept kept = new Kept();
    private final SeldomWritten<MapSession> sessions = new SeldomWritten<>(kept);

    @Test
    void aRestOfHalfAnHourIsWrittenOnceAMinute() {
        var id = opened(Duration.ofMinutes(30));
        for (int second = 1; second < 60; second++) {
            ask(id, START.plusSeconds(second));
        }
        assertThat(kept.saved).isEqualTo(1);
        ask(id, START.plusSeconds(60));
        assertThat(kept.saved).isEqualTo(2);
        assertThat(kept.rows.get(id).getLastAccessedTime()).isEqualTo(START.plusSeconds(60));
        ask(id, START.plusSeconds(119));
        assertThat(kept.saved).isEqualTo(2);
    }

    @Test
    void aShortRestIsWrittenAsMuchMoreOften() {
        var id = opened(Duration.ofSeconds(3));
        ask(id, START.plusMillis(99));
        assertThat(kept.saved).isEqualTo(1);
        ask(id, START.plusMillis(100));
        assertThat(kept.saved).isEqualTo(2);
    }

    @Test
    void whatChangesIsWrittenAtOnceAndWithItWhenItWasSeen() {
        var id = opened(Duration.ofMinutes(30));
        var session = sessions.findById(id);
        session.setAttribute("step", "code");
        session.setLastAccessedTime(START.plusSeconds(5));
        sessions.save(session);
        assertThat(kept.rows.get(id).<String>getAttribute("step")).isEqualTo("code");
        assertThat(kept.rows.get(id).getLastAccessedTime()).isEqualTo(START.plusSeconds(5));
        sessions.save(session);
        assertThat(kept.saved).isEqualTo(2);

        session.removeAttribute("step");
        sessions.save(session);
        assertThat(kept.rows.get(id).<String>getAttribute("step")).isNull();

        var before = session.getId();
        assertThat(session.changeSessionId()).isNotEqualTo(before);
        sessions.save(session);
        assertThat(kept.saved).isEqualTo(4);
    }

    @Test
    void whatIsGoneIsGone() {
        var id = opened(Duration.ofMinutes(30));
        sessions.deleteById(id);
        assertThat(sessions.findById(id)).isNull();
        assertThat(sessions.findByPrincipalName("anybody")).isEmpty();
    }

    private String opened(Duration rest) {
        var session = sessions.createSession();
        session.setMaxInactiveInterval(rest);
        session.setLastAccessedTime(START);
        sessions.save(session);
        assertThat(kept.saved).isEqualTo(1);
        return session.getId();
    }

    /** What the filter does for each request. */
    private void ask(String id, Instant now) {
        var session = sessions.findById(id);
        session.setLastAccessedTime(now);
        sessions.save(session);
    }

    private static final class Kept implements FindByIndexNameSessionRepository<MapSession> {

        private final Map<String, MapSession> rows = new HashMap<>();
        private int saved;

        @Override
        public MapSession createSession() {
            return new MapSession();
        }

        @Override
        public void save(MapSession session) {
            saved++;
            rows.remove(session.getOriginalId());
            rows.put(session.getId(), new MapSession(session));
        }

        @Override
        public MapSession findById(String id) {
            var row = rows.get(id);
            return row == null ? null : new MapSession(row);
        }

        @Override
        public void deleteById(String id) {
            rows.remove(id);
        }

        @Override
        public Map<String, MapSession> findByIndexNameAndIndexValue(String indexName, String indexValue) {
            return Map.of();
        }
    }
}
