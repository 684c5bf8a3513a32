package org.huiyin.access;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id with OWASP's first parameters (19 MiB, 2 passes, 1 lane). Only a few at a time: a flood of sign-ins waits its turn and is then
 * told to come back, instead of eating the memory.
 */
@Component
class Passwords {

    private static final int AT_ONCE = 4;
    private static final int PATIENCE_SECONDS = 5;
    /** No 0 O 1 l I: it is read from a console or a slip of paper. */
    private static final String ONE_TIME = "abcdefghjkmnpqrstuvwxyz23456789";

    private final Argon2PasswordEncoder argon = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final SecureRandom random = new SecureRandom();
    /** The hash of a random password nobody knows, with the same cost as any other; worked out once, not at every start. */
    private static final String NOBODY =
            "$argon2id$v=19$m=19456,t=2,p=1$SftP8Ux7DE1RmSKj3JrcaQ$v4ewMKuSNRZC0unJj3urvvoEkVelnRvJZ+gwo2xBKNU";

    enum Verdict { RIGHT, WRONG, BUSY }

    /** @param hash null when there is no such account: takes the same time and is wrong */
    Verdict check(String password, @Nullable String hash) {
        return inTurn(() -> argon.matches(password, hash == null ? NOBODY : hash) && hash != null ? Verdict.RIGHT : Verdict.WRONG)
                .orElse(Verdict.BUSY);
    }

    /** Empty when too many are being worked out at this moment. */
    Optional<String> hash(String password) {
        return inTurn(() -> argon.encode(password));
    }

    /** A one-time password: 16 letters and digits in groups of four, 79 bits. */
    String oneTime() {
        var text = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            if (i > 0 && i % 4 == 0) {
                text.append('-');
            }
            text.append(ONE_TIME.charAt(random.nextInt(ONE_TIME.length())));
        }
        return text.toString();
    }

    private <T> Optional<T> inTurn(java.util.function.Supplier<T> work) {
        boolean mine = false;
        try {
            mine = turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return mine ? Optional.of(work.get()) : Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            if (mine) {
                turns.release();
            }
        }
    }
}
