package org.huiyin.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

class TestDatabaseTests {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    @Test
    void theProgramReadsAndWritesRowsAndOwnsNothing() {
        assertThat(DATABASE.jdbc().sql("select current_user").query(String.class).single()).isEqualTo("huiyin_app");
        assertThat(DATABASE.jdbc().sql("select home from installation").query(Integer.class).single()).isEqualTo(370100);
        assertThatThrownBy(() -> DATABASE.jdbc().sql("create table t (a int)").update()).hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> DATABASE.jdbc().sql("update installation set demo = true").update())
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> DATABASE.jdbc().sql("delete from flyway_schema_history").update())
                .hasStackTraceContaining("permission denied");
        assertThat(JdbcClient.create(DATABASE.owner())
                        .sql("select count(*) from pg_tables where tableowner = 'huiyin_app'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aTransactionRollsBack() {
        DATABASE.transactions().executeWithoutResult(status -> {
            DATABASE.jdbc()
                    .sql("insert into scheduled_tasks (task_name, task_instance, picked, version) values ('x', 'y', false, 1)")
                    .update();
            status.setRollbackOnly();
        });
        assertThat(DATABASE.jdbc().sql("select count(*) from scheduled_tasks where task_name = 'x'").query(Integer.class).single()).isZero();
    }
}
