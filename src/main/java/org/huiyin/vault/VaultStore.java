package org.huiyin.vault;

import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huiyin.journal.Actor;
import org.huiyin.journal.Ids;
import org.huiyin.journal.MatterId;
import org.huiyin.storage.DestroyedKeyList;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of the vault. Sees sealed bytes only. */
final class VaultStore {

    private final JdbcClient db;

    VaultStore(JdbcClient db) {
        this.db = db;
    }

    record WrappedKey(MatterId matter, UUID keyId, String masterKeyId, byte[] wrapped) {}

    record SealedValue(Field field, int ordinal, byte[] envelope) {}

    record Master(String id, boolean current, byte[] checkValue) {}

    // ---- master keys

    /** Everybody who registers, retires or checks master keys does so one after another, in whichever program. */
    void lockMasters() {
        db.sql("select pg_advisory_xact_lock(hashtextextended('huiyin/vault/masters', 0))").query((row, n) -> 0).list();
    }

    List<Master> masters() {
        return db.sql("select id, retired_at is null as current, check_value from vault_masters order by registered_at")
                .query((row, n) -> new Master(row.getString("id"), row.getBoolean("current"), row.getBytes("check_value")))
                .list();
    }

    /** Ids of the master keys that some wrapped key names. */
    Set<String> mastersInUse() {
        return Set.copyOf(db.sql("select distinct master_key_id from vault_keys").query(String.class).list());
    }

    boolean anyKey() {
        return db.sql("select exists (select from vault_keys)").query(Boolean.class).single();
    }

    void register(String masterKeyId, byte[] checkValue) {
        db.sql("update vault_masters set retired_at = clock_timestamp() where retired_at is null").update();
        db.sql("insert into vault_masters (id, check_value) values (:id, :checkValue)")
                .param("id", masterKeyId)
                .param("checkValue", checkValue)
                .update();
    }

    /** Keys not wrapped by this master key, locked; those that others work on are left out. */
    List<WrappedKey> wrappedByOthers(String masterKeyId, int atMost) {
        return db.sql("""
                select home, matter, key_id, master_key_id, wrapped from vault_keys
                where master_key_id <> :current
                order by home, matter
                limit :atMost
                for update skip locked
                """)
                .param("current", masterKeyId)
                .param("atMost", atMost)
                .query((row, n) -> new WrappedKey(new MatterId(row.getInt("home"), row.getObject("matter", UUID.class)),
                        row.getObject("key_id", UUID.class), row.getString("master_key_id"), row.getBytes("wrapped")))
                .list();
    }

    boolean anyWrappedByOthers(String masterKeyId) {
        return db.sql("select exists (select from vault_keys where master_key_id <> :current)")
                .param("current", masterKeyId)
                .query(Boolean.class)
                .single();
    }

    void rewrap(WrappedKey key, String masterKeyId, byte[] wrapped) {
        db.sql("update vault_keys set master_key_id = :master, wrapped = :wrapped where home = :home and matter = :matter")
                .param("master", masterKeyId)
                .param("wrapped", wrapped)
                .param("home", key.matter().home())
                .param("matter", key.matter().value())
                .update();
    }

    // ---- keys of matters

    Optional<WrappedKey> key(MatterId matter, boolean lock) {
        return db.sql("select key_id, master_key_id, wrapped from vault_keys where home = :home and matter = :matter"
                        + (lock ? " for update" : ""))
                .param("home", matter.home())
                .param("matter", matter.value())
                .query((row, n) -> new WrappedKey(matter, row.getObject("key_id", UUID.class), row.getString("master_key_id"),
                        row.getBytes("wrapped")))
                .optional();
    }

    /** Waits for whoever makes or destroys the key of this matter. False if the matter has a key, or had one that was destroyed. */
    boolean insertKey(WrappedKey key) {
        return db.sql("""
                insert into vault_keys (home, matter, key_id, master_key_id, wrapped)
                select :home, :matter, :keyId, :master, :wrapped
                where not exists (select from vault_destroyed_keys where home = :home and matter = :matter)
                on conflict do nothing
                """)
                .param("home", key.matter().home())
                .param("matter", key.matter().value())
                .param("keyId", key.keyId())
                .param("master", key.masterKeyId())
                .param("wrapped", key.wrapped())
                .update() == 1;
    }

    /** Keys of matters that nobody else can know yet. */
    void insertKeys(List<WrappedKey> keys) {
        if (keys.isEmpty()) {
            return;
        }
        db.sql("""
                insert into vault_keys (home, matter, key_id, master_key_id, wrapped)
                select * from unnest(?::integer[], ?::uuid[], ?::uuid[], ?::text[], ?::bytea[])
                """)
                .params(keys.stream().map(key -> key.matter().home()).toArray(Integer[]::new),
                        keys.stream().map(key -> key.matter().value()).toArray(UUID[]::new),
                        keys.stream().map(WrappedKey::keyId).toArray(UUID[]::new),
                        keys.stream().map(WrappedKey::masterKeyId).toArray(String[]::new),
                        keys.stream().map(WrappedKey::wrapped).toArray(byte[][]::new))
                .update();
    }

