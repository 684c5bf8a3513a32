package org.huiyin.journal;

import java.sql.Types;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of messages. A row stays for ever: it is what makes a second sending impossible. */
@Component
final class OutboxStore {

    private final JdbcClient db;

    OutboxStore(JdbcClient db) {
        this.db = db;
    }

    /**
     * Plans a message; does nothing if it was planned before.
     *
     * @throws IllegalStateException if another effect sends the same template to the same recipient about this entry
     */
    void plan(String effect, Entry entry, Effect.Message message, Duration hold) {
        int planned = db.sql("""
                insert into outbox (home, id, effect, entry, matter, recipient, template, due_at)
                select :home, :id, :effect, :entry, :matter, :recipient, :template, e.recorded_at + :hold * interval '1 second'
                from journal_entries e where e.home = :home and e.id = :entry
                on conflict (home, entry, recipient, template) do nothing
                """)
                .param("home", entry.home())
                .param("id", Ids.next())
                .param("effect", effect)
                .param("entry", entry.id().value())
                .param("matter", entry.matter() == null ? null : entry.matter().value(), Types.OTHER)
                .param("recipient", message.recipient())
                .param("template", message.template())
                .param("hold", hold.toMillis() / 1000.0)
                .update();
        if (planned == 0 && !effect.equals(effectOf(entry, message))) {
            throw new IllegalStateException("Two effects send template " + message.template() + ": each needs one of its own");
        }
    }

    private String effectOf(Entry entry, Effect.Message message) {
        return db.sql("""
                select effect from outbox
                where home = :home and entry = :entry and recipient = :recipient and template = :template
                """)
                .param("home", entry.home())
                .param("entry", entry.id().value())
                .param("recipient", message.recipient())
                .param("template", message.template())
                .query(String.class)
                .single();
    }

    /** Takes back every held message of an effect whose entry was undone by a later one. */
    int withdrawUndone(String effect) {
        return db.sql("""
                update outbox o set state = 'withdrawn', settled_at = clock_timestamp(), reason = 'undone'
                where o.effect = :effect and o.state = 'held'
                  and exists (select from journal_entries u where u.home = o.home and u.undoes = o.entry)
                """)
                .param("effect", effect)
                .update();
    }

    /** On a restored copy: what the original may have sent meanwhile is not sent from here. */
    int withdrawAll(String reason) {
        return db.sql("update outbox set state = 'withdrawn', settled_at = clock_timestamp(), reason = :reason where state = 'held'")
                .param("reason", reason)
                .update();
    }

    /** Takes the next due message and marks it as being sent. After the commit nobody takes it again, whatever happens. */
    Optional<OutboxMessage> take(String effect) {
        return db.sql("""
                update outbox o set state = 'sending', sending_at = clock_timestamp(), attempts = attempts + 1
                from (select home, id from outbox where effect = :effect and state = 'held' and due_at <= clock_timestamp()
                      order by due_at, id limit 1 for update skip locked) due
                where o.home = due.home and o.id = due.id
                  and not exists (select from journal_entries u where u.home = o.home and u.undoes = o.entry)
                returning o.home, o.id, o.entry, o.matter, o.recipient, o.template
                """)
                .param("effect", effect)
                .query((row, n) -> {
                    int home = row.getInt("home");
                    var matter = row.getObject("matter", UUID.class);
                    return new OutboxMessage(row.getObject("id", UUID.class), new EntryId(home, row.getObject("entry", UUID.class)),
                            matter == null ? null : new MatterId(home, matter), row.getString("recipient"), row.getString("template"));
                })
                .optional();
    }

    void settle(OutboxMessage message, String state, String reason) {
        db.sql("""
                update outbox set state = :state, settled_at = clock_timestamp(), reason = :reason
                where home = :home and id = :id and state in ('sending', 'doubtful')
                """)
                .param("state", state)
                .param("reason", reason)
                .param("home", message.entry().home())
                .param("id", message.id())
                .update();
    }

    /** Surely not sent: back to the held ones, after a pause that doubles with each attempt up to an hour. */
    void later(OutboxMessage message, String reason) {
        db.sql("""
                update outbox set state = 'held', reason = :reason,
                    due_at = clock_timestamp() + least(3600, 15 * power(2, least(attempts, 10))) * interval '1 second'
                where home = :home and id = :id and state = 'sending'
                """)
                .param("reason", reason)
                .param("home", message.entry().home())
                .param("id", message.id())
                .update();
    }

    /** Messages that somebody began to send and never settled: the program ended in between. */
    int doubtCutShort(String effect, Duration after) {
        return db.sql("""
                update outbox set state = 'doubtful', reason = 'cut-short'
                where effect = :effect and state = 'sending' and sending_at < clock_timestamp() - :seconds * interval '1 second'
                """)
                .param("effect", effect)
                .param("seconds", after.toMillis() / 1000.0)
                .update();
    }

    List<OutboxMessage> doubtful(int atMost) {
        return db.sql("""
                select home, id, entry, matter, recipient, template from outbox where state = 'doubtful'
                order by sending_at limit :atMost
                """)
                .param("atMost", atMost)
                .query((row, n) -> {
                    int home = row.getInt("home");
                    var matter = row.getObject("matter", UUID.class);
                    return new OutboxMessage(row.getObject("id", UUID.class), new EntryId(home, row.getObject("entry", UUID.class)),
                            matter == null ? null : new MatterId(home, matter), row.getString("recipient"), row.getString("template"));
                })
                .list();
    }

    /** An operator found out about a doubtful message: it went out, or it did not and is sent now. */
    boolean decide(int home, UUID id, boolean wentOut) {
        return db.sql("""
                update outbox set state = case when :wentOut then 'sent' else 'held' end, reason = 'decided',
                    settled_at = case when :wentOut then clock_timestamp() end
                where home = :home and id = :id and state = 'doubtful'
                """)
                .param("wentOut", wentOut)
                .param("home", home)
                .param("id", id)
                .update() == 1;
    }
}
