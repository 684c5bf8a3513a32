package org.huiyin.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.huiyin.storage.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class AccessKeyFileTests {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    @TempDir
    Path first;

    @TempDir
    Path second;

    @BeforeEach
    void empty() {
        DATABASE.jdbc().sql("delete from access_key").update();
    }

    private static AccessKey take(Path directory, boolean renew) {
        return new AccessKeyFile(DATABASE.jdbc(), new DataSourceTransactionManager(DATABASE.app()), directory.resolve("access.key"), renew).take();
    }

    @Test
    void itIsMadeOnceAndClosedToOthers() throws Exception {
        var sealed = take(first, false).seal("totp", "a", new byte[] {1, 2, 3});
        assertThat(take(first, false).open("totp", "a", sealed)).containsExactly(1, 2, 3);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(first.resolve("access.key")))).isEqualTo("rw-------");
    }

    @Test
    void aSecondProgramOnTheSameDatabaseNeverMakesAnother() throws Exception {
        take(first, false);
        assertThatThrownBy(() -> take(second, false)).hasMessageContaining("is missing");
        assertThat(second.resolve("access.key")).doesNotExist();
        Files.write(second.resolve("access.key"), new byte[32]);
        assertThatThrownBy(() -> take(second, false)).hasMessageContaining("key of another database");
        Files.copy(first.resolve("access.key"), second.resolve("access.key"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(take(second, false).digest("x", new byte[0])).isEqualTo(take(first, false).digest("x", new byte[0]));
    }

    @Test
    void aLostKeyIsReplacedOnlyWhenTheOperatorSaysSo() {
        take(first, false);
        var fresh = take(second, true);
        assertThat(take(second, false).digest("x", new byte[0])).isEqualTo(fresh.digest("x", new byte[0]));
        assertThatThrownBy(() -> take(first, false)).hasMessageContaining("key of another database");
    }

    @Test
    void whatIsSealedOpensForItsUseAndSubjectOnly() {
        var key = new AccessKey(new byte[32]);
        var sealed = key.seal("totp", "a", new byte[] {1});
        assertThat(key.seal("totp", "a", new byte[] {1})).isNotEqualTo(sealed);
        assertThatThrownBy(() -> key.open("totp", "b", sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> key.open("recovery", "a", sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new AccessKey(new byte[] {1}).open("totp", "a", sealed)).isInstanceOf(IllegalStateException.class);
    }
}
