package org.huiyin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.huiyin.access.Passwords.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTests {

    private final Passwords passwords = new Passwords();

    @Test
    void argon2idWithTheParametersOfOwasp() {
        var hash = passwords.hash("three grey herons").orElseThrow();
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.check("three grey herons", hash)).isEqualTo(Verdict.RIGHT);
        assertThat(passwords.check("three grey heron", hash)).isEqualTo(Verdict.WRONG);
        assertThat(passwords.check("three grey herons", null)).isEqualTo(Verdict.WRONG);
        assertThat(passwords.check("nobody signs in with this", null)).isEqualTo(Verdict.WRONG);
    }

    @Test
    void anUnknownNameTakesAsLongAsAWrongPassword() {
        var hash = passwords.hash("three grey herons").orElseThrow();
        for (int i = 0; i < 4; i++) {
            passwords.check("x", hash);
            passwords.check("x", null);
        }
        long known = best(() -> passwords.check("wrong password", hash));
        long unknown = best(() -> passwords.check("wrong password", null));
        assertThat((double) unknown / known).isBetween(0.5, 2.0);
    }

    private static long best(Runnable work) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 7; i++) {
            long start = System.nanoTime();
            work.run();
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "1234567890", "password123", "aaaaaaaaaaaa", "abcdefghijklm", "xx-linan-2026", "1122112211"})
    void whatEverybodyTriesFirstIsRefused(String typed) {
        assertThat(PasswordRules.check(typed, "linan")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"three grey herons", "河边第三棵柳树下有只猫", "kX9-vemq-42-tulip"})
    void aSentenceOfOnesOwnIsTaken(String typed) {
        assertThat(PasswordRules.check(typed, "linan")).isEmpty();
    }

    @Test
    void oneTimePasswordsAreReadableAndDiffer() {
        var seen = new HashSet<String>();
        for (int i = 0; i < 200; i++) {
            assertThat(passwords.oneTime()).matches("([a-z2-9]{4}-){3}[a-z2-9]{4}").doesNotContainPattern("[loi01]");
            assertThat(seen.add(passwords.oneTime())).isTrue();
        }
    }
}
