package org.huiyin.journal;

import java.util.UUID;

/**
 * Names one leg: a matter at one office. Carries the home of its matter.
 *
 * @param home code of the city of registration (GB/T 2260); part of every key so that tables can be distributed by it
 * @param value UUIDv7 made by the program
 */
public record LegId(int home, UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
