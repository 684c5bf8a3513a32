package org.huiyin.vault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.huiyin.journal.Actor;
import org.huiyin.journal.Journal;
import org.huiyin.journal.MatterId;
import org.huiyin.journal.NewEntry;
import org.huiyin.vault.Sweeper.Known;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.huiyin.storage.DestroyedKeyList;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The identities of people, sealed. A person exists here only inside the matters they brought: one random key a matter, no index, no
 * hash, nothing that two matters of one person share. Destroying the one key erases the identity of one matter and nothing else.
 */
public class Vault {

    /** The act of opening, in the journal. */
    public static final String OPEN = "identity.open";
    /** The act of erasing, in the journal. */
    public static final String ERASE = "identity.erase";

    /** Every usual name, number or address is sealed into as many bytes as every other. */
    private static final int VALUE_BLOCK = 128;
    private static final int BLOCK = 32;
    private static final int KEY_BYTES = 32;
    private static final Set<Field> IDENTITY = EnumSet.of(Field.NAME, Field.PHONE, Field.ID_NUMBER, Field.ADDRESS, Field.EMAIL);

    private final VaultStore store;
    private final MasterKeys masterKeys;
    private final Journal journal;
    private final DestroyedKeyList destroyed;
    private final TransactionTemplate joined;
    private final TransactionTemplate own;

