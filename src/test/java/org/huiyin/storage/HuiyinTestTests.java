package org.huiyin.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HuiyinTest
class HuiyinTestTests {

    @Autowired
    Installation installation;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theProgramStartsOnAFreshDatabase() {
        assertThat(installation).isEqualTo(new Installation(370100, false));
        assertThat(jdbc.sql("select current_user").query(String.class).single()).isEqualTo("huiyin_app");
    }
}
