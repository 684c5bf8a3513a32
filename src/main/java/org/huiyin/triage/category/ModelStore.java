package org.huiyin.triage.category;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.journal.EntryId;
import org.huiyin.storage.Installation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Models, their figures, and the switches between them, of the home of this installation. */
@Repository
class ModelStore {

    private final JdbcClient jdbc;
    private final int home;

    ModelStore(JdbcClient jdbc, Installation installation) {
        this.jdbc = jdbc;
        this.home = installation.home();
    }

    /** The latest switch, or none. */
    Optional<ModelSwitch> latest() {
        return switches(1).stream().findFirst();
    }

    /** The latest switches, the last first. */
    List<ModelSwitch> switches(int atMost) {
        return jdbc.sql("select * from category_model_switches where home = ? order by number desc limit ?").params(home, atMost)
                .query((row, _) -> new ModelSwitch(row.getInt("number"), row.getObject("from_model", UUID.class), row.getObject("to_model", UUID.class),
                        row.getString("by_staff"), at(row, "at"))).list();
    }

    /** The model in use; null for the one that ships. */
    @Nullable UUID inUse() {
        return latest().map(ModelSwitch::to).orElse(null);
    }

    /** Keeps two switches at one time apart, until the transaction ends. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('category-model'), ?)").param(home).query((_, _) -> 0).single();
    }

    void add(ModelSwitch one, EntryId entry) {
        jdbc.sql("insert into category_model_switches (home, number, from_model, to_model, by_staff, at, entry) values (?, ?, ?, ?, ?, ?, ?)")
                .params(home, one.number(), one.from(), one.to(), one.by(), one.at().atOffset(ZoneOffset.UTC), entry.value()).update();
    }

    /** The bytes of a model. */
    byte[] weights(UUID model) throws IOException {
        return jdbc.sql("select weights from category_models where home = ? and id = ? and weights is not null").params(home, model).query(byte[].class).optional()
                .orElseThrow(() -> new IOException("The weights of the model " + model + " are kept no more"));
    }

    void add(KeptModel model, byte[] weights) {
        jdbc.sql("insert into category_models (home, id, made_at, learned, held_out, against, weights) values (?, ?, ?, ?, ?, ?, ?)")
                .params(home, model.id(), model.madeAt().atOffset(ZoneOffset.UTC), model.learned(), model.heldOut(), model.against(), weights).update();
        var inUse = model.inUse().lines();
        for (int c = 0; c < inUse.size(); c++) {
            var own = model.own().lines().get(c);
            jdbc.sql("insert into category_model_figures (home, model, category, matters, said, hit, said_in_use, hit_in_use) values (?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(home, model.id(), own.category(), own.messages(), own.said(), own.hit(), inUse.get(c).said(), inUse.get(c).hit()).update();
        }
    }

    /** Lets go of the weights of every model but these. Their figures stay. */
    void keepOnly(List<UUID> models) {
        jdbc.sql("update category_models set weights = null where home = ? and weights is not null and not (id = any(?))")
                .params(home, models.toArray(UUID[]::new)).update();
    }

    Optional<KeptModel> find(@Nullable UUID model) {
        return model == null ? Optional.empty()
                : jdbc.sql("select * from category_models where home = ? and id = ?").params(home, model).query((row, _) -> kept(row)).optional();
    }

    /** The latest model that nobody has switched to; once a later one is in use it is a candidate no more. */
    Optional<KeptModel> candidate() {
        return jdbc.sql("""
                        select m.* from category_models m where m.home = :home and m.weights is not null
                           and not exists (select 1 from category_model_switches s where s.home = m.home and s.to_model = m.id)
                         order by m.made_at desc, m.id desc limit 1""")
                .param("home", home).query((row, _) -> kept(row)).optional();
    }

    private KeptModel kept(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var own = new ArrayList<Figures.Line>();
        var inUse = new ArrayList<Figures.Line>();
        jdbc.sql("select * from category_model_figures where home = ? and model = ? order by category").params(home, id).query(line -> {
            own.add(new Figures.Line(line.getString("category"), line.getInt("matters"), line.getInt("said"), line.getInt("hit")));
            inUse.add(new Figures.Line(line.getString("category"), line.getInt("matters"), line.getInt("said_in_use"), line.getInt("hit_in_use")));
        });
        return new KeptModel(id, at(row, "made_at"), row.getInt("learned"), row.getInt("held_out"), row.getObject("against", UUID.class),
                Figures.of(own), Figures.of(inUse));
    }

    static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
