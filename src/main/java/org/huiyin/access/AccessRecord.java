package org.huiyin.access;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.huiyin.journal.Actor;
import org.huiyin.journal.Journal;
import org.huiyin.journal.MatterId;
import org.huiyin.journal.NewEntry;
import org.huiyin.organization.StaffId;
import org.huiyin.storage.Installation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes acts of access into the journal, in the transaction of the caller. */
@Component
class AccessRecord {

    private final Journal journal;
    private final int home;
    private final ZoneId zone;

    AccessRecord(Journal journal, Installation installation, ZoneId zone) {
        this.journal = journal;
        this.home = installation.home();
        this.zone = zone;
    }

    void append(Actor actor, AccessAct act, @Nullable StaffId about, Instant now) {
        append(actor, act, about, Map.of(), now);
    }

    /** @param more codes and ids only */
    void append(Actor actor, AccessAct act, @Nullable StaffId about, Map<String, Object> more, Instant now) {
        journal.append(new NewEntry(home, null, null, act.code(), now.atZone(zone).toLocalDate(), actor, payload(about, more)));
    }

    void append(Actor actor, AccessAct act, MatterId matter, @Nullable StaffId about, Map<String, Object> more, Instant now) {
        journal.append(new NewEntry(matter.home(), matter, null, act.code(), now.atZone(zone).toLocalDate(), actor, payload(about, more)));
    }

    private static Map<String, Object> payload(@Nullable StaffId about, Map<String, Object> more) {
        var payload = new LinkedHashMap<String, Object>();
        if (about != null) {
            payload.put("staff", about.toString());
        }
        payload.putAll(more);
        return payload;
    }
}
