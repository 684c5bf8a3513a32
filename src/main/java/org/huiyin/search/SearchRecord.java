package org.huiyin.search;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.huiyin.access.AccessAct;
import org.huiyin.access.Scope;
import org.huiyin.access.SignedIn;
import org.huiyin.journal.Journal;
import org.huiyin.journal.NewEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down that somebody searched, where confidential matters are within their reach, and that somebody took a list away. Never what was
 * looked for: the journal holds codes and numbers.
 */
@Service
public class SearchRecord {

    private final Journal journal;
    private final ZoneId zone;

    SearchRecord(Journal journal, ZoneId zone) {
        this.journal = journal;
        this.zone = zone;
    }

    /** What a search is for. */
    public enum Purpose {
        /** To handle a matter at hand. */
        HANDLE,
        /** To see how like matters were answered. */
        COMPARE,
        /** To supervise or check. */
        SUPERVISE;

        /** The purpose of that code, if there is one. */
        public static Optional<Purpose> of(String code) {
            return List.of(values()).stream().filter(p -> p.code().equals(code)).findFirst();
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A search by somebody who also receives confidential matters.
     *
     * @param matters how many it found
     */
    @Transactional
    public void searched(SignedIn who, Scope scope, Purpose purpose, Words words, int matters, Instant now) {
        append(who, scope, AccessAct.SEARCHED, Map.of("purpose", purpose.code(), "words", words.wanted().size() + words.unwanted().size(), "matters", matters), now);
    }

    /**
     * A list taken away as a file.
     *
     * @param what {@code queue} or {@code search}
     * @param purpose where one had to be given
     */
    @Transactional
    public void exported(SignedIn who, Scope scope, String what, String format, @Nullable Purpose purpose, Instant now) {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("list", what);
        payload.put("format", format);
        if (purpose != null) {
            payload.put("purpose", purpose.code());
        }
        append(who, scope, AccessAct.EXPORTED, payload, now);
    }

    private void append(SignedIn who, Scope scope, AccessAct act, Map<String, Object> payload, Instant now) {
        journal.append(new NewEntry(scope.home(), null, null, act.code(), now.atZone(zone).toLocalDate(), who.actor(), payload));
    }
}
