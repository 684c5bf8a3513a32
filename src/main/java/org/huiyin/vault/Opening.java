package org.huiyin.vault;

import java.time.LocalDate;
import java.util.Map;

/** What an opening of the vault came to. */
public sealed interface Opening {

    /** The fields asked for that are there. The opening stands in the record already. */
    record Opened(Map<Field, String> values) implements Opening {}

    /**
     * The key of the matter was destroyed: nobody can open its identity any more. Not a fault, a refusal to show as it is.
     *
     * @param on the day it was erased
     * @param reason code of the reason
     */
    record Erased(LocalDate on, String reason) implements Opening {

        /** Key of the sentence to show; its one argument is {@link #on}. */
        public String messageKey() {
            return "vault.erased";
        }
    }
}
