package org.huiyin.intake;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.huiyin.access.SlowDown;
import org.huiyin.casework.Doer;
import org.huiyin.casework.MatterNumbers;
import org.huiyin.journal.MatterId;
import org.huiyin.storage.Installation;
import org.huiyin.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives out query codes and checks them. A code is kept as HMAC-SHA-256 under a secret that the vault seals; look-up costs the same for an
 * unknown number and a wrong code, and guessing is slowed for the client, the network and the matter without ever locking a matter.
 */
@Service
public class Receipts {

    private static final String SECRET = "query-code";
    private static final byte[] NOBODY = new byte[32];

    private final ReceiptStore store;
    private final Vault vault;
    private final SlowDown slowDown;
    private final int home;
    private final TransactionTemplate transaction;
    private volatile byte @Nullable [] secret;

    Receipts(ReceiptStore store, Vault vault, SlowDown slowDown, Installation installation,
            org.springframework.transaction.PlatformTransactionManager transactions) {
        this.store = store;
        this.vault = vault;
        this.slowDown = slowDown;
        this.home = installation.home();
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
    }

    /** What a look-up came to. */
    public sealed interface LookUp {

        /** Number and code belong together: this is the person of the matter. */
        record Found(Doer.Person person) implements LookUp {}

        /** Unknown number or wrong code; which of them is never told. */
        record Wrong() implements LookUp {}

        /** Too many tries for now. */
        record Wait(Duration howLong) implements LookUp {}
    }

    /** Gives a matter its code, in the transaction that registers it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public String give(MatterId matter, String number, Instant now) {
        String code = QueryCodes.next();
        store.add(matter, number, digest(number, code), now);
        return code;
    }

    /**
     * Looks up by number and code, both as typed.
     *
     * @param client address of the client
     * @param network its network (/24 or /64)
     */
    public LookUp lookUp(String number, String code, String client, String network, Instant now) {
        String normal = MatterNumbers.normalise(number);
        for (var attempt : new Attempt[] {new Attempt(SlowDown.Kind.CODE_CLIENT, client), new Attempt(SlowDown.Kind.CODE_NETWORK, network),
                new Attempt(SlowDown.Kind.CODE_MATTER, normal)}) {
            Duration wait = slowDown.attempt(attempt.kind(), attempt.key(), now);
            if (!wait.isZero()) {
                return new LookUp.Wait(wait);
            }
        }
        var kept = store.byNumber(home, normal);
        byte[] given = digest(normal, QueryCodes.read(code).orElse("0".repeat(QueryCodes.LENGTH)));
        boolean right = MessageDigest.isEqual(given, kept.map(ReceiptStore.Kept::digest).orElse(NOBODY)) && kept.isPresent();
        if (!right) {
            return new LookUp.Wrong();
        }
        slowDown.forgive(SlowDown.Kind.CODE_CLIENT, client, now);
        slowDown.forgive(SlowDown.Kind.CODE_NETWORK, network, now);
        slowDown.forgive(SlowDown.Kind.CODE_MATTER, normal, now);
        return new LookUp.Found(new Doer.Person(kept.get().matter(), kept.get().person()));
    }

    private record Attempt(SlowDown.Kind kind, String key) {}

    private byte[] digest(String number, String code) {
        return hmac(secret(), (number + " " + code).getBytes(StandardCharsets.UTF_8));
    }

    /** Made once for the installation; the one sealed in the database counts, so a second program uses the same. */
    private byte[] secret() {
        byte[] held = secret;
        if (held == null) {
            var own = new MatterId(home, new UUID(0, 0));
            held = java.util.Objects.requireNonNull(transaction.execute(_ -> {
                if (store.secret(SECRET).isEmpty()) {
                    var made = new byte[32];
                    new SecureRandom().nextBytes(made);
                    store.keepSecret(SECRET, vault.encrypt(own, "secret:" + SECRET, made));
                }
                return vault.decrypt(own, "secret:" + SECRET, store.secret(SECRET).orElseThrow());
            }));
            secret = held;
        }
        return held;
    }

    static byte[] hmac(byte[] key, byte[] what) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(what);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Seals a code under the key that only the person's form carries. */
    static byte[] sealUnder(String formKey, String code) {
        return gcm(Cipher.ENCRYPT_MODE, formKey, code.getBytes(StandardCharsets.US_ASCII));
    }

    static Optional<String> openUnder(String formKey, byte[] sealed) {
        return sealed.length == 0 ? Optional.empty() : Optional.of(new String(gcm(Cipher.DECRYPT_MODE, formKey, sealed), StandardCharsets.US_ASCII));
    }

    private static byte[] gcm(int mode, String formKey, byte[] bytes) {
        try {
            byte[] derived = hmac("filing code".getBytes(StandardCharsets.US_ASCII), formKey.getBytes(StandardCharsets.UTF_8));
            byte[] nonce = Arrays.copyOf(hmac("filing nonce".getBytes(StandardCharsets.US_ASCII), formKey.getBytes(StandardCharsets.UTF_8)), 12);
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            // The key is used for one message only, so a derived nonce is safe.
            cipher.init(mode, new SecretKeySpec(derived, "AES"), new GCMParameterSpec(128, nonce));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
