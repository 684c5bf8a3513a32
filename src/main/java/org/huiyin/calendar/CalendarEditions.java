package org.huiyin.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.huiyin.lawfile.LawFile;
import org.huiyin.lawfile.Problem;
import org.huiyin.lawfile.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The calendars in use: editions that came with the program and, over them, those an administrator imported. Another copy of the program
 * sees an import at its next question.
 */
@Service
public class CalendarEditions {

    private final EditionStore store;
    private final Clock clock;
    private final TransactionTemplate alone;
    private volatile @Nullable Current current;

    CalendarEditions(EditionStore store, Clock clock, PlatformTransactionManager transactions) {
        this.store = store;
        this.clock = clock;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * The calendars at one moment.
     *
     * @param ordinal highest ordinal they contain: what a computed date remembers
     */
    public record Current(Calendars calendars, long ordinal) {}

    /** What came of an import. */
    public sealed interface Import {

        /** The edition is in use from the end of the transaction on. */
        record Taken(long ordinal, Edition edition) implements Import {}

        /** The days are those already in use; nothing was recorded. */
        record Same(Edition edition) implements Import {}

        /** The file is broken. */
        record Refused(List<Problem> problems) implements Import {}
    }

    /** The calendars in use now. */
    public Current current() {
        @Nullable Current known = current;
        if (known == null) {
            registerShipped();
        } else if (known.ordinal() == store.last()) {
            return known;
        }
        Current read = read();
        current = read;
        return read;
    }

    /** Every edition on record, in the order in which they came. */
    public List<HeldEdition> all() {
        current();
        return store.all();
    }

    /**
     * Takes a new edition, in the caller's transaction. The caller journals it and has the clocks computed again.
     *
     * @param by id of the administrator
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Import take(String fileName, byte[] bytes, String by, Instant now) {
        return switch (Edition.read(fileName, bytes)) {
            case Reading.Refused<Edition>(List<Problem> problems) -> new Import.Refused(problems);
            case Reading.Read<Edition>(Edition edition) -> {
                current();
                store.lock();
                @Nullable Edition inUse = read().calendars().edition(edition.calendar(), edition.year());
                if (inUse != null && inUse.digest().equals(edition.digest())) {
                    yield new Import.Same(edition);
                }
                yield new Import.Taken(store.add(edition, text(bytes), false, by, now), edition);
            }
        };
    }

    private Current read() {
        Calendars calendars = Calendars.shipped();
        long ordinal = 0;
        for (HeldEdition held : store.all()) {
            calendars = calendars.with(held.edition());
            ordinal = held.ordinal();
        }
        return new Current(calendars, ordinal);
    }

    /** A program that brings editions the database does not know yet puts them on record, as an import would. */
    private void registerShipped() {
        var missing = new ArrayList<Edition>();
        for (Edition edition : Calendars.shippedEditions()) {
            if (!store.hasShipped(edition)) {
                missing.add(edition);
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        alone.executeWithoutResult(_ -> {
            store.lock();
            for (Edition edition : missing) {
                if (!store.hasShipped(edition)) {
                    store.add(edition, LawFile.shippedText(Calendars.path(edition.calendar(), edition.year())), true, "program", clock.instant());
                }
            }
        });
    }

    private static String text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