    Vault(VaultStore store, MasterKeys masterKeys, Journal journal, DestroyedKeyList destroyed, PlatformTransactionManager transactions) {
        this.store = store;
        this.masterKeys = masterKeys;
        this.journal = journal;
        this.destroyed = destroyed;
        this.joined = new TransactionTemplate(transactions);
        this.own = new TransactionTemplate(transactions);
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * The vault of a database whose master keys are files under a data directory.
     *
     * @throws MasterKeyMissing if sealed data names a master key that is not there
     */
    public static Vault at(Path data, JdbcClient db, PlatformTransactionManager transactions, Journal journal) {
        var store = new VaultStore(db);
        var keys = data.resolve("keys");
        var provider = new FileKeyProvider(keys);
        return new Vault(store, new MasterKeys(store, provider, newTransaction(transactions)), journal, DestroyedKeyList.in(keys), transactions);
    }

    static TransactionTemplate newTransaction(PlatformTransactionManager transactions) {
        var template = new TransactionTemplate(transactions);
        template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return template;
    }

    /**
     * Seals the identity of the person of a matter, in the caller's transaction. The first time makes the key of the matter. A field
     * sealed before is sealed anew; a blank value is left out.
     *
     * @throws IdentityErased if the identity of the matter was erased
     */
    public void seal(MatterId matter, Map<Field, String> identity) {
        joined.executeWithoutResult(_ -> {
            var held = hold(matter);
            var values = new TreeMap<Placeholder, String>();
            for (var each : identity.entrySet()) {
                if (each.getKey().foundInText()) {
                    throw new IllegalArgumentException(each.getKey() + " is found in texts by sweep, not given");
                }
                var value = each.getValue().strip();
                if (!value.isEmpty()) {
                    values.put(new Placeholder(each.getKey(), 0), value);
                }
            }
            put(matter, held, values);
        });
    }

    /**
     * Opens fields of an identity. Who, in what post, for what purpose and which fields is written down, in a transaction of its own,
     * before anything is returned: also when the caller's transaction fails later, or only reads. Fields that are not there are left
     * out; if none is there, nothing was opened and nothing is written down.
     *
     * @param purpose code of the purpose, for example {@code call-back}
     * @param today the day, in the zone of the jurisdiction
     * @throws IdentityErased if the identity was erased; {@link #tryOpen} gives the refusal as a value
     */
    public Map<Field, String> open(MatterId matter, Set<Field> fields, Actor who, String purpose, LocalDate today) {
        return switch (tryOpen(matter, fields, who, purpose, today)) {
            case Opening.Opened(var values) -> values;
            case Opening.Erased erased -> throw new IdentityErased(erased);
        };
    }

    /** As {@link #open}, with "erased" as a value to show. */
    public Opening tryOpen(MatterId matter, Set<Field> fields, Actor who, String purpose, LocalDate today) {
        var wanted = EnumSet.noneOf(Field.class);
        wanted.addAll(fields);
        wanted.retainAll(IDENTITY);
        var wrapped = store.key(matter, false);
        if (wrapped.isEmpty()) {
            return store.erased(matter).<Opening>map(erased -> erased).orElseGet(() -> new Opening.Opened(Map.of()));
        }
        var key = unwrap(wrapped.get());
        var values = new EnumMap<Field, String>(Field.class);
        for (var each : store.values(matter, wanted)) {
            values.put(each.field(), open(matter, key, each));
        }
        if (!values.isEmpty()) {
            record(matter, who, purpose, values.keySet().stream().map(Field::name).toList(), today);
        }
        return new Opening.Opened(values);
    }

    /** Which fields of the identity are there, without opening any. None after it was erased. */
    public Set<Field> present(MatterId matter) {
        if (store.key(matter, false).isEmpty()) {
            return Set.of();
        }
        var present = EnumSet.noneOf(Field.class);
        present.addAll(store.present(matter));
        return present;
    }

    /** Whether, when and why the identity of the matter was erased. */
    public Optional<Opening.Erased> erased(MatterId matter) {
        return store.erased(matter);
    }

    /**
     * Seals bytes that belong to the matter: a sealed text, an attachment. In the caller's transaction if the matter has no key yet.
     *
     * @param what says which of the matter's bytes these are; they open only under the same words
     * @throws IdentityErased if the matter was erased
     */
    public byte[] encrypt(MatterId matter, String what, byte[] clear) {
        var key = keyForUse(matter);
        return Envelope.seal(key.key(), key.id(), clear, BLOCK, associated(matter, what));
    }

    /**
     * Opens what {@link #encrypt} sealed.
     *
     * @throws IdentityErased if the matter was erased
     * @throws SealBroken if the bytes were altered, or sealed for another matter or under other words
     */
    public byte[] decrypt(MatterId matter, String what, byte[] sealed) {
        var key = keyToOpen(matter);
        return Envelope.open(key.key(), key.id(), sealed, associated(matter, what));
    }

    /**
     * Seals a large file that belongs to the matter while it is written; it is whole only after the stream was closed. In the caller's
     * transaction if the matter has no key yet.
     *
     * @param what as for {@link #encrypt}
     * @param to gets the sealed bytes, and is closed with the stream
     */
    public OutputStream encrypting(MatterId matter, String what, OutputStream to) throws IOException {
        return SealedStream.seal(keyForUse(matter), associated(matter, what), to);
    }

    /**
     * Opens what {@link #encrypting} sealed, while it is read. Reading throws {@link SealBroken} where the bytes were altered or cut;
     * what was read until then is genuine.
     *
     * @param from the sealed bytes; closed with the stream
     */
    public InputStream decrypting(MatterId matter, String what, InputStream from) throws IOException {
        return SealedStream.open(keyToOpen(matter), associated(matter, what), from);
    }

    /**
     * Makes many new matters at once. While {@code work} runs in the caller's transaction, nothing is looked up for these matters, since nobody
     * else can know them yet, and what {@link #seal}, {@link #sweep} and {@link #encrypt} have to keep for them is written at its end in two
     * statements. Opening, erasing and the streams are not for {@code work}.
     *
     * @param matters with ids that were made for this call
     */
    public void together(Collection<MatterId> matters, Runnable work) {
        joined.executeWithoutResult(_ -> {
            var held = held();
            matters.forEach(matter -> held.fresh().put(matter, new Fresh(new ArrayList<>(), new ArrayList<>())));
            try {
                work.run();
                store.insertKeys(held.fresh().values().stream().flatMap(fresh -> fresh.keys().stream()).toList());
                store.putAll(held.fresh());
            } finally {
                held.fresh().clear();
            }
        });
    }

    /** What is to be written for a new matter: its key, once it is needed, and its sealed values. */
    record Fresh(List<VaultStore.WrappedKey> keys, List<VaultStore.SealedValue> values) {}

    /**
     * Replaces in what somebody typed the person's own name, telephone, identity card number and home address, and any mobile or
     * identity card number, with placeholders (「本人」「电话①」「证件号①」「住址」) whose values are sealed. The same value has the
     * same number in all texts of a matter. Sweeping a swept text changes nothing. In the caller's transaction.
     */
    public String sweep(MatterId matter, String typed) {
        return require(joined.execute(_ -> {
            var held = held().of(matter);
            if (held == null) {
                boolean fresh = held().fresh().containsKey(matter);
                var wrapped = fresh ? Optional.<VaultStore.WrappedKey>empty() : store.key(matter, false);
                if (!fresh && wrapped.isEmpty() && store.erased(matter).isPresent()) {
                    // nothing can be sealed any more: the value goes, and no number promises that it could be opened
                    return Sweeper.sweep(typed, Known.NOBODY, (kind, value) -> 0);
                }
                var seen = wrapped.map(each -> read(matter, unwrap(each))).orElseGet(TreeMap::new);
                var numbers = new Numbers(seen, typed);
                var swept = Sweeper.sweep(typed, known(seen), numbers);
                if (numbers.added().isEmpty()) {
                    return swept;
                }
                // once more with the key locked: another text of the matter may have been swept meanwhile
                held = hold(matter);
            }
            var numbers = new Numbers(held.values(), typed);
            var swept = Sweeper.sweep(typed, known(held.values()), numbers);
            put(matter, held, numbers.added());
            return swept;
        }));
    }

    /**
     * The text as it was typed, with the placeholders that have a sealed value opened. Written down like {@link #open}, naming the
     * fields that were opened. Of an erased matter the text comes back as it is.
     */
    public String unsweep(MatterId matter, String swept, Actor who, String purpose, LocalDate today) {
        var wanted = new TreeSet<Placeholder>();
        for (var each = Placeholder.next(swept, 0); each != null; each = Placeholder.next(swept, each.end())) {
            wanted.add(each.placeholder());
        }
        var wrapped = store.key(matter, false);
        if (wanted.isEmpty() || wrapped.isEmpty()) {
            return swept;
        }
        var key = unwrap(wrapped.get());
        var values = new TreeMap<Placeholder, String>();
        for (var each : store.values(matter, wanted.stream().map(Placeholder::field).distinct().toList())) {
            var placeholder = new Placeholder(each.field(), each.ordinal());
            if (wanted.contains(placeholder)) {
                values.put(placeholder, open(matter, key, each));
            }
        }
        if (values.isEmpty()) {
            return swept;
        }
        record(matter, who, purpose, values.keySet().stream().map(Placeholder::code).toList(), today);
        var out = new StringBuilder(swept.length());
        int from = 0;
        for (var each = Placeholder.next(swept, 0); each != null; each = Placeholder.next(swept, each.end())) {
            var value = values.get(each.placeholder());
            out.append(swept, from, each.start()).append(value == null ? swept.substring(each.start(), each.end()) : value);
            from = each.end();
        }
        return out.append(swept, from, swept.length()).toString();
    }

    /** Whether the text has placeholders, so that a page can offer to open them. */
    public static boolean hasPlaceholders(String swept) {
        return Placeholder.next(swept, 0) != null;
    }

    /** Mobile and identity card numbers that stand in a text, as written; whoever they belong to. For refusing or pointing them out. */
    public static List<String> personalNumbers(String text) {
        var found = new java.util.ArrayList<String>();
        new PersonalNumbers(text.toCharArray(), null, null).each((start, end, kind, value) -> found.add(text.substring(start, end)));
        return found;
    }

    /**
     * Destroys the one key of the matter. From then on nobody can open its identity, the values found in its texts, its sealed texts
     * and attachments; every other matter stays as it is. In the caller's transaction; there is no way back. Before the transaction is
     * committed the key stands on the {@link DestroyedKeyList} on the disk; if that cannot be written nothing is destroyed.
     *
     * @param reason code of the reason, for example {@code retention-over}
     */
    public void erase(MatterId matter, Actor who, String reason, LocalDate today) {
        erase(matter, who, reason, today, true);
    }

    /**
     * Destroys again the keys that stand on the list and are in the database still: the program ended between the list and the commit, or the
     * database was put back to an earlier day by other means than our restore. Whoever had it destroyed was told so or was about to be.
     *
     * @return how many
     */
    int finishErasures() {
        var listed = destroyed.lines();
        if (listed.size() <= store.destroyed()) {
            return 0;
        }
        int again = 0;
        for (var line : listed) {
            var matter = new MatterId(line.home(), line.matter());
            if (store.key(matter, false).isPresent()) {
                erase(matter, new Actor.Program("erasure"), line.reason(), line.destroyedOn(), false);
                again++;
            }
        }
        return again;
    }

    private void erase(MatterId matter, Actor who, String reason, LocalDate today, boolean list) {
        joined.executeWithoutResult(_ -> {
            if (store.erased(matter).isPresent() || !holdToErase(matter)) {
                return;
            }
            held().matters().remove(matter);
            var line = store.destroy(matter, who, reason, today);
            if (list) {
                listing().add(line);
            }
            journal.append(new NewEntry(matter.home(), matter, null, ERASE, today, who, Map.of("reason", reason)));
        });
    }

    /**
     * Makes a new master key and wraps the key of every matter with it. Sealed values are not touched. Safe to run again.
     *
     * @return how many keys were wrapped again
     */
    public long rotateMasterKey() {
        return masterKeys.rotate();
    }

    /** The one of this transaction: all keys that are destroyed in it go on the list together. */
    private Listing listing() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(one -> one instanceof Listing mine && mine.vault() == this)
                .map(Listing.class::cast)
                .findFirst()
                .orElseGet(() -> {
                    var fresh = new Listing();
                    TransactionSynchronizationManager.registerSynchronization(fresh);
                    return fresh;
                });
    }

