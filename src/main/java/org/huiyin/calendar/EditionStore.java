package org.huiyin.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class EditionStore {

    private final JdbcClient jdbc;

    EditionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Highest ordinal on record; 0 when there is none. */
    long last() {
        return jdbc.sql("select coalesce(max(ordinal), 0) from calendar_editions").query(Long.class).single();
    }

    /** Editions come one at a time, so that a higher ordinal never commits before a lower one. Until the end of the transaction. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('calendar_editions'))").query((row, n) -> true).single();
    }

    long add(Edition edition, String file, boolean shipped, String by, Instant at) {
        return jdbc.sql("""
                insert into calendar_editions (calendar, year, file, digest, source, imported_by, imported_at)
                values (?, ?, ?, ?, ?, ?, ?) returning ordinal
                """)
                .params(edition.calendar(), edition.year(), file, edition.digest(), shipped ? "SHIPPED" : "IMPORTED", by, at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    boolean hasShipped(Edition edition) {
        return jdbc.sql("select exists (select 1 from calendar_editions where calendar = ? and year = ? and digest = ? and source = 'SHIPPED')")
                .params(edition.calendar(), edition.year(), edition.digest())
                .query(Boolean.class)
                .single();
    }

    /** Every edition on record, in the order in which they came. */
    List<HeldEdition> all() {
        return jdbc.sql("select ordinal, calendar, year, file, source, imported_by, imported_at from calendar_editions order by ordinal")
                .query((row, n) -> new HeldEdition(
                        row.getLong("ordinal"),
                        Edition.read(row.getString("calendar") + "/" + row.getInt("year"), row.getString("file").getBytes(StandardCharsets.UTF_8)).orThrow(),
                        row.getString("source").equals("SHIPPED"),
                        row.getString("imported_by"),
                        row.getObject("imported_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
