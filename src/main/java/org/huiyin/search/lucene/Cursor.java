package org.huiyin.search.lucene;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.SortField;
import org.huiyin.search.Ask;
import org.jspecify.annotations.Nullable;

/** The place after the last matter of a page: its value in the order, and its key where values are equal. */
final class Cursor {

    private Cursor() {}

    static String write(Ask.Order order, FieldDoc last) {
        var text = order + " " + last.fields[0] + " " + last.fields[1];
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** What is not a place of this order means the first page. */
    static @Nullable FieldDoc read(@Nullable String written, Ask.Order order, SortField first, int matters) {
        if (written == null || written.isBlank() || written.length() > 200 || matters == 0) {
            return null;
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(written), StandardCharsets.US_ASCII).split(" ");
            if (parts.length != 3 || !parts[0].equals(order.name())) {
                return null;
            }
            Object value = first.getType() == SortField.Type.SCORE ? (Object) Float.valueOf(parts[1]) : (Object) Long.valueOf(parts[1]);
            return new FieldDoc(matters - 1, Float.NaN, new Object[] {value, Long.valueOf(parts[2])});
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
