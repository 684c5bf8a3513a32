package org.huiyin.clock;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.huiyin.calendar.CalendarEditions;
import org.huiyin.calendar.CalendarEditions.Import;
import org.huiyin.journal.Actor;
import org.huiyin.journal.Journal;
import org.huiyin.journal.NewEntry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes a new calendar edition from an administrator and journals it. The limits it touches are computed again by {@link Recomputation}. */
@Service
public class EditionImport {

    private final CalendarEditions editions;
    private final Journal journal;

    EditionImport(CalendarEditions editions, Journal journal) {
        this.editions = editions;
        this.journal = journal;
    }

    /**
     * Takes an edition.
     *
     * @param home home the entry belongs to
     * @return what came of it; a broken file is refused with every problem, line and right form
     */
    @Transactional
    public Import take(String fileName, byte[] bytes, int home, Actor.Staff by, Instant now) {
        Import outcome = editions.take(fileName, bytes, by.staff().value().toString(), now);
        if (outcome instanceof Import.Taken taken) {
            ZoneId zone = editions.current().calendars().of(taken.edition().calendar()).zone();
            journal.append(new NewEntry(home, null, null, "import-calendar", now.atZone(zone).toLocalDate(), by,
                    Map.of("calendar", taken.edition().calendar(), "year", taken.edition().year(), "edition", taken.ordinal())));
        }
        return outcome;
    }
}