    /** Puts destroyed keys on the list as the last thing before the commit, and takes them back if there is none. */
    private final class Listing implements TransactionSynchronization {

        private final List<DestroyedKeyList.Line> lines = new ArrayList<>();
        private boolean listed;

        Vault vault() {
            return Vault.this;
        }

        void add(DestroyedKeyList.Line line) {
            lines.add(line);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            destroyed.add(lines);
            listed = true;
        }

        @Override
        public void afterCompletion(int status) {
            // Of an unknown outcome the line stays: the next start finishes what the database did not.
            if (listed && status == STATUS_ROLLED_BACK) {
                destroyed.takeBack(lines);
            }
        }
    }

    // ---- keys

    /** What this transaction knows of a matter whose key it has locked: nobody else changes it until the transaction ends. */
    private record Held(MatterKey key, TreeMap<Placeholder, String> values) {}

    /** The matters that this transaction has locked. Goes with the transaction. */
    private record HeldMatters(Vault vault, Map<MatterId, Held> matters, Map<MatterId, Fresh> fresh) implements TransactionSynchronization {

        @Nullable Held of(MatterId matter) {
            return matters.get(matter);
        }

        @Override
        public void savepointRollback(Object savepoint) {
            matters.clear();
        }
    }

    private HeldMatters held() {
        for (var each : TransactionSynchronizationManager.getSynchronizations()) {
            if (each instanceof HeldMatters held && held.vault() == this) {
                return held;
            }
        }
        var held = new HeldMatters(this, new HashMap<>(), new LinkedHashMap<>());
        TransactionSynchronizationManager.registerSynchronization(held);
        return held;
    }

