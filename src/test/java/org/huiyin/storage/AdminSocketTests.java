package org.huiyin.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminSocketTests {

    @TempDir
    Path directory;

    @Test
    void anOperatorReachesARunningProgramAndHearsWhatItDoes() throws Exception {
        var echo = new AdminCommand() {
            @Override
            public String name() {
                return "echo";
            }

            @Override
            public int run(AdminCall call, Progress progress) {
                progress.line(call.operator() + " " + call.arguments() + " " + call.file("a.txt"));
                progress.line("好".repeat(30_000));
                return 7;
            }
        };
        var call = new AdminCall(List.of("一", "two"), "wang", Path.of("/somewhere"));
        assertThat(AdminSocket.ask(directory, "echo", call, text -> {})).isEmpty();
        try (var data = DataDirectory.take(directory); var socket = AdminSocket.open(data, List.of(echo))) {
            var lines = new ArrayList<String>();
            assertThat(AdminSocket.ask(directory, "echo", call, lines::add)).contains(7);
            assertThat(lines.getFirst()).isEqualTo("wang [一, two] /somewhere/a.txt");
            assertThat(String.join("", lines.subList(1, lines.size()))).isEqualTo("好".repeat(30_000));
            var path = Path.of(Files.readString(directory.resolve("admin/address")).strip());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path))).isEqualTo("rw-------");
            assertThat(AdminSocket.ask(directory, "unknown", call, lines::add)).contains(AdminSocket.FAILED);
            assertThat(socket).isNotNull();
        }
        assertThat(AdminSocket.ask(directory, "echo", call, text -> {})).isEmpty();
    }
}
