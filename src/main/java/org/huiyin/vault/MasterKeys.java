package org.huiyin.vault;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.huiyin.journal.MatterId;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Which master key wraps: made once for a database, at its very first start, and never by itself again. A second program on the same
 * database finds the registration and either holds that key or is refused.
 */
final class MasterKeys {

    private static final byte[] KNOWN = "huiyin".getBytes(StandardCharsets.US_ASCII);
    private static final int BATCH = 200;

    private final VaultStore store;
    private final KeyProvider provider;
    private final TransactionTemplate transaction;
    private volatile String current;

    /** @throws MasterKeyMissing if sealed data names a master key that is not here */
    MasterKeys(VaultStore store, KeyProvider provider, TransactionTemplate transaction) {
        this.store = store;
        this.provider = provider;
        this.transaction = transaction;
        this.current = transaction.execute(_ -> start());
    }

    private String start() {
        store.lockMasters();
        var masters = store.masters();
        if (masters.isEmpty()) {
            if (store.anyKey()) {
                throw new IllegalStateException("Keys are wrapped, but no master key is registered: vault_masters has lost its rows");
            }
            return make();
        }
        var needed = new TreeSet<>(store.mastersInUse());
        var absent = new ArrayList<String>();
        @Nullable String newest = null;
        for (var master : masters) {
            if (master.current()) {
                newest = master.id();
                needed.add(newest);
            }
        }
        for (var id : needed) {
            if (!provider.holds(id)) {
                absent.add(provider.whereabouts(id));
            }
        }
        if (!absent.isEmpty()) {
            throw new MasterKeyMissing(absent);
        }
        for (var master : masters) {
            if (needed.contains(master.id())) {
                requireRight(master);
            }
        }
        if (newest == null) {
            throw new IllegalStateException("No master key is current: vault_masters was changed by hand");
        }
        return newest;
    }

    private String make() {
        var id = UUID.randomUUID().toString();
        provider.create(id);
        store.register(id, provider.wrap(id, KNOWN, checkOf(id)));
        return id;
    }

    private void requireRight(VaultStore.Master master) {
        try {
            provider.unwrap(master.id(), master.checkValue(), checkOf(master.id()));
        } catch (SealBroken e) {
            throw new MasterKeyMissing(List.of(provider.whereabouts(master.id())));
        }
    }

    VaultStore.WrappedKey wrap(MatterId matter, UUID keyId, byte[] clear) {
        var id = current;
        return new VaultStore.WrappedKey(matter, keyId, id, provider.wrap(id, clear, associated(matter, keyId)));
    }

    byte[] unwrap(VaultStore.WrappedKey key) {
        return provider.unwrap(key.masterKeyId(), key.wrapped(), associated(key.matter(), key.keyId()));
    }

    /**
     * Makes a new master key and wraps every data key with it, in small transactions; safe to run again after an interruption.
     *
     * @return how many keys were wrapped again
     */
    long rotate() {
        current = transaction.execute(_ -> {
            store.lockMasters();
            return make();
        });
        return rewrap();
    }

    /** Wraps with the current master key whatever another one still wraps. */
    long rewrap() {
        var id = transaction.execute(_ -> start());
        current = id;
        long done = 0;
        while (Boolean.TRUE.equals(transaction.execute(_ -> store.anyWrappedByOthers(id)))) {
            Integer batch = transaction.execute(_ -> {
                var keys = store.wrappedByOthers(id, BATCH);
                for (var key : keys) {
                    store.rewrap(key, id, provider.wrap(id, unwrap(key), associated(key.matter(), key.keyId())));
                }
                return keys.size();
            });
            done += batch == null ? 0 : batch;
            if (batch == null || batch == 0) {
                // the rest is locked by an act that is under way, which ends soon
                pause();
            }
        }
        return done;
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Wrapping again was interrupted; run it again to finish", e);
        }
    }

    private static byte[] associated(MatterId matter, UUID keyId) {
        return Envelope.associated("huiyin data key", Integer.toString(matter.home()), matter.toString(), keyId.toString());
    }

    private static byte[] checkOf(String id) {
        return Envelope.associated("huiyin master key check", id);
    }
}
