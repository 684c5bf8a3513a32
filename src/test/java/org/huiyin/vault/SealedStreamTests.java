package org.huiyin.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedStreamTests {

    private static final MatterKey KEY = new MatterKey("k1", new SecretKeySpec(Envelope.random(32), "AES"));
    private static final byte[] WHAT = Envelope.associated("photo");
    private static final int BEFORE_CHUNKS = Envelope.header(Envelope.AES_256_GCM_CHUNKS, "k1").length + 32;

    private static byte[] seal(byte[] clear) throws IOException {
        var sealed = new ByteArrayOutputStream();
        try (var out = SealedStream.seal(KEY, WHAT, sealed)) {
            int half = clear.length / 2;
            out.write(clear, 0, half);
            for (int i = half; i < Math.min(half + 3, clear.length); i++) {
                out.write(clear[i]);
            }
            if (clear.length > half + 3) {
                out.write(clear, half + 3, clear.length - half - 3);
            }
        }
        return sealed.toByteArray();
    }

    private static byte[] open(byte[] sealed) throws IOException {
        try (var in = SealedStream.open(KEY, WHAT, new ByteArrayInputStream(sealed))) {
            return in.readAllBytes();
        }
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 100, SealedStream.CHUNK - 1, SealedStream.CHUNK, SealedStream.CHUNK + 1, 3 * SealedStream.CHUNK, 500_000})
    void opensWhatWasSealed(int length) throws IOException {
        var clear = random(length);
        var sealed = seal(clear);
        assertThat(open(sealed)).isEqualTo(clear);
        assertThat(seal(clear)).isNotEqualTo(sealed);
    }

    @Test
    void noticesEveryCutAndEveryChange() throws IOException {
        var clear = random(3 * SealedStream.CHUNK + 10);
        var sealed = seal(clear);
        int chunk = SealedStream.CHUNK + 16;
        for (int length : new int[] {0, 5, BEFORE_CHUNKS, BEFORE_CHUNKS + 1, BEFORE_CHUNKS + chunk, BEFORE_CHUNKS + 2 * chunk,
            BEFORE_CHUNKS + 3 * chunk, sealed.length - 1}) {
            assertThatThrownBy(() -> open(Arrays.copyOf(sealed, length))).as("cut at " + length).isInstanceOf(SealBroken.class);
        }
        for (int at = 0; at < sealed.length; at += 997) {
            var changed = sealed.clone();
            changed[at] ^= 4;
            assertThatThrownBy(() -> open(changed)).isInstanceOf(SealBroken.class);
        }
        var exchanged = sealed.clone();
        System.arraycopy(sealed, BEFORE_CHUNKS, exchanged, BEFORE_CHUNKS + chunk, chunk);
        System.arraycopy(sealed, BEFORE_CHUNKS + chunk, exchanged, BEFORE_CHUNKS, chunk);
        assertThatThrownBy(() -> open(exchanged)).isInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> open(Arrays.copyOf(sealed, sealed.length + 5))).isInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> SealedStream.open(KEY, Envelope.associated("other"), new ByteArrayInputStream(sealed)).readAllBytes())
                .isInstanceOf(SealBroken.class);
    }

    @Test
    void givesOutNothingThatIsNotGenuine() throws IOException {
        var clear = random(2 * SealedStream.CHUNK);
        var sealed = seal(clear);
        sealed[sealed.length - 1] ^= 1;
        try (InputStream in = SealedStream.open(KEY, WHAT, new ByteArrayInputStream(sealed))) {
            assertThat(in.readNBytes(SealedStream.CHUNK)).isEqualTo(Arrays.copyOf(clear, SealedStream.CHUNK));
            assertThatThrownBy(in::read).isInstanceOf(SealBroken.class);
        }
    }
}
