package org.huiyin.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A password is long enough and not one that everybody tries first. No classes of characters are asked for and none ever expires: both make
 * people write passwords down (NIST SP 800-63B §5.1.1.2).
 */
final class PasswordRules {

    private static final int SHORTEST = 10;
    private static final int LONGEST = 128;
    private static final Set<String> COMMON = common();

    private PasswordRules() {}

    static Optional<Refusal> check(String password, String login) {
        var plain = password.toLowerCase(Locale.ROOT);
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return Optional.of(Refusal.because("access.password.short", SHORTEST));
        }
        if (length > LONGEST) {
            return Optional.of(Refusal.because("access.password.long", LONGEST));
        }
        if (COMMON.contains(plain) || plain.chars().distinct().count() < 4 || isRun(plain)) {
            return Optional.of(Refusal.because("access.password.common"));
        }
        if (login.length() >= 3 && plain.contains(login.toLowerCase(Locale.ROOT))) {
            return Optional.of(Refusal.because("access.password.login"));
        }
        return Optional.empty();
    }

    private static boolean isRun(String text) {
        for (int i = 1; i < text.length(); i++) {
            if (Math.abs(text.charAt(i) - text.charAt(i - 1)) > 1) {
                return false;
            }
        }
        return true;
    }

    private static Set<String> common() {
        try (var in = PasswordRules.class.getResourceAsStream("common-passwords.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#")).collect(Collectors.toUnmodifiableSet());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
