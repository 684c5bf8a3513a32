package org.huiyin.journal;

import java.util.UUID;

/**
 * Names one entry of the journal.
 *
 * @param home code of the city of registration, the same as that of its matter
 * @param value UUIDv7 made by the program
 */
public record EntryId(int home, UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
