package org.huiyin.journal;

import java.util.UUID;

/**
 * Names one matter (事项): the home it was registered in, and its id there. Not the number people read aloud.
 *
 * @param home code of the city of registration (GB/T 2260); part of every key so that tables can be distributed by it
 * @param value UUIDv7 made by the program
 */
public record MatterId(int home, UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
