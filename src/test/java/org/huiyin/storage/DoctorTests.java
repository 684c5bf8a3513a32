package org.huiyin.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class DoctorTests {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    @TempDir
    Path directory;

    @Test
    void itSaysWhatIsMissingAndWhatToDo() throws Exception {
        var said = new ArrayList<String>();
        assertThat(Doctor.look(directory.resolve("none"), Locale.ENGLISH, Clock.systemUTC(), said::add)).isZero();
        assertThat(said).anyMatch(line -> line.startsWith("✓ JDK 25")).anyMatch(line -> line.startsWith("! There is no data directory"));

        var keys = Files.createDirectory(directory.resolve("keys"));
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwxr-xr-x"));
        said.clear();
        assertThat(Doctor.look(directory, Locale.CHINESE, Clock.systemUTC(), said::add)).isOne();
        assertThat(said).anyMatch(line -> line.contains("chmod 700 " + keys));
    }

    @Test
    void itTellsUnsafeSettingsAndAMissingMasterKeyFromTheDatabaseInForce() {
        var owner = JdbcClient.create(DATABASE.owner());
        owner.sql("insert into vault_masters (id, check_value) values ('gone', '\\x01')").update();
        owner.sql("insert into vault_keys (home, matter, key_id, master_key_id, wrapped) values (1, gen_random_uuid(), gen_random_uuid(), 'gone', '\\x02')")
                .update();
        var said = new ArrayList<String>();
        int exit = Doctor.lookInside(
                directory, DATABASE.ownerLogin(), DATABASE.appLogin(), true, Locale.ENGLISH, Clock.systemUTC(), said::add);
        assertThat(exit).isOne();
        // the servers of tests are unsafe on purpose
        assertThat(said)
                .anyMatch(line -> line.startsWith("✗ fsync = off"))
                .anyMatch(line -> line.startsWith("✗ Master key gone is missing"))
                .anyMatch(line -> line.startsWith("✓ The running account owns no table"))
                .anyMatch(line -> line.startsWith("✓ Database schema version"));
    }
}
