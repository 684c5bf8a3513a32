package org.huiyin.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Sealed bytes and what is needed to know how they were sealed:
 *
 * <pre>version (1) | algorithm (1) | length of key id (1) | key id | nonce (12) | cipher text and tag</pre>
 *
 * Version, algorithm and key id are authenticated together with the associated data of the caller. The clear text is padded to a
 * multiple of a block, so the length of a name says nothing.
 */
final class Envelope {

    static final byte VERSION = 1;
    /** AES-256-GCM, random nonce of 96 bits, tag of 128 bits, clear text padded. */
    static final byte AES_256_GCM = 1;
    /** AES-256-GCM in chunks under a key of its own; see {@link SealedStream}. */
    static final byte AES_256_GCM_CHUNKS = 2;

    static final int NONCE_BYTES = 12;
    static final int TAG_BITS = 128;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Envelope() {}

    static byte[] seal(SecretKey key, String keyId, byte[] clear, int block, byte[] associated) {
        var header = header(AES_256_GCM, keyId);
        var nonce = random(NONCE_BYTES);
        var padded = pad(clear, block);
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(header);
            cipher.updateAAD(associated);
            var sealed = new byte[header.length + NONCE_BYTES + cipher.getOutputSize(padded.length)];
            System.arraycopy(header, 0, sealed, 0, header.length);
            System.arraycopy(nonce, 0, sealed, header.length, NONCE_BYTES);
            cipher.doFinal(padded, 0, padded.length, sealed, header.length + NONCE_BYTES);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES-256-GCM", e);
        } finally {
            Arrays.fill(padded, (byte) 0);
        }
    }

    static byte[] open(SecretKey key, String keyId, byte[] sealed, byte[] associated) {
        var header = header(AES_256_GCM, keyId);
        requireHeader(sealed, header);
        if (sealed.length < header.length + NONCE_BYTES + TAG_BITS / 8 + 1) {
            throw new SealBroken("Sealed bytes are cut short", null);
        }
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, header.length, NONCE_BYTES));
            cipher.updateAAD(header);
            cipher.updateAAD(associated);
            int from = header.length + NONCE_BYTES;
            return unpad(cipher.doFinal(sealed, from, sealed.length - from));
        } catch (AEADBadTagException e) {
            throw new SealBroken("Sealed bytes do not open: altered, moved, or sealed with another key", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES-256-GCM", e);
        }
    }

    /** The algorithm that sealed bytes say they were sealed with; refuses a version this program does not know. */
    static byte algorithmOf(byte[] sealed) {
        if (sealed.length < 3) {
            throw new SealBroken("Sealed bytes are cut short", null);
        }
        if (sealed[0] != VERSION) {
            throw new SealBroken("Sealed in version " + sealed[0] + ", which this program does not know", null);
        }
        return sealed[1];
    }

    static byte[] header(byte algorithm, String keyId) {
        var id = keyId.getBytes(StandardCharsets.US_ASCII);
        if (id.length == 0 || id.length > 100) {
            throw new IllegalArgumentException("A key id has 1 to 100 characters");
        }
        return ByteBuffer.allocate(3 + id.length).put(VERSION).put(algorithm).put((byte) id.length).put(id).array();
    }

    private static void requireHeader(byte[] sealed, byte[] header) {
        algorithmOf(sealed);
        if (sealed.length < header.length || !Arrays.equals(sealed, 0, header.length, header, 0, header.length)) {
            throw new SealBroken("Sealed with another key or algorithm than the one of this matter", null);
        }
    }

    /** One byte 0x80, then zeros up to the block (ISO/IEC 7816-4): at least one byte is always added. */
    private static byte[] pad(byte[] clear, int block) {
        var padded = Arrays.copyOf(clear, (clear.length / block + 1) * block);
        padded[clear.length] = (byte) 0x80;
        return padded;
    }

    private static byte[] unpad(byte[] padded) {
        int end = padded.length - 1;
        while (end >= 0 && padded[end] == 0) {
            end--;
        }
        if (end < 0 || padded[end] != (byte) 0x80) {
            throw new SealBroken("Sealed bytes are not padded as they should be", null);
        }
        return Arrays.copyOf(padded, end);
    }

    static byte[] random(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    /** Parts joined so that no two lists of parts give the same bytes: each with its length before it. */
    static byte[] associated(String... parts) {
        int size = 0;
        var encoded = new byte[parts.length][];
        for (int i = 0; i < parts.length; i++) {
            encoded[i] = parts[i].getBytes(StandardCharsets.UTF_8);
            size += 4 + encoded[i].length;
        }
        var joined = ByteBuffer.allocate(size);
        for (var part : encoded) {
            joined.putInt(part.length).put(part);
        }
        return joined.array();
    }
}
