package org.huiyin.gazetteer;

import java.util.List;

/**
 * What a text says about places.
 *
 * @param found the places named, the best supported first; a division above a named one is not listed again
 * @param unclear names that may mean several places, and nothing tells which
 */
public record PlaceReading(List<PlaceFound> found, List<Unclear> unclear) {

    static final PlaceReading NOTHING = new PlaceReading(List.of(), List.of());

    /**
     * A name that may mean several places.
     *
     * @param some a few of them
     * @param count how many there are
     */
    public record Unclear(Said said, List<Division> some, int count) {}
}
