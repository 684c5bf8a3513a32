package org.huiyin.knowledge;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the next page of a list begins, as it stands in an address. */
final class Cursor {

    private static final String APART = "\u001f";

    private Cursor() {}

    static String of(Object... keys) {
        String all = String.join(APART, List.of(keys).stream().map(Object::toString).toList());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all.getBytes(StandardCharsets.UTF_8));
    }

    /** The keys; empty for a cursor that is none, which begins at the start. */
    static Optional<List<String>> read(@Nullable String written, int keys) {
        if (written == null || written.isBlank()) {
            return Optional.empty();
        }
        try {
            var parts = List.of(new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8).split(APART, -1));
            return parts.size() == keys && !written.contains("\0") && parts.stream().noneMatch(p -> p.indexOf('\0') >= 0)
                    ? Optional.of(parts) : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
