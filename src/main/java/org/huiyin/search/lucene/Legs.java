package org.huiyin.search.lucene;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.apache.lucene.util.BytesRef;
import org.huiyin.search.MatterText.LegText;

/**
 * The legs of a matter in one value, read leg by leg: office, branch, when due, open or not, standing. They stand together because what is
 * asked of a leg must be true of one leg, and of one that the viewer may see.
 */
final class Legs {

    /** For a leg without a running time. */
    static final long NEVER = Long.MAX_VALUE;

    private static final int FIXED = 8 + 8 + 8 + 8 + 1 + 1;

    /** A value of more bytes is no kind; so many legs no matter has. */
    private static final int LONGEST_KIND = 8_000;

    private byte[] bytes = new byte[0];
    private int at;
    private int end;

    long office;
    long branch;
    long due;
    /** When it is late by law. */
    long legal;
    boolean open;
    /** Where the code of the standing is in {@link #standing}. */
    int standingFrom;
    int standingLength;

    static BytesRef pack(List<LegText> legs) {
        int size = 0;
        for (var leg : legs) {
            size += FIXED + leg.standing().length();
        }
        var packed = ByteBuffer.allocate(size);
        for (var leg : legs) {
            packed.putLong(mixed(leg.office())).putLong(mixed(leg.branch()))
                    .putLong(leg.dueAt() == null ? NEVER : leg.dueAt().getEpochSecond())
                    .putLong(leg.legalDueAt() == null ? NEVER : leg.legalDueAt().getEpochSecond())
                    .put((byte) (leg.open() ? 1 : 0))
                    .put((byte) leg.standing().length())
                    .put(leg.standing().getBytes(StandardCharsets.ISO_8859_1));
        }
        return new BytesRef(packed.array());
    }

    /** The legs without their times, equal ones once, in an order of their own; empty when that is too long. */
    static BytesRef packKind(List<LegText> legs) {
        var packed = pack(legs.stream()
                .map(leg -> new LegText(leg.office(), leg.branch(), leg.standing(), leg.open(), null, null))
                .distinct()
                .sorted(Comparator.comparing(LegText::office).thenComparing(LegText::branch).thenComparing(LegText::standing).thenComparing(LegText::open))
                .toList());
        return packed.length > LONGEST_KIND ? new BytesRef() : packed;
    }

    /** 64 bits that stand for an id: two ids of one installation meet in them once in billions of installations. */
    static long mixed(UUID id) {
        return id.getMostSignificantBits() * 0x9E3779B97F4A7C15L ^ id.getLeastSignificantBits();
    }

    Legs over(BytesRef packed) {
        bytes = packed.bytes;
        at = packed.offset;
        end = packed.offset + packed.length;
        return this;
    }

    /** Goes to the next leg; false when there is none. */
    boolean next() {
        if (at >= end) {
            return false;
        }
        office = longAt(at);
        branch = longAt(at + 8);
        due = longAt(at + 16);
        legal = longAt(at + 24);
        open = bytes[at + 32] == 1;
        standingLength = bytes[at + 33];
        standingFrom = at + FIXED;
        at = standingFrom + standingLength;
        return true;
    }

    boolean standingIs(byte[] code) {
        if (standingLength != code.length) {
            return false;
        }
        for (int i = 0; i < code.length; i++) {
            if (bytes[standingFrom + i] != code[i]) {
                return false;
            }
        }
        return true;
    }

    String standing() {
        return new String(bytes, standingFrom, standingLength, StandardCharsets.ISO_8859_1);
    }

    int standingHash() {
        int hash = 1;
        for (int i = standingFrom; i < standingFrom + standingLength; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }

    private long longAt(int i) {
        return (bytes[i] & 255L) << 56 | (bytes[i + 1] & 255L) << 48 | (bytes[i + 2] & 255L) << 40 | (bytes[i + 3] & 255L) << 32
                | (bytes[i + 4] & 255L) << 24 | (bytes[i + 5] & 255L) << 16 | (bytes[i + 6] & 255L) << 8 | bytes[i + 7] & 255L;
    }
}