    Optional<Opening.Erased> erased(MatterId matter) {
        return db.sql("select destroyed_on, reason from vault_destroyed_keys where home = :home and matter = :matter")
                .param("home", matter.home())
                .param("matter", matter.value())
                .query((row, n) -> new Opening.Erased(row.getObject("destroyed_on", LocalDate.class), row.getString("reason")))
                .optional();
    }

    /** Takes the key of the matter away and writes it into the database's list of destroyed keys; gives the line for the list beside the keys. */
    DestroyedKeyList.Line destroy(MatterId matter, Actor who, String reason, LocalDate on) {
        var at = db.sql("""
                insert into vault_destroyed_keys (home, matter, destroyed_on, actor_kind, actor, post, office, reason)
                values (:home, :matter, :on, :kind, :actor, :post, :office, :reason)
                returning destroyed_at
                """)
                .param("home", matter.home())
                .param("matter", matter.value())
                .param("on", on)
                .param("kind", who.kind())
                .param("actor", who.reference())
                .param("post", who.postValue(), Types.OTHER)
                .param("office", who.officeValue(), Types.OTHER)
                .param("reason", reason)
                .query(java.sql.Timestamp.class)
                .single();
        removeKey(matter);
        return new DestroyedKeyList.Line(matter.home(), matter.value(), at.toInstant(), on, who.kind(), who.reference(),
                who.postValue() == null ? null : who.postValue().toString(), who.officeValue() == null ? null : who.officeValue().toString(), reason);
    }

    long destroyed() {
        return db.sql("select count(*) from vault_destroyed_keys").query(Long.class).single();
    }

    void removeKey(MatterId matter) {
        db.sql("delete from vault_keys where home = :home and matter = :matter")
                .param("home", matter.home())
                .param("matter", matter.value())
                .update();
    }

    // ---- values

    /** The sealed values of the matter, by field and number. */
    List<SealedValue> values(MatterId matter, Collection<Field> fields) {
        if (fields.isEmpty()) {
            return List.of();
        }
        return db.sql("""
                select field, ordinal, envelope from vault_values
                where home = :home and matter = :matter and field in (:fields)
                order by field, ordinal
                """)
                .param("home", matter.home())
                .param("matter", matter.value())
                .param("fields", fields.stream().map(Field::name).toList())
                .query((row, n) -> new SealedValue(Field.valueOf(row.getString("field")), row.getInt("ordinal"),
                        row.getBytes("envelope")))
                .list();
    }

    List<Field> present(MatterId matter) {
        return db.sql("select distinct field from vault_values where home = :home and matter = :matter")
                .param("home", matter.home())
                .param("matter", matter.value())
                .query((row, n) -> Field.valueOf(row.getString("field")))
                .list();
    }

    void put(MatterId matter, List<SealedValue> values) {
        if (values.isEmpty()) {
            return;
        }
        var rows = new StringBuilder();
        var params = new HashMap<String, Object>(Map.of("home", matter.home(), "matter", matter.value()));
        for (int i = 0; i < values.size(); i++) {
            rows.append(i == 0 ? "" : ", ").append("(:home, :matter, :field").append(i).append(", :ordinal").append(i)
                    .append(", :envelope").append(i).append(')');
            params.put("field" + i, values.get(i).field().name());
            params.put("ordinal" + i, values.get(i).ordinal());
            params.put("envelope" + i, values.get(i).envelope());
        }
        db.sql("insert into vault_values (home, matter, field, ordinal, envelope) values " + rows + """
                 on conflict (home, matter, field, ordinal)
                do update set envelope = excluded.envelope, sealed_at = clock_timestamp()
                """)
                .params(params)
                .update();
    }

    /** Sealed values of matters that have none yet. */
    void putAll(Map<MatterId, Vault.Fresh> matters) {
        record Row(MatterId matter, SealedValue value) {}
        var rows = matters.entrySet().stream().flatMap(each -> each.getValue().values().stream().map(value -> new Row(each.getKey(), value))).toList();
        if (rows.isEmpty()) {
            return;
        }
        db.sql("""
                insert into vault_values (home, matter, field, ordinal, envelope)
                select * from unnest(?::integer[], ?::uuid[], ?::text[], ?::integer[], ?::bytea[])
                """)
                .params(rows.stream().map(row -> row.matter().home()).toArray(Integer[]::new),
                        rows.stream().map(row -> row.matter().value()).toArray(UUID[]::new),
                        rows.stream().map(row -> row.value().field().name()).toArray(String[]::new),
                        rows.stream().map(row -> row.value().ordinal()).toArray(Integer[]::new),
                        rows.stream().map(row -> row.value().envelope()).toArray(byte[][]::new))
                .update();
    }

    // ---- openings

    void recordOpening(MatterId matter, Actor who, String purpose, List<String> fields, LocalDate on) {
        db.sql("""
                insert into vault_openings (home, id, matter, opened_on, actor_kind, actor, post, office, purpose, fields)
                values (:home, :id, :matter, :on, :kind, :actor, :post, :office, :purpose, string_to_array(:fields, ','))
                """)
                .param("home", matter.home())
                .param("id", Ids.next())
                .param("matter", matter.value())
                .param("on", on)
                .param("kind", who.kind())
                .param("actor", who.reference())
                .param("post", who.postValue(), Types.OTHER)
                .param("office", who.officeValue(), Types.OTHER)
                .param("purpose", purpose)
                .param("fields", String.join(",", fields))
                .update();
    }
}
