package org.huiyin.triage.category;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.storage.Installation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Trainings of the home of this installation: at most one that has not ended. */
@Repository
class TrainingStore {

    private final JdbcClient jdbc;
    private final int home;

    TrainingStore(JdbcClient jdbc, Installation installation) {
        this.jdbc = jdbc;
        this.home = installation.home();
    }

    /** Asks for a training; false when one is asked for or under way already. */
    boolean ask(UUID id, @Nullable String by, Instant now) {
        return jdbc.sql("insert into category_trainings (home, id, asked_at, asked_by) values (?, ?, ?, ?) on conflict (home) where ended_at is null do nothing")
                .params(home, id, now.atOffset(ZoneOffset.UTC), by).update() == 1;
    }

    /** The latest training, ended or not. */
    Optional<Training> latest() {
        return jdbc.sql("select * from category_trainings where home = ? order by asked_at desc, id desc limit 1").param(home).query((row, _) -> {
            String outcome = row.getString("outcome");
            return new Training(row.getObject("id", UUID.class), ModelStore.at(row, "asked_at"), row.getString("asked_by"),
                    row.getObject("started_at") == null ? null : ModelStore.at(row, "started_at"), row.getInt("read"), row.getInt("learned"),
                    row.getInt("to_learn"), row.getObject("ended_at") == null ? null : ModelStore.at(row, "ended_at"),
                    outcome == null ? null : Training.Outcome.valueOf(outcome), row.getInt("decided"), row.getObject("model", UUID.class));
        }).optional();
    }

    void start(UUID id, Instant now) {
        jdbc.sql("update category_trainings set started_at = ? where home = ? and id = ?").params(now.atOffset(ZoneOffset.UTC), home, id).update();
    }

    void read(UUID id, int read) {
        jdbc.sql("update category_trainings set read = ? where home = ? and id = ?").params(read, home, id).update();
    }

    void learned(UUID id, int learned, int toLearn) {
        jdbc.sql("update category_trainings set learned = ?, to_learn = ? where home = ? and id = ?").params(learned, toLearn, home, id).update();
    }

    void end(UUID id, Training.Outcome outcome, int decided, @Nullable UUID model, Instant now) {
        jdbc.sql("update category_trainings set ended_at = ?, outcome = ?, decided = ?, model = ? where home = ? and id = ? and ended_at is null")
                .params(now.atOffset(ZoneOffset.UTC), outcome.name(), decided, model, home, id).update();
    }
}
