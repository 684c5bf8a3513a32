package org.huiyin.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs for the other kind of machine are in the jar as well and unpack; that they run is not shown here. */
class PostgresBinariesTests {

    /** ELF's number of the 64-bit ARM, at offset 18. */
    private static final int AARCH64 = 0xB7;

    @TempDir
    Path directory;

    @Test
    void theArchiveForArmIsFoundAndUnpacksToProgramsForArm() throws Exception {
        var binaries = PostgresBinaries.in(directory, "aarch64");
        for (var name : List.of("postgres", "initdb", "pg_ctl")) {
            var program = binaries.program(name);
            assertThat(program).isExecutable();
            try (var in = Files.newInputStream(program)) {
                var header = in.readNBytes(20);
                assertThat(header).startsWith(0x7f, 'E', 'L', 'F');
                assertThat(header[18] & 0xFF).as(name).isEqualTo(AARCH64);
            }
        }
        assertThat(binaries.program("../share/postgresql/postgres.bki").normalize()).isRegularFile();
        try (var left = Files.list(directory)) {
            assertThat(left).as("nothing half unpacked").singleElement().satisfies(home -> assertThat(home.getFileName().toString()).startsWith("18-"));
        }
    }

    @Test
    void aMachineWithoutProgramsIsRefusedByName() {
        assertThatThrownBy(() -> PostgresBinaries.in(directory, "riscv64")).isInstanceOf(StorageRefused.class).hasMessageContaining("riscv64");
    }
}