    /** The key of the matter, locked until the transaction ends, and its values; the key is made if there is none. */
    private Held hold(MatterId matter) {
        var known = held().of(matter);
        if (known != null) {
            return known;
        }
        var fresh = held().fresh().get(matter);
        if (fresh != null) {
            var clear = Envelope.random(KEY_BYTES);
            var keyId = UUID.randomUUID();
            fresh.keys().add(masterKeys.wrap(matter, keyId, clear));
            var made = new Held(new MatterKey(keyId.toString(), new SecretKeySpec(clear, "AES")), new TreeMap<>());
            held().matters().put(matter, made);
            return made;
        }
        var wrapped = store.key(matter, true);
        while (wrapped.isEmpty()) {
            var clear = Envelope.random(KEY_BYTES);
            var keyId = UUID.randomUUID();
            boolean ours = store.insertKey(masterKeys.wrap(matter, keyId, clear));
            // looked at only now: an erasure that was under way held the row until it ended
            var erased = store.erased(matter);
            if (erased.isPresent()) {
                store.removeKey(matter);
                throw new IdentityErased(erased.get());
            }
            if (ours) {
                var made = new Held(new MatterKey(keyId.toString(), new SecretKeySpec(clear, "AES")), new TreeMap<>());
                held().matters().put(matter, made);
                return made;
            }
            // somebody else made it; if they erase it before we have the lock, the next round finds that
            wrapped = store.key(matter, true);
        }
        var key = unwrap(wrapped.get());
        var held = new Held(key, read(matter, key));
        held().matters().put(matter, held);
        return held;
    }

    /** Locks the key to destroy it, so that nothing is sealed meanwhile; one that was never made is made for it. False if it is gone. */
    private boolean holdToErase(MatterId matter) {
        try {
            hold(matter);
            return true;
        } catch (IdentityErased alreadyBySomebodyElse) {
            return false;
        }
    }

    private MatterKey keyForUse(MatterId matter) {
        return require(joined.execute(_ -> {
            var held = held().of(matter);
            if (held == null && held().fresh().containsKey(matter)) {
                return hold(matter).key();
            }
            return held != null ? held.key() : store.key(matter, false).map(this::unwrap).orElseGet(() -> hold(matter).key());
        }));
    }

