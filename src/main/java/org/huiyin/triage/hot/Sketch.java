package org.huiyin.triage.hot;

/**
 * What is compared of a matter: its rarest pairs, the names in it, and its problems, with weights. Digests only; the text cannot be read
 * from it, and nothing in it says who wrote.
 *
 * @param terms digests of pairs, ascending
 * @param weights of the pairs; the sum of squares is 1
 * @param names digests of names, ascending
 * @param nameWeights of the names, the weightiest 1
 * @param problems for each problem of {@link Problems}, its weight; the sum of squares is 1 or 0
 */
@SuppressWarnings("ArrayRecordComponent")
public record Sketch(int[] terms, float[] weights, int[] names, float[] nameWeights, float[] problems) {

    /** Nothing to compare. */
    public boolean empty() {
        return terms.length == 0;
    }
}
