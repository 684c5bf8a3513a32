package org.huiyin.vault;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds in a typed text what says who the person is, and puts placeholders there. Pure, in time that grows with the length of the text
 * and no faster: it steps through the characters and uses no regular expression.
 *
 * <p>Stages, each blind to what an earlier one took: mail address, home address, numbers, name.
 */
final class Sweeper {

    /** Stands for a taken place: no letter, no digit, no space, and nobody types it. */
    static final char TAKEN = '\uFFFF';

    private static final int SHORTEST_ADDRESS = 6;
    private static final int SHORTEST_PAPER = 6;

    /** What is sealed of the person of the matter. */
    record Known(
            @Nullable String name, @Nullable String phone, @Nullable String idNumber, @Nullable String address,
            @Nullable String email) {

        static final Known NOBODY = new Known(null, null, null, null, null);
    }

    /** Gives a value found in the text its number in this matter: the same value, the same number. */
    interface Numbers {
        int of(Field kind, String value);
    }

    private final String typed;
    private final char[] text;
    /** At each place where something starts: where it ends and what stands for it. */
    private final int[] ends;
    private final @Nullable Placeholder[] starts;
    private final Known known;
    private final Numbers numbers;
    private boolean found;

    private Sweeper(String typed, Known known, Numbers numbers) {
        this.typed = typed;
        this.text = typed.toCharArray();
        this.ends = new int[text.length];
        this.starts = new Placeholder[text.length];
        this.known = known;
        this.numbers = numbers;
    }

    /** The text with placeholders. What stays cannot be found by sweeping again. */
    static String sweep(String typed, Known known, Numbers numbers) {
        var swept = typed;
        // taking one value can uncover another (a number typed around a name): once more until nothing is found
        for (int i = 0; i < 4; i++) {
            var sweeper = new Sweeper(swept, known, numbers);
            sweeper.sweep();
            if (!sweeper.found) {
                return swept;
            }
            swept = sweeper.result();
        }
        return swept;
    }

    private void sweep() {
        for (var each = Placeholder.next(typed, 0); each != null; each = Placeholder.next(typed, each.end())) {
            Arrays.fill(text, each.start(), each.end(), TAKEN);
        }
        if (known.email() != null) {
            email(known.email());
        }
        if (known.address() != null) {
            address(known.address());
        }
        if (known.idNumber() != null) {
            paper(known.idNumber());
        }
        new PersonalNumbers(text, known.phone(), known.idNumber()).each((start, end, kind, value) ->
                take(start, end, new Placeholder(kind, numbers.of(kind, value))));
        if (known.name() != null) {
            name(known.name());
        }
    }

    private String result() {
        var out = new StringBuilder(text.length);
        int i = 0;
        while (i < text.length) {
            var placeholder = starts[i];
            if (placeholder == null) {
                out.append(typed.charAt(i++));
            } else {
                out.append(placeholder.text());
                i = ends[i];
            }
        }
        return out.toString();
    }

    private void take(int start, int end, Placeholder placeholder) {
        for (int i = start; i < end; i++) {
            if (text[i] == TAKEN) {
                return;
            }
        }
        Arrays.fill(text, start, end, TAKEN);
        starts[start] = placeholder;
        ends[start] = end;
        found = true;
    }

    // ---- mail address

    private void email(String email) {
        var wanted = Chars.fold(email.strip());
        if (wanted.indexOf('@') < 1) {
            return;
        }
        var folded = Chars.fold(new String(text));
        for (int i = folded.indexOf(wanted); i >= 0; i = folded.indexOf(wanted, i + 1)) {
            int end = i + wanted.length();
            if ((i == 0 || !Chars.isLatinOrDigit(text[i - 1])) && (end == text.length || !Chars.isLatinOrDigit(text[end]))) {
                take(i, end, new Placeholder(Field.EMAIL, 0));
            }
        }
    }

    // ---- home address: blanks and punctuation do not count, neither where it was sealed nor where it is typed

    private void address(String address) {
        var squeezed = Squeezed.of(text, Chars::isAddressPart);
        for (var piece : AddressPieces.of(address, SHORTEST_ADDRESS)) {
            squeezed.find(piece, true, (start, end) -> take(start, end, new Placeholder(Field.ADDRESS, 0)));
        }
    }

    // ---- papers other than the identity card of 18 digits: a passport, a permit, an old card

    private void paper(String idNumber) {
        var wanted = Squeezed.of(Chars.fold(idNumber).toCharArray(), Chars::isLatinOrDigit).text();
        if (wanted.length() < SHORTEST_PAPER) {
            return;
        }
        Squeezed.of(text, Chars::isLatinOrDigit).find(wanted, false, (start, end) -> {
            boolean alone = (start == 0 || !Chars.isLatinOrDigit(text[start - 1]))
                    && (end == text.length || !Chars.isLatinOrDigit(text[end]));
            if (alone) {
                take(start, end, new Placeholder(Field.TEXT_ID_NUMBER, numbers.of(Field.TEXT_ID_NUMBER, wanted.toUpperCase(java.util.Locale.ROOT))));
            }
        });
    }

    // ---- name

    private void name(String name) {
        var wanted = Squeezed.of(Chars.fold(name).toCharArray(), Chars::isNamePart).text();
        if (wanted.codePointCount(0, wanted.length()) < 2) {
            return;
        }
        if (wanted.codePoints().noneMatch(Character::isIdeographic)) {
            latinName(name);
            return;
        }
        boolean word = CommonWords.isOne(wanted);
        Squeezed.of(text, Chars::isNamePart).find(wanted, false, (start, end) -> {
            if (!word || CommonWords.isMeantAsName(text, start, end)) {
                take(start, end, new Placeholder(Field.NAME, 0));
            }
        });
    }

    /** A name in letters: whole words, with as many blanks between them as you like, in either case. */
    private void latinName(String name) {
        var words = Chars.fold(name.strip()).split("[\\s\\u00A0\\u3000.·]+", 8);
        var folded = Chars.fold(new String(text));
        for (int i = folded.indexOf(words[0]); i >= 0; i = folded.indexOf(words[0], i + 1)) {
            int end = i + words[0].length();
            for (int w = 1; w < words.length && end >= 0; w++) {
                int next = end;
                while (next < folded.length() && (Chars.isBlank(folded.charAt(next)) || folded.charAt(next) == '·'
                        || folded.charAt(next) == '.')) {
                    next++;
                }
                end = next > end && folded.startsWith(words[w], next) ? next + words[w].length() : -1;
            }
            if (end >= 0 && (i == 0 || !Chars.isLatin(text[i - 1])) && (end == text.length || !Chars.isLatin(text[end]))) {
                take(i, end, new Placeholder(Field.NAME, 0));
            }
        }
    }
}
