package org.huiyin.gazetteer;

/**
 * Words of a text that may name a place, with all places they may name.
 *
 * @param full whether they end as such a name does (望江街道), rather than stand alone (望江)
 * @param general whether they are no more than a kind of place (城区, 高新区): a name only right after the place they lie in
 */
record Mention(int start, int end, boolean full, boolean general, int[] places) {

    int length() {
        return end - start;
    }

    boolean overlaps(Mention other) {
        return start < other.end && other.start < end;
    }
}
