package org.huiyin.storage;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/** Reads what {@link SealedOutput} wrote: nothing is handed out before its chunk has proved whole and in its place. */
final class SealedInput extends InputStream {

    private final InputStream in;
    private final SecretKey key;
    private final byte[] header;
    private final byte[] prefix;
    private byte[] sealed = new byte[0];
    private byte[] clear = new byte[0];
    private int position;
    private int number;
    private boolean ended;

    /** @throws StorageRefused when the file is no backup or the passphrase is another one */
    SealedInput(InputStream in, BackupKey passphrase) throws IOException {
        int length = SealedOutput.MAGIC.length + BackupKey.SALT_BYTES + SealedOutput.PREFIX_BYTES;
        this.in = in;
        this.header = in.readNBytes(length);
        if (header.length < length || !Arrays.equals(Arrays.copyOf(header, SealedOutput.MAGIC.length), SealedOutput.MAGIC)) {
            throw new StorageRefused("storage.restore.nobackup");
        }
        int saltEnd = SealedOutput.MAGIC.length + BackupKey.SALT_BYTES;
        this.key = passphrase.derive(Arrays.copyOfRange(header, SealedOutput.MAGIC.length, saltEnd));
        this.prefix = Arrays.copyOfRange(header, saltEnd, length);
        this.sealed = readChunk();
        next();
    }

    private byte[] readChunk() throws IOException {
        return in.readNBytes(SealedOutput.CHUNK + SealedOutput.TAG_BITS / 8);
    }

    private void next() throws IOException {
        var following = readChunk();
        boolean last = following.length == 0;
        try {
            clear = SealedOutput.cipher(Cipher.DECRYPT_MODE, key, header, prefix, number, last).doFinal(sealed);
        } catch (GeneralSecurityException broken) {
            // The first chunk fails when the passphrase is wrong; later ones only when the file was damaged or cut.
            throw new StorageRefused(broken, number == 0 ? "storage.restore.wrongkey" : "storage.restore.damaged");
        }
        position = 0;
        number++;
        ended = last;
        sealed = following;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (position == clear.length) {
            if (ended) {
                return -1;
            }
            next();
        }
        int taken = Math.min(length, clear.length - position);
        System.arraycopy(clear, position, bytes, offset, taken);
        position += taken;
        return taken;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
