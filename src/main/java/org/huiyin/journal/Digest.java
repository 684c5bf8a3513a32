package org.huiyin.journal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The digest of an entry: SHA-256 over its canonical bytes with its salt. Its form never changes; a new form is a new algorithm id. */
final class Digest {

    /** SHA-256 over RFC 8785 bytes, first form. */
    static final String ALGORITHM = "sha-256:jcs:1";

    private Digest() {}

    static byte[] of(
            int home, UUID id, @Nullable UUID matter, @Nullable UUID leg, String act, Instant recordedAt, LocalDate happenedOn,
            Actor actor, int schemaVersion, Map<String, Object> payload, byte[] salt) {
        var entry = new TreeMap<String, Object>();
        entry.put("home", (long) home);
        entry.put("id", id.toString());
        if (matter != null) {
            entry.put("matter", matter.toString());
        }
        if (leg != null) {
            entry.put("leg", leg.toString());
        }
        entry.put("act", act);
        // whole microseconds: what the database keeps, and a form that cannot be written in two ways
        entry.put("recordedAtMicros", micros(recordedAt));
        entry.put("happenedOn", happenedOn.toString());
        entry.put("actorKind", actor.kind());
        entry.put("actor", actor.reference());
        if (actor instanceof Actor.Staff(var _, var post, var office)) {
            entry.put("post", post.toString());
            entry.put("office", office.toString());
        }
        entry.put("schemaVersion", (long) schemaVersion);
        entry.put("payload", payload);
        entry.put("salt", HexFormat.of().formatHex(salt));
        return sha256(CanonicalJson.bytes(entry));
    }

    private static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
