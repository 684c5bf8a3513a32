package org.huiyin.triage.issue;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.huiyin.vault.Vault;
import org.jspecify.annotations.Nullable;

/**
 * What a person is about to file, when it is asked whether it belongs to an issue. It is read and forgotten.
 *
 * @param title in the person's words, or the beginning of what happened
 * @param placeText where it is, in the person's words
 * @param place code of the division of the problem, or null
 * @param about a thing alone: no accusation, no retaliation, no office and no person picked or typed, and a name given
 * @param own name, telephone and address of the person, to be left out before anything is compared
 */
public record Asked(String title, String content, String placeText, List<String> requests, @Nullable String place, boolean about, List<String> own) {

    private static final int SHORTEST_OWN = 2;

    public Asked {
        requests = List.copyOf(requests);
        own = List.copyOf(own);
    }

    /** The same without what the person said of themselves: nothing of who they are plays a part. */
    Asked withoutSelf() {
        return new Asked(without(title), without(content), without(placeText), requests.stream().map(this::without).toList(), place, about, List.of());
    }

    /** The same without mobile and identity card numbers of whomever: two matters are never alike because a number stands in both. */
    Asked withoutNumbers() {
        var numbers = Vault.personalNumbers(typed());
        return numbers.isEmpty() ? this : new Asked(title, content, placeText, requests, place, about, numbers).withoutSelf();
    }

    private String without(String text) {
        var left = text;
        for (var value : own) {
            var plain = value.strip();
            if (plain.length() >= SHORTEST_OWN) {
                left = Pattern.compile(Pattern.quote(plain), Pattern.CASE_INSENSITIVE).matcher(left).replaceAll(" ");
            }
        }
        return left;
    }

    /** Everything that was typed, of one width and case. */
    String all() {
        return even(typed());
    }

    private String typed() {
        return title + "\n" + content + "\n" + placeText + "\n" + String.join("\n", requests);
    }

    /** Whether a number that leads to a person, or a placeholder of one, is in it. */
    boolean hasNumbers() {
        return Vault.hasPlaceholders(typed()) || !Vault.personalNumbers(typed()).isEmpty();
    }

    static String even(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
