package org.huiyin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RolesTests {

    private final Roles roles = Roles.read();

    @Test
    void noAdministratorReadsAMatter() {
        for (var admin : Set.of("system-admin", "security-admin", "audit-admin")) {
            assertThat(roles.find(admin)).get().extracting(Role::reach).isEqualTo(Reach.NONE);
            assertThat(roles.find(admin).orElseThrow().pages()).doesNotContain("queue");
        }
    }

    @Test
    void oneAdministratorIsNoOtherAndHandlesNothing() {
        assertThat(roles.conflict(Set.of("system-admin", "security-admin"))).isNotNull();
        assertThat(roles.conflict(Set.of("audit-admin", "security-admin"))).isNotNull();
        assertThat(roles.conflict(Set.of("system-admin", "handler"))).isNotNull();
        assertThat(roles.conflict(Set.of("system-admin"))).isNull();
        assertThat(roles.conflict(Set.of("petition-clerk", "petition-head", "supervisor"))).isNull();
    }

    @Test
    void theWidestReachCounts() {
        assertThat(roles.reachOf(Set.of("handler", "office-head"))).isEqualTo(Reach.SUBTREE);
        assertThat(roles.reachOf(Set.of("handler"))).isEqualTo(Reach.OWN_OFFICE);
        assertThat(roles.reachOf(Set.of("nothing-known"))).isEqualTo(Reach.NONE);
    }

    @Test
    void everyRoleThatAProcedureNamesIsOneOfThese() throws IOException {
        var named = Pattern.compile("(?:holder|sender|receiver|supervisor):\\s*\\[([^]]*)]");
        try (var files = Files.walk(Path.of("src/main/resources/procedures"))) {
            for (var file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
                var found = named.matcher(Files.readString(file));
                while (found.find()) {
                    for (var id : found.group(1).split("\\s*,\\s*")) {
                        assertThat(roles.find(id.strip())).as(id + " in " + file).isPresent();
                    }
                }
            }
        }
    }
}
