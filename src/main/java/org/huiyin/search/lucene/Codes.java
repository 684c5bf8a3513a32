package org.huiyin.search.lucene;

import java.nio.charset.StandardCharsets;
import org.apache.lucene.util.BytesRef;
import org.huiyin.search.Filter;
import org.huiyin.search.MatterText;
import org.jspecify.annotations.Nullable;

/** The codes of a matter that filters ask for, packed in one value: matters with the same four share it. An empty one is unknown. */
record Codes(String matterClass, String category, String channel, String place) {

    static final int CLASS = 1 << 8;
    static final int CATEGORY = 1 << 9;
    static final int CHANNEL = 1 << 10;
    static final int PLACE = 1 << 11;

    private static final String BETWEEN = "\u0000";

    static BytesRef pack(MatterText matter) {
        return new BytesRef(String.join(BETWEEN, matter.matterClass(), known(matter.category()), matter.channel(), known(matter.place())));
    }

    private static String known(@Nullable String code) {
        return code == null ? "" : code;
    }

    static Codes read(BytesRef packed) {
        var parts = new String(packed.bytes, packed.offset, packed.length, StandardCharsets.UTF_8).split(BETWEEN, -1);
        return new Codes(parts[0], parts[1], parts[2], parts[3]);
    }

    /** What is against these codes, a bit for each: 0 when they are those asked for. */
    int against(Filter filter) {
        return (filter.matterClass() == null || filter.matterClass().equals(matterClass) ? 0 : CLASS)
                | (filter.category() == null || filter.category().equals(category) ? 0 : CATEGORY)
                | (filter.channel() == null || filter.channel().equals(channel) ? 0 : CHANNEL)
                | (filter.place() == null || Fields.prefixes(place).contains(Fields.division(filter.place())) ? 0 : PLACE);
    }

    /** Whether a filter asks for any of them. */
    static boolean asked(Filter filter) {
        return filter.matterClass() != null || filter.category() != null || filter.channel() != null || filter.place() != null;
    }
}
