package org.huiyin.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.PostId;
import org.huiyin.organization.StaffId;
import org.huiyin.storage.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class JournalTests {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 16);

    private final JdbcClient db = DATABASE.jdbc();
    private final JdbcClient owner = JdbcClient.create(DATABASE.owner());
    private final Journal journal = new Journal(db);
    private final MatterId matter = new MatterId(370100, Ids.next());

    private EntryId append(NewEntry entry) {
        return DATABASE.transactions().execute(_ -> journal.append(entry));
    }

    private NewEntry entry(String act, Map<String, Object> payload) {
        return new NewEntry(370100, matter, null, act, TODAY, new Actor.Program("test"), payload);
    }

    @Test
    void keepsWhatWasRecorded() {
        var staff = new Actor.Staff(new StaffId(Ids.next()), new PostId(Ids.next()), new OfficeId(Ids.next()));
        var leg = new LegId(370100, Ids.next());
        var payload = Map.<String, Object>of("rule", "XF-22", "days", 15, "offices", List.of("a", "b"), "in", Map.of("time", true));
        var first = append(new NewEntry(370100, matter, leg, "petition.register", TODAY, staff, payload));
        var second = append(new NewEntry(370100, matter, null, "petition.note", TODAY, new Actor.Person(UUID.randomUUID()), Map.of()));

        var entries = journal.of(matter);
        assertThat(entries).extracting(Entry::id).containsExactly(first, second);
        var kept = entries.getFirst();
        assertThat(kept.matter()).isEqualTo(matter);
        assertThat(kept.leg()).isEqualTo(leg);
        assertThat(kept.actor()).isEqualTo(staff);
        assertThat(kept.happenedOn()).isEqualTo(TODAY);
        assertThat(kept.payload()).isEqualTo(
                Map.of("rule", "XF-22", "days", 15L, "offices", List.of("a", "b"), "in", Map.of("time", true)));
        assertThat(kept.text("rule")).isEqualTo("XF-22");
        assertThat(entries.get(1).actor()).isInstanceOf(Actor.Person.class);
        assertThat(journal.find(first)).hasValueSatisfying(found -> assertThat(found.digest()).isEqualTo(kept.digest()).hasSize(32));
    }

    @Test
    void appendsOnlyInATransaction() {
        assertThatThrownBy(() -> journal.append(entry("a", Map.of()))).isInstanceOf(IllegalStateException.class);
        var readOnly = DATABASE.transactions();
        readOnly.setReadOnly(true);
        assertThatThrownBy(() -> readOnly.execute(_ -> journal.append(entry("a", Map.of())))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void leavesNothingOfATransactionThatFails() {
        assertThatThrownBy(() -> DATABASE.transactions().execute(_ -> {
            journal.append(entry("a", Map.of()));
            throw new IllegalArgumentException("the facts were wrong");
        })).isInstanceOf(IllegalArgumentException.class);
        assertThat(journal.of(matter)).isEmpty();
        assertThat(db.sql("select count(*) from journal_unordered u where not exists (select from journal_entries e where e.id = u.entry)")
                .query(Long.class).single()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "update journal_entries set act = 'x'", "delete from journal_entries", "truncate journal_entries cascade",
        "update journal_order set position = 0", "delete from journal_order", "truncate journal_order",
        "update journal_salts set salt = ''", "truncate journal_salts", "update journal_unordered set home = 1",
        "delete from journal_sequencers", "delete from outbox", "drop table journal_entries",
        "alter table journal_entries disable trigger all"})
    void theRunningProgramCannotRewriteIt(String sql) {
        append(entry("a", Map.of()));
        assertThatThrownBy(() -> db.sql(sql).update()).isInstanceOf(DataAccessException.class)
                .rootCause()
                .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
    }

    @Test
    void theTableRefusesFreeTextToo() {
        var id = append(entry("a", Map.of())).value();
        for (var payload : List.of("{\"k\":\"路灯坏了\"}", "{\"k\":[{\"d\":\"two words\"}]}", "[\"x\"]", "{\"k\":\"" + "a".repeat(65) + "\"}")) {
            assertThatThrownBy(() -> owner.sql("""
                    insert into journal_entries (home, id, act, happened_on, actor_kind, actor, payload, digest, digest_algorithm)
                    select home, gen_random_uuid(), act, happened_on, actor_kind, actor, :payload::jsonb, digest, digest_algorithm
                    from journal_entries where id = :id
                    """).param("payload", payload).param("id", id).update()).isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void digestTellsWhatWasChangedBehindItsBack() {
        var id = append(entry("petition.accept", Map.of("days", 60, "undone", false)));
        assertThat(journal.verify(id)).isEqualTo(Journal.Verdict.INTACT);
        for (var change : List.of("happened_on = happened_on - 1", "payload = payload || '{\"days\":30}'", "act = 'petition.refuse'",
                "actor = 'other'", "recorded_at = recorded_at + interval '1 microsecond'")) {
            var changed = append(entry("petition.accept", Map.of("days", 60)));
            owner.sql("update journal_entries set " + change + " where id = :id").param("id", changed.value()).update();
            assertThat(journal.verify(changed)).as(change).isEqualTo(Journal.Verdict.BROKEN);
        }
        assertThat(journal.verify(new EntryId(370100, Ids.next()))).isEqualTo(Journal.Verdict.ABSENT);
    }

    @Test
    void sameActsHaveDifferentDigestsAndASaltCanBeDestroyed() {
        var one = append(entry("petition.note", Map.of()));
        var other = append(entry("petition.note", Map.of()));
        assertThat(journal.find(one).orElseThrow().digest()).isNotEqualTo(journal.find(other).orElseThrow().digest());
        db.sql("delete from journal_salts where home = 370100 and entry = :id").param("id", one.value()).update();
        assertThat(journal.verify(one)).isEqualTo(Journal.Verdict.SALT_DESTROYED);
        assertThat(journal.verify(other)).isEqualTo(Journal.Verdict.INTACT);
    }
}
