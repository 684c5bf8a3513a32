package org.huiyin.desk.signin;

import java.util.Optional;
import java.util.UUID;

/** Ids as they come in a form: anything may stand there. */
final class Ids {

    private Ids() {}

    static Optional<UUID> uuid(String typed) {
        try {
            return Optional.of(UUID.fromString(typed));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
