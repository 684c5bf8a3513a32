package org.huiyin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.huiyin.storage.HuiyinTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HuiyinTest(properties = "huiyin.announce=true")
class FirstAdministratorTests {

    @Autowired
    FirstAdministrator first;

    @Autowired
    SignIn signIn;

    @Autowired
    StaffAccounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theFirstStartMakesOneAdministratorAndNothingElse() {
        assertThat(jdbc.sql("select count(*) from accounts").query(Integer.class).single()).as("made when the program was ready").isEqualTo(1);
        assertThat(first.make()).as("once").isEmpty();
        assertThat(accounts.all(Instant.now())).singleElement().satisfies(account -> {
            assertThat(account.login()).isEqualTo("admin");
            assertThat(account.mustChange()).isTrue();
            assertThat(account.posts()).singleElement().satisfies(post -> assertThat(post.roles()).containsExactly("system-admin"));
        });
        jdbc.sql("delete from accounts").update();
        var password = first.make().orElseThrow();
        var outcome = signIn.withPassword("ADMIN", password, new ClientAddress("203.0.113.9"), Instant.now());
        assertThat(outcome).isInstanceOfSatisfying(SignIn.Outcome.Passed.class,
                passed -> assertThat(passed.session().stage()).isEqualTo(DeskSession.Stage.PASSWORD));
    }
}
