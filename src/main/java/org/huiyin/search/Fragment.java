package org.huiyin.search;

import java.util.List;

/**
 * A piece of what was written with the words that were looked for marked in it.
 *
 * @param kind where it stands: content, place, request, note, question, message, act or answer
 * @param before whether something was left out before it
 * @param after whether something was left out after it
 */
public record Fragment(String kind, List<Piece> pieces, boolean before, boolean after) {

    /** Some characters, marked or not. */
    public record Piece(String text, boolean marked) {}

    public Fragment {
        pieces = List.copyOf(pieces);
    }

    /** Without the marks. */
    public String text() {
        var text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.text()));
        return text.toString();
    }
}
