package org.huiyin.triage.issue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huiyin.triage.hot.Sketch;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sketches of matters, and to which issue each belongs. */
@Repository
class SketchStore {

    /** Compared in full, of those found by the index. */
    static final int COMPARED = 120;

    private final JdbcClient jdbc;

    SketchStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A matter with its sketch. */
    record Row(UUID matter, LocalDate receivedOn, @Nullable String place, @Nullable UUID issue, Sketch sketch, int[] keys, Set<UUID> apart) {}

    Optional<Row> find(int home, UUID matter) {
        return jdbc.sql("select * from matter_sketches where home = :home and matter = :matter")
                .param("home", home).param("matter", matter).query((row, _) -> row(row)).optional();
    }

    List<Row> of(int home, UUID issue, int atMost) {
        return jdbc.sql("select * from matter_sketches where home = :home and issue = :issue order by matter limit :most")
                .param("home", home).param("issue", issue).param("most", atMost).query((row, _) -> row(row)).list();
    }

    void add(int home, MatterWords.Read read, int vocabulary, Sketch sketch, int[] keys) {
        jdbc.sql("""
                insert into matter_sketches (home, matter, received_on, place, vocabulary, terms, weights, names, name_weights, problems, keys)
                values (:home, :matter, :on, :place, :vocabulary, cast(:terms as integer[]), cast(:weights as real[]), cast(:names as integer[]),
                        cast(:nameWeights as real[]), cast(:problems as real[]), cast(:keys as integer[]))
                """)
                .param("home", home).param("matter", read.matter()).param("on", read.receivedOn()).param("place", read.place())
                .param("vocabulary", vocabulary).param("terms", array(sketch.terms())).param("weights", array(sketch.weights()))
                .param("names", array(sketch.names())).param("nameWeights", array(sketch.nameWeights()))
                .param("problems", array(sketch.problems())).param("keys", array(keys))
                .update();
    }

    void remove(int home, UUID matter) {
        jdbc.sql("delete from matter_sketches where home = :home and matter = :matter").param("home", home).param("matter", matter).update();
    }

    void put(int home, UUID matter, @Nullable UUID issue) {
        jdbc.sql("update matter_sketches set issue = cast(:issue as uuid) where home = :home and matter = :matter")
                .param("home", home).param("matter", matter).param("issue", issue == null ? null : issue.toString()).update();
    }

    /** Takes a matter out of an issue for good. Twice is once. */
    void part(int home, UUID matter, UUID issue) {
        jdbc.sql("""
                update matter_sketches set apart = array_append(array_remove(apart, :issue), :issue), issue = case when issue = :issue then null else issue end
                 where home = :home and matter = :matter
                """)
                .param("home", home).param("matter", matter).param("issue", issue).update();
    }

    void move(int home, UUID from, @Nullable UUID to) {
        jdbc.sql("update matter_sketches set issue = cast(:to as uuid) where home = :home and issue = :from")
                .param("home", home).param("from", from).param("to", to == null ? null : to.toString()).update();
    }

    /** Whether people have said of a matter in one of two issues that it is no part of the other. */
    boolean keptApart(int home, UUID a, UUID b) {
        return jdbc.sql("select exists (select 1 from matter_sketches where home = :home and (issue = :a and :b = any(apart) or issue = :b and :a = any(apart)))")
                .param("home", home).param("a", a).param("b", b).query(Boolean.class).single();
    }

    /** What was said to be no part of one issue is no part of the one it becomes. */
    void apartToo(int home, UUID gone, UUID kept) {
        jdbc.sql("update matter_sketches set apart = array_append(apart, :kept) where home = :home and apart <> '{}' and apart @> array[:gone] and not :kept = any(apart)")
                .param("home", home).param("gone", gone).param("kept", kept).update();
    }

    /** In which issues these matters are, and how many of them in each. */
    Map<UUID, Integer> sizesAmong(int home, Collection<UUID> matters) {
        var sizes = new TreeMap<UUID, Integer>();
        jdbc.sql("select issue, count(*)::int as n from matter_sketches where home = :home and matter = any(:matters) and issue is not null group by issue")
                .param("home", home).param("matters", matters.toArray(UUID[]::new))
                .query((RowCallbackHandler) row -> sizes.put(row.getObject("issue", UUID.class), row.getInt("n")));
        return sizes;
    }

    /**
     * Matters that share some of the keys, the ones that share most first. A matter in another county is none: a road of the same name there
     * is another road.
     */
    List<Row> alike(int home, UUID self, int[] keys, @Nullable String place, int vocabulary, LocalDate notBefore) {
        return jdbc.sql("""
                select s.* from matter_sketches s
                 where s.home = :home and s.keys && cast(:keys as integer[]) and s.matter <> :self and s.vocabulary = :vocabulary and s.received_on >= :notBefore
                   and (s.place is null or cast(:county as text) is null or length(s.place) < 6 or left(s.place, 6) = :county)
                 order by (select count(*) from unnest(s.keys) k where k = any(cast(:keys as integer[]))) desc, s.matter
                 limit :most
                """)
                .param("home", home).param("keys", array(keys)).param("self", self).param("vocabulary", vocabulary).param("notBefore", notBefore)
                .param("county", place == null || place.length() < 6 ? null : place.substring(0, 6)).param("most", COMPARED)
                .query((row, _) -> row(row)).list();
    }

    /** How many matters each of the issues has that these matters are in. */
    Map<UUID, Integer> sizes(int home, Collection<Row> found) {
        var issues = found.stream().map(Row::issue).filter(Objects::nonNull).collect(Collectors.toSet());
        var sizes = new TreeMap<UUID, Integer>();
        jdbc.sql("select issue, count(*)::int as n from matter_sketches where home = :home and issue = any(:issues) group by issue")
                .param("home", home).param("issues", issues.toArray(UUID[]::new))
                .query((RowCallbackHandler) row -> sizes.put(row.getObject("issue", UUID.class), row.getInt("n")));
        return sizes;
    }

    /** Whether an issue has a matter. */
    boolean any(int home, UUID issue) {
        return jdbc.sql("select exists (select 1 from matter_sketches where home = :home and issue = :issue)")
                .param("home", home).param("issue", issue).query(Boolean.class).single();
    }

    void clear(int home) {
        jdbc.sql("delete from issue_reach where home = :home").param("home", home).update();
        jdbc.sql("delete from issues where home = :home").param("home", home).update();
        jdbc.sql("delete from matter_sketches where home = :home").param("home", home).update();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(row.getObject("matter", UUID.class), row.getObject("received_on", LocalDate.class), row.getString("place"),
                row.getObject("issue", UUID.class),
                new Sketch(integers(row, "terms"), reals(row, "weights"), integers(row, "names"), reals(row, "name_weights"), reals(row, "problems")),
                integers(row, "keys"), Set.of((UUID[]) row.getArray("apart").getArray()));
    }

    private static int[] integers(ResultSet row, String column) throws SQLException {
        return Arrays.stream((Integer[]) row.getArray(column).getArray()).mapToInt(Integer::intValue).toArray();
    }

    private static float[] reals(ResultSet row, String column) throws SQLException {
        var boxed = (Float[]) row.getArray(column).getArray();
        var values = new float[boxed.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = boxed[i];
        }
        return values;
    }

    private static String array(int[] values) {
        return Arrays.stream(values).mapToObj(Integer::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private static String array(float[] values) {
        var text = new StringBuilder("{");
        for (int i = 0; i < values.length; i++) {
            text.append(i == 0 ? "" : ",").append(values[i]);
        }
        return text.append('}').toString();
    }
}