    private MatterKey keyToOpen(MatterId matter) {
        var wrapped = store.key(matter, false);
        if (wrapped.isPresent()) {
            return unwrap(wrapped.get());
        }
        throw store.erased(matter).<RuntimeException>map(IdentityErased::new)
                .orElseGet(() -> new SealBroken("Nothing was ever sealed for this matter", null));
    }

    private MatterKey unwrap(VaultStore.WrappedKey wrapped) {
        return new MatterKey(wrapped.keyId().toString(), new SecretKeySpec(masterKeys.unwrap(wrapped), "AES"));
    }

    // ---- numbers found in texts

    /** The numbers that are sealed for the matter already, and those that a text adds. */
    private record Numbers(Map<Placeholder, String> sealed, TreeMap<Placeholder, String> added, Set<Placeholder> typed)
            implements Sweeper.Numbers {

        Numbers(Map<Placeholder, String> sealed, String text) {
            this(sealed, new TreeMap<>(), new TreeSet<>());
            for (var each = Placeholder.next(text, 0); each != null; each = Placeholder.next(text, each.end())) {
                typed.add(each.placeholder());
            }
        }

        @Override
        public int of(Field kind, String value) {
            for (var numbers : List.of(sealed, added)) {
                for (var each : numbers.entrySet()) {
                    if (each.getKey().field() == kind && each.getValue().equals(value)) {
                        return each.getKey().ordinal();
                    }
                }
            }
            var next = new Placeholder(kind, 1);
            // a number that somebody typed as if it were a placeholder stays without a value
            while (sealed.containsKey(next) || added.containsKey(next) || typed.contains(next)) {
                next = new Placeholder(kind, next.ordinal() + 1);
            }
            added.put(next, value);
            return next.ordinal();
        }
    }

    private static Known known(Map<Placeholder, String> values) {
        return new Known(values.get(new Placeholder(Field.NAME, 0)), values.get(new Placeholder(Field.PHONE, 0)),
                values.get(new Placeholder(Field.ID_NUMBER, 0)), values.get(new Placeholder(Field.ADDRESS, 0)),
                values.get(new Placeholder(Field.EMAIL, 0)));
    }

    // ---- values

    private void put(MatterId matter, Held held, Map<Placeholder, String> values) {
        var sealed = new ArrayList<VaultStore.SealedValue>();
        for (var each : values.entrySet()) {
            var field = each.getKey().field();
            int ordinal = each.getKey().ordinal();
            sealed.add(new VaultStore.SealedValue(field, ordinal, Envelope.seal(held.key().key(), held.key().id(),
                    each.getValue().getBytes(StandardCharsets.UTF_8), VALUE_BLOCK, associated(matter, field, ordinal))));
        }
        var fresh = held().fresh().get(matter);
        if (fresh == null) {
            store.put(matter, sealed);
        } else {
            fresh.values().addAll(sealed);
        }
        held.values().putAll(values);
    }

    /** Every value of the matter, opened for the program's own use: nobody is shown it. */
    private TreeMap<Placeholder, String> read(MatterId matter, MatterKey key) {
        var values = new TreeMap<Placeholder, String>();
        for (var each : store.values(matter, EnumSet.allOf(Field.class))) {
            values.put(new Placeholder(each.field(), each.ordinal()), open(matter, key, each));
        }
        return values;
    }

    private String open(MatterId matter, MatterKey key, VaultStore.SealedValue value) {
        var clear = Envelope.open(key.key(), key.id(), value.envelope(), associated(matter, value.field(), value.ordinal()));
        return new String(clear, StandardCharsets.UTF_8);
    }

    private void record(MatterId matter, Actor who, String purpose, List<String> fields, LocalDate today) {
        own.executeWithoutResult(_ -> {
            store.recordOpening(matter, who, purpose, fields, today);
            journal.append(new NewEntry(matter.home(), matter, null, OPEN, today, who,
                    Map.of("purpose", purpose, "fields", new ArrayList<>(fields))));
        });
    }

    private static byte[] associated(MatterId matter, Field field, int ordinal) {
        return Envelope.associated("huiyin value", Integer.toString(matter.home()), matter.toString(), field.name(),
                Integer.toString(ordinal));
    }

    private static byte[] associated(MatterId matter, String what) {
        return Envelope.associated("huiyin bytes", Integer.toString(matter.home()), matter.toString(), what);
    }

    private static <T> T require(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("A transaction gave nothing back");
        }
        return value;
    }
}
