package org.huiyin.casework;

import java.util.Map;
import org.huiyin.access.Refusal;

/** How a change of the register of offices and places ended. */
public sealed interface RegisterOutcome {

    /** @param key id of the office or code of the place */
    record Done(String key) implements RegisterOutcome {}

    /** Nothing was changed. @param wrong why, by the field it is about */
    record Refused(Map<String, Refusal> wrong) implements RegisterOutcome {
        public Refused {
            wrong = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(wrong));
        }
    }

    static RegisterOutcome refused(String field, String key, Object... args) {
        return new Refused(Map.of(field, Refusal.because(key, args)));
    }
}
