package org.huiyin.intake;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.journal.MatterId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ReceiptStore {

    private final JdbcClient jdbc;

    ReceiptStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Kept(MatterId matter, byte[] digest, UUID person) {}

    record Filed(MatterId matter, String number, byte[] sealed) {}

    void add(MatterId matter, String number, byte[] digest, Instant now) {
        jdbc.sql("insert into receipts (home, matter, number, digest, made_at) values (?, ?, ?, ?, ?)")
                .params(matter.home(), matter.value(), number, digest, now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** One query for a number that is there and for one that is not. */
    Optional<Kept> byNumber(int home, String number) {
        return jdbc.sql("""
                /* scope: number and code */
                select r.matter, r.digest, m.person from receipts r join matters m on m.home = r.home and m.id = r.matter
                 where r.home = ? and r.number = ?
                """)
                .params(home, number)
                .query((row, n) -> new Kept(new MatterId(home, row.getObject("matter", UUID.class)), row.getBytes("digest"), row.getObject("person", UUID.class)))
                .optional();
    }

    Optional<byte[]> secret(String name) {
        return jdbc.sql("select sealed from intake_secrets where name = ?").param(name).query((row, n) -> row.getBytes(1)).optional();
    }

    /** Keeps a secret unless another program was first. */
    void keepSecret(String name, byte[] sealed) {
        jdbc.sql("insert into intake_secrets (name, sealed) values (?, ?) on conflict do nothing").params(name, sealed).update();
    }

    /** One at a time for each key: the second press of a button waits for the first. */
    void lockKey(int home, byte[] keyDigest) {
        jdbc.sql("select pg_advisory_xact_lock(?, ?)")
                .params(home, java.util.Arrays.hashCode(keyDigest))
                .query(row -> { });
    }

    Optional<Filed> filed(int home, byte[] keyDigest, Instant now) {
        return jdbc.sql("select matter, number, sealed from filings where home = ? and key_digest = ? and expires_at > ?")
                .params(home, keyDigest, now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Filed(new MatterId(home, row.getObject("matter", UUID.class)), row.getString("number"), row.getBytes("sealed")))
                .optional();
    }

    /** Whether the key was ever used, also when its half hour is over. */
    boolean used(int home, byte[] keyDigest) {
        return jdbc.sql("select exists (select 1 from filings where home = ? and key_digest = ?)")
                .params(home, keyDigest)
                .query(Boolean.class)
                .single();
    }

    void filed(int home, byte[] keyDigest, MatterId matter, String number, byte[] sealed, Instant now, Instant expires) {
        jdbc.sql("insert into filings (home, key_digest, matter, number, sealed, filed_at, expires_at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(home, keyDigest, matter.value(), number, sealed, now.atOffset(ZoneOffset.UTC), expires.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Forgets the sealed codes whose half hour is over; the key stays used. */
    void forgetCodes(Instant now) {
        jdbc.sql("update filings set sealed = ''::bytea where expires_at <= ? and length(sealed) > 0").param(now.atOffset(ZoneOffset.UTC)).update();
    }
}
