package org.huiyin.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Writes a sealed file: a header, then chunks of at most {@link #CHUNK} bytes, each closed with AES-256-GCM. The nonce of a chunk
 * is the file's random prefix, the chunk's number, and whether it is the last one; so chunks can neither change places nor be cut
 * off unseen (the STREAM construction). The header is associated data of every chunk.
 */
final class SealedOutput extends OutputStream {

    static final byte[] MAGIC = "HUIYIN-BACKUP-1\n".getBytes(StandardCharsets.US_ASCII);
    static final int CHUNK = 1 << 16;
    static final int PREFIX_BYTES = 7;
    static final int TAG_BITS = 128;

    private final OutputStream out;
    private final SecretKey key;
    private final byte[] header;
    private final byte[] prefix;
    private final byte[] buffer = new byte[CHUNK];
    private int filled;
    private int number;
    private boolean closed;

    SealedOutput(OutputStream out, BackupKey passphrase) throws IOException {
        var random = new SecureRandom();
        var salt = new byte[BackupKey.SALT_BYTES];
        prefix = new byte[PREFIX_BYTES];
        random.nextBytes(salt);
        random.nextBytes(prefix);
        this.out = out;
        this.key = passphrase.derive(salt);
        this.header = ByteBuffer.allocate(MAGIC.length + salt.length + prefix.length).put(MAGIC).put(salt).put(prefix).array();
        out.write(header);
    }

    static Cipher cipher(int mode, SecretKey key, byte[] header, byte[] prefix, int number, boolean last) {
        try {
            var nonce = ByteBuffer.allocate(12).put(prefix).putInt(number).put((byte) (last ? 1 : 0)).array();
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(header);
            return cipher;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        int left = length;
        while (left > 0) {
            if (filled == CHUNK) {
                chunk(false);
            }
            int taken = Math.min(left, CHUNK - filled);
            System.arraycopy(bytes, from, buffer, filled, taken);
            filled += taken;
            from += taken;
            left -= taken;
        }
    }

    private void chunk(boolean last) throws IOException {
        try {
            out.write(cipher(Cipher.ENCRYPT_MODE, key, header, prefix, number, last).doFinal(buffer, 0, filled));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        number = Math.addExact(number, 1);
        filled = 0;
    }

    /** Closes the last chunk. A file without it is refused when read, so a failed writer must not call this. */
    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            chunk(true);
            out.flush();
        }
    }
}
