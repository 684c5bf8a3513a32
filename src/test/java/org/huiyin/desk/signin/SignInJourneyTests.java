package org.huiyin.desk.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.huiyin.access.Cast;
import org.huiyin.access.StaffAccounts;
import org.huiyin.desk.Visitor;
import org.huiyin.organization.Organization;
import org.huiyin.storage.HuiyinTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@HuiyinTest(web = WebEnvironment.RANDOM_PORT)
class SignInJourneyTests {

    @LocalServerPort
    int port;

    @Autowired
    Organization organization;

    @Autowired
    StaffAccounts accounts;

    Cast cast;
    Visitor visitor;

    @BeforeEach
    void setUp() {
        cast = new Cast(organization);
        visitor = new Visitor(port);
    }

    @Test
    void aHandlerSignsInAndOut() {
        var login = cast.account(accounts, cast.works(cast.eastHousing, "handler"), false, Instant.now());
        var asked = visitor.get("/desk/sign-in");
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(asked.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");

        var in = visitor.signIn(login, Cast.PASSWORD);
        assertThat(in.statusCode()).isEqualTo(302);
        assertThat(in.headers().firstValue("Location").orElse("")).endsWith("/desk");
        assertThat(visitor.get("/desk/account").statusCode()).isNotEqualTo(302);
    }
}
