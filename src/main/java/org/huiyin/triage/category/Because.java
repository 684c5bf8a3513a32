package org.huiyin.triage.category;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds in a message itself the words that speak for a category: nothing of any other message is kept anywhere. */
final class Because {

    private static final int MOST = 5;
    private static final int LONGEST = 6;
    private static final float WEAK = 0.25f;

    private Because() {}

    /** The words of the message that speak for the category, strongest first. */
    static List<String> of(Wording words, Grams.Counted counted, float[] value, CategoryModel model, int category) {
        var speaks = new float[words.length()];
        float most = 0;
        for (int i = 0; i + 2 <= words.length(); i++) {
            int at = Arrays.binarySearch(counted.bucket(), 0, counted.head(), Grams.bucket(words.chars(), i, 2, 0));
            if (at >= 0) {
                speaks[i] = value[at] * model.speaks(counted.bucket()[at], category) / counted.count()[at];
                most = Math.max(most, speaks[i]);
            }
        }
        for (int i = 0; i < speaks.length; i++) {
            speaks[i] = speaks[i] < WEAK * most ? 0 : speaks[i]; // what says little is no reason, and would only blur the words
        }
        return strongest(runs(words, speaks));
    }

    /** Neighbouring pairs that speak for it, joined into words as they stand in the message. */
    private static Map<String, Float> runs(Wording words, float[] speaks) {
        var runs = new LinkedHashMap<String, Float>();
        int i = 0;
        while (i + 1 < words.length()) {
            if (speaks[i] <= 0 || !beside(words, i)) {
                i++;
                continue;
            }
            int j = i;
            float sum = 0;
            while (j + 1 < words.length() && speaks[j] > 0 && beside(words, j) && j - i + 2 <= LONGEST) {
                sum += speaks[j++];
            }
            String run = words.source().substring(words.from()[i], words.from()[j] + 1);
            if (run.codePoints().anyMatch(Character::isLetter)) {
                runs.merge(run, sum, Float::sum);
            }
            i = j;
        }
        return runs;
    }

    private static boolean beside(Wording words, int i) {
        return words.from()[i + 1] - words.from()[i] <= 1;
    }

    private static List<String> strongest(Map<String, Float> runs) {
        return runs.entrySet().stream()
                .sorted((a, b) -> Float.compare(b.getValue(), a.getValue()))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
    }
}
