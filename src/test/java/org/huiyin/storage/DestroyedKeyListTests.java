package org.huiyin.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DestroyedKeyListTests {

    @TempDir
    Path keys;

    @Test
    void aLineStaysAndOneTakenBackDoesNot() {
        var list = DestroyedKeyList.in(keys);
        assertThat(list.exists()).isFalse();
        var first = line();
        var second = line();
        list.add(java.util.List.of(first));
        list.add(java.util.List.of(second));
        list.takeBack(java.util.List.of(first));
        assertThat(list.lines()).containsExactly(second);
        list.add(java.util.List.of(first));
        assertThat(list.lines()).as("destroyed after all").containsExactly(second, first);
    }

    @Test
    void aLineThatACrashCutOffCountsForNothingAndTheNextOneIsWhole() throws Exception {
        var list = DestroyedKeyList.in(keys);
        var first = line();
        list.add(java.util.List.of(first));
        var cut = line().text();
        Files.writeString(keys.resolve(DestroyedKeyList.FILE), cut.substring(0, 60), StandardOpenOption.APPEND);
        assertThat(list.lines()).containsExactly(first);
        var second = line();
        list.add(java.util.List.of(second));
        assertThat(list.lines()).containsExactly(first, second);
        assertThat(Files.readAllLines(keys.resolve(DestroyedKeyList.FILE))).hasSize(2);
    }

    @Test
    void aListOfAnEarlierProgramIsRead() throws Exception {
        Files.writeString(keys.resolve(DestroyedKeyList.FILE), "370100\t00000000-0000-7000-8000-000000000001\t2026-01-05 10:11:12.345678+00\t2026-01-05"
                + "\tprogram\ttest\t\\N\t\\N\tasked\n");
        assertThat(DestroyedKeyList.in(keys).lines()).singleElement().satisfies(one -> {
            assertThat(one.destroyedAt()).isEqualTo(Instant.parse("2026-01-05T10:11:12.345678Z"));
            assertThat(one.post()).isNull();
        });
    }

    private static DestroyedKeyList.Line line() {
        return new DestroyedKeyList.Line(370100, UUID.randomUUID(), Instant.parse("2026-01-05T10:11:12.345678Z"), LocalDate.of(2026, 1, 5), "program", "test",
                null, UUID.randomUUID().toString(), "asked");
    }
}
