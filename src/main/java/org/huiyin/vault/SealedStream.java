package org.huiyin.vault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * A large file sealed in chunks, so that neither sealing nor opening holds it in memory, and nothing is given out that was not
 * authenticated first:
 *
 * <pre>envelope header | salt (32) | chunks of 64 KiB, each with its tag</pre>
 *
 * Each file has a key of its own, derived from that of the matter with the salt (HKDF-SHA256). The nonce of a chunk is its number and
 * whether it is the last: chunks cannot be exchanged, left out or cut off unnoticed.
 */
final class SealedStream {

    static final int CHUNK = 64 * 1024;
    private static final int TAG = Envelope.TAG_BITS / 8;
    private static final int SALT = 32;

    private SealedStream() {}

    static OutputStream seal(MatterKey key, byte[] associated, OutputStream to) throws IOException {
        var header = Envelope.header(Envelope.AES_256_GCM_CHUNKS, key.id());
        var salt = Envelope.random(SALT);
        to.write(header);
        to.write(salt);
        return new Sealing(new Chunks(derive(key.key(), salt), header, salt, associated), to);
    }

    static InputStream open(MatterKey key, byte[] associated, InputStream from) throws IOException {
        var header = Envelope.header(Envelope.AES_256_GCM_CHUNKS, key.id());
        var read = from.readNBytes(header.length);
        if (!Arrays.equals(read, header)) {
            throw new SealBroken("Sealed with another key or algorithm than the one of this matter, or cut short", null);
        }
        var salt = from.readNBytes(SALT);
        if (salt.length < SALT) {
            throw new SealBroken("Sealed bytes are cut short", null);
        }
        return new Opening(new Chunks(derive(key.key(), salt), header, salt, associated), from);
    }

    private static SecretKey derive(SecretKey key, byte[] salt) {
        try {
            var parameters = HKDFParameterSpec.ofExtract().addIKM(key).addSalt(salt)
                    .thenExpand("huiyin file".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 32);
            return KDF.getInstance("HKDF-SHA256").deriveKey("AES", parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java from 25 on has HKDF-SHA256", e);
        }
    }

    private static final class Chunks {

        private final SecretKey key;
        private final byte[] header;
        private final byte[] salt;
        private final byte[] associated;
        private long number;

        Chunks(SecretKey key, byte[] header, byte[] salt, byte[] associated) {
            this.key = key;
            this.header = header;
            this.salt = salt;
            this.associated = associated;
        }

        byte[] next(int mode, byte[] bytes, int length, boolean last) {
            var nonce = ByteBuffer.allocate(Envelope.NONCE_BYTES).putLong(number++).put(11, (byte) (last ? 1 : 0)).array();
            try {
                var cipher = Cipher.getInstance("AES/GCM/NoPadding");
                cipher.init(mode, key, new GCMParameterSpec(Envelope.TAG_BITS, nonce));
                cipher.updateAAD(header);
                cipher.updateAAD(salt);
                cipher.updateAAD(associated);
                return cipher.doFinal(bytes, 0, length);
            } catch (AEADBadTagException e) {
                throw new SealBroken("Sealed bytes do not open: altered, cut, moved, or sealed with another key", e);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("Every Java has AES-256-GCM", e);
            }
        }
    }

    private static final class Sealing extends OutputStream {

        private final Chunks chunks;
        private final OutputStream to;
        private final byte[] clear = new byte[CHUNK];
        private int length;
        private boolean closed;

        Sealing(Chunks chunks, OutputStream to) {
            this.chunks = chunks;
            this.to = to;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            if (closed) {
                throw new IOException("Closed");
            }
            int at = from;
            int left = count;
            while (left > 0) {
                if (length == CHUNK) {
                    flush(false);
                }
                int taken = Math.min(left, CHUNK - length);
                System.arraycopy(bytes, at, clear, length, taken);
                length += taken;
                at += taken;
                left -= taken;
            }
        }

        private void flush(boolean last) throws IOException {
            to.write(chunks.next(Cipher.ENCRYPT_MODE, clear, length, last));
            length = 0;
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                flush(true);
                Arrays.fill(clear, (byte) 0);
                to.close();
            }
        }
    }

    private static final class Opening extends InputStream {

        private final Chunks chunks;
        private final InputStream from;
        private byte[] ahead;
        private byte[] clear = new byte[0];
        private int at;
        private boolean last;

        Opening(Chunks chunks, InputStream from) throws IOException {
            this.chunks = chunks;
            this.from = from;
            this.ahead = from.readNBytes(CHUNK + TAG);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int start, int count) throws IOException {
            if (count == 0) {
                return 0;
            }
            while (at == clear.length) {
                if (last) {
                    return -1;
                }
                next();
            }
            int taken = Math.min(count, clear.length - at);
            System.arraycopy(clear, at, bytes, start, taken);
            at += taken;
            return taken;
        }

        /** Which chunk is the last is known by looking one ahead; that it is the last is authenticated. */
        private void next() throws IOException {
            var chunk = ahead;
            ahead = chunk.length == CHUNK + TAG ? from.readNBytes(CHUNK + TAG) : new byte[0];
            last = ahead.length == 0;
            if (chunk.length < TAG) {
                throw new SealBroken("Sealed bytes are cut short", null);
            }
            clear = chunks.next(Cipher.DECRYPT_MODE, chunk, chunk.length, last);
            at = 0;
        }

        @Override
        public void close() throws IOException {
            from.close();
        }
    }
}
