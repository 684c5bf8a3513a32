package org.huiyin.demo;

import java.util.List;
import org.huiyin.casework.NameVisibility;
import org.jspecify.annotations.Nullable;

/**
 * One matter of the demo city, ready to be filed and told to its end.
 *
 * @param ordinal its place among all, from 0
 * @param ago days since it was filed
 * @param office code of the office that handles it in the end
 * @param wrong code of the office it goes to first by mistake
 * @param accused code of the office an accusation names
 */
record DemoMatter(
        int ordinal,
        String key,
        boolean hotline,
        String matterClass,
        String category,
        String title,
        String text,
        String placeKey,
        String placeText,
        List<String> requests,
        String channel,
        Filer filer,
        NameVisibility visibility,
        boolean paper,
        String office,
        @Nullable String wrong,
        @Nullable String accused,
        boolean retaliation,
        String story,
        int ago,
        @Nullable Answer answer,
        @Nullable String reply,
        @Nullable String organ) {

    record Filer(String name, String phone, String address) {}

    record Answer(String facts, List<Item> items, List<String> basis) {}

    record Item(String outcome, String opinion) {}
}
