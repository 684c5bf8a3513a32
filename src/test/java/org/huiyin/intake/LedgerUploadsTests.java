package org.huiyin.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.huiyin.organization.StaffId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerUploadsTests {

    private static final StaffId OWNER = new StaffId(UUID.randomUUID());

    @TempDir
    Path data;

    /** So many bytes, and then an end or a break. */
    private static InputStream bytes(long count, boolean breaks) {
        return new InputStream() {
            private long left = count;

            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : 0;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                if (left == 0 && breaks) {
                    throw new IOException("connection reset");
                }
                if (left == 0) {
                    return -1;
                }
                int read = (int) Math.min(left, length);
                left -= read;
                return read;
            }
        };
    }

    @Test
    void takesTheLargestFileAndNotOneByteMore() throws Exception {
        var uploads = new LedgerUploads(data, Clock.systemUTC());
        var kept = uploads.take(bytes(LedgerUploads.MOST_BYTES, false), "a.xlsx", OWNER).orElseThrow();
        assertThat(Files.size(kept.file())).isEqualTo(LedgerUploads.MOST_BYTES);
        assertThat(uploads.find(kept.id(), OWNER)).hasValue(kept);
        assertThat(uploads.find(kept.id(), new StaffId(UUID.randomUUID()))).as("another's").isEmpty();
        uploads.delete(kept);
        assertThat(uploads.find(kept.id(), OWNER)).isEmpty();
        assertThat(uploads.take(bytes(LedgerUploads.MOST_BYTES + 1, false), "b.xlsx", OWNER)).isEmpty();
        nothingIsLeft();
    }

    @Test
    void whatIsCutOffLeavesNothingBehind() throws Exception {
        var uploads = new LedgerUploads(data, Clock.systemUTC());
        assertThatThrownBy(() -> uploads.take(bytes(100_000, true), "a.xlsx", OWNER)).hasMessage("connection reset");
        nothingIsLeft();
    }

    private void nothingIsLeft() throws IOException {
        try (var files = Files.list(data.resolve("imports"))) {
            assertThat(files).isEmpty();
        }
    }
}
