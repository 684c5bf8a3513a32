package org.huiyin.triage.hot;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * How rare each pair of characters is, and which words are names, as learned from a body of texts. It holds digests and counts only: no
 * word can be read from it. Which texts are compared with it plays no part, so a sketch made with one vocabulary depends on its own
 * text alone.
 */
public final class Vocabulary {

    /** In more than this share of texts a name is a big district, not a place where one thing happens. */
    private static final double TOO_COMMON_FOR_A_NAME = 0.015;
    /** In more than this share of texts a pair says nothing. */
    private static final double TOO_COMMON = 0.1;
    /** Of its occurrences, this share must stand right after a division. */
    private static final double HEADS_OF_ENDING = 0.1;
    private static final double HEADS_OF_HEAD = 0.3;
    /** If this share of its occurrences goes on with the same character, the name is longer. */
    private static final double GOES_ON = 0.7;

    private final int documents;
    private final Counts pairs;
    private final Counts names;

    private Vocabulary(int documents, Counts pairs, Counts names) {
        this.documents = documents;
        this.pairs = pairs;
        this.names = names;
    }

    /** Learns from texts. The order of the texts plays no part. */
    public static Vocabulary learn(List<Words> texts) {
        var pairs = new Counts();
        var ending = new Counts();
        var head = new Counts();
        for (var text : texts) {
            var once = new Once();
            once.pairs(text.title());
            once.pairs(text.content());
            once.each(d -> pairs.add(d, 1));
            var ends = new Once();
            var heads = new Once();
            for (var part : text.parts()) {
                NameShapes.in(part, (from, to, isEnding) -> (isEnding ? ends : heads).add(Wording.hash(part, from, to, 1)));
            }
            ends.each(d -> ending.add(d, 1));
            heads.each(d -> head.add(d, 1));
        }
        var total = new Counts();
        for (var text : texts) {
            var once = new Once();
            for (var part : text.parts()) {
                windows(part, (from, to, digest) -> {
                    if (ending.get(digest) >= 2 || head.get(digest) >= 2) {
                        once.add(digest);
                    }
                });
            }
            once.each(d -> total.add(d, 1));
        }
        var longest = new Counts();
        for (var text : texts) {
            for (var part : text.parts()) {
                NameShapes.in(part, (from, to, isEnding) -> {
                    if (!isEnding && to - from > 2) {
                        longest.greatest(Wording.hash(part, from, to - 1, 1), head.get(Wording.hash(part, from, to, 1)));
                    }
                });
            }
        }
        return new Vocabulary(texts.size(), thinned(pairs, texts.size()), names(texts, ending, head, total, longest));
    }

    private static Counts names(List<Words> texts, Counts ending, Counts head, Counts total, Counts longest) {
        var names = new Counts();
        double most = Math.max(60, TOO_COMMON_FOR_A_NAME * texts.size());
        for (var text : texts) {
            for (var part : text.parts()) {
                NameShapes.in(part, (from, to, isEnding) -> {
                    int d = Wording.hash(part, from, to, 1);
                    int in = total.get(d);
                    int heads = head.get(d);
                    if (in > most || in < 2) {
                        return;
                    }
                    boolean known = ending.get(d) >= 2 && heads >= HEADS_OF_ENDING * in
                            || heads >= (to - from == 2 ? 3 : 2) && heads >= HEADS_OF_HEAD * in && longest.get(d) < GOES_ON * heads;
                    if (known) {
                        names.greatest(d, in);
                    }
                });
            }
        }
        return names;
    }

    private static Counts thinned(Counts pairs, int documents) {
        var kept = new Counts();
        pairs.each((d, n) -> {
            if (n >= 2 && n <= Math.max(3, TOO_COMMON * documents)) {
                kept.add(d, n);
            }
        });
        return kept;
    }

    interface Window {
        void at(int from, int to, int digest);
    }

    /** Every piece of two to nine characters of a text. */
    static void windows(String text, Window each) {
        for (int from = 0; from + 1 < text.length(); from++) {
            int last = Math.min(text.length(), from + NameShapes.LONGEST);
            int running = Wording.step(Wording.start(1), text.charAt(from));
            for (int to = from + 2; to <= last && Wording.isWord(text.charAt(to - 1)); to++) {
                running = Wording.step(running, text.charAt(to - 1));
                each.at(from, to, Wording.mixed(running));
            }
        }
    }

    /** Weight of a pair: the rarer, the more; 0 for one that says nothing or stands in no other text. */
    double weight(int pair) {
        int n = pairs.get(pair);
        return n == 0 ? 0 : Math.log((double) documents / n);
    }

    /** Weight of a name; 0 for words that are no name. */
    double nameWeight(int digest) {
        int n = names.get(digest);
        return n == 0 ? 0 : Math.pow(Math.log((double) Math.max(documents, 2 * n) / n), 1.5);
    }

    /** How many texts it was learned from. */
    public int documents() {
        return documents;
    }

    /** Writes it down; digests and counts only. */
    public void write(DataOutputStream out) throws IOException {
        out.writeInt(1);
        out.writeInt(documents);
        write(pairs, out);
        write(names, out);
    }

    private static void write(Counts counts, DataOutputStream out) throws IOException {
        var keys = new long[counts.size()];
        var at = new int[1];
        counts.each((key, count) -> keys[at[0]++] = (long) key << 32 | count);
        Arrays.sort(keys);
        out.writeInt(keys.length);
        for (long each : keys) {
            out.writeLong(each);
        }
    }

    /**
     * Reads one that was written down.
     *
     * @throws IOException if it is of another form
     */
    public static Vocabulary read(DataInputStream in) throws IOException {
        int form = in.readInt();
        if (form != 1) {
            throw new IOException("A vocabulary of form " + form);
        }
        return new Vocabulary(in.readInt(), counts(in), counts(in));
    }

    private static Counts counts(DataInputStream in) throws IOException {
        var counts = new Counts();
        int n = in.readInt();
        for (int i = 0; i < n; i++) {
            long each = in.readLong();
            counts.add((int) (each >> 32), (int) each);
        }
        return counts;
    }
}
