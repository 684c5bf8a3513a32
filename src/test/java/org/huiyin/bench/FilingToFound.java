package org.huiyin.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.huiyin.access.Scope;
import org.huiyin.casework.NameVisibility;
import org.huiyin.casework.NewMatter;
import org.huiyin.casework.Origin;
import org.huiyin.casework.ReplyBy;
import org.huiyin.intake.Filings;
import org.huiyin.search.Ask;
import org.huiyin.search.Filter;
import org.huiyin.search.Search;
import org.huiyin.search.Words;
import org.huiyin.vault.Field;

/**
 * How long a matter that somebody files at the portal is not found yet: from the return of the filing to the first search that shows it to its
 * petition office, asked every few milliseconds.
 */
final class FilingToFound {

    private static final int LOOK_MILLIS = 5;
    private static final int GIVE_UP_SECONDS = 30;
    /** Stand in no text that {@link ManyTexts} writes. */
    private static final String RARE = "霖霁霏霞霜露霓霰魃魈魍魉";

    private final Filings filings;
    private final Search search;
    private final Scope scope;
    private final Random random = new Random(7);

    /** @param scope of the petition office that receives */
    FilingToFound(Filings filings, Search search, Scope scope) {
        this.filings = filings;
        this.search = search;
        this.scope = scope;
    }

    Percentiles of(int times) throws InterruptedException {
        var micros = new ArrayList<Long>();
        for (int i = 0; i < times; i++) {
            var word = new StringBuilder();
            for (char digit : Long.toString(System.nanoTime() & 0xFFFFFFFFL, RARE.length()).toCharArray()) {
                word.append(RARE.charAt(Character.digit(digit, RARE.length())));
            }
            // filings come at any moment of the follower's waiting
            Thread.sleep(random.nextInt(700));
            file(word.toString());
            long start = System.nanoTime();
            var words = Words.read(word.toString());
            while (search.find(scope, words, Filter.none(), Ask.Order.NEWEST, null, 1, Instant.now()).hits().isEmpty()) {
                if (System.nanoTime() - start > GIVE_UP_SECONDS * 1_000_000_000L) {
                    throw new IllegalStateException(String.format(Locale.ROOT, "filing %d was not found in %d s", i, GIVE_UP_SECONDS));
                }
                Thread.sleep(LOOK_MILLIS);
            }
            micros.add((System.nanoTime() - start) / 1_000);
        }
        return new Percentiles(micros.stream().mapToLong(Long::longValue).sorted().toArray());
    }

    private void file(String word) {
        var now = Instant.now();
        var filed = filings.byPerson("bench " + System.nanoTime(), new NewMatter("cn-petition-2022", "claim", null, "WEB", "990100", word + "路灯不亮",
                "路口的路灯坏了两周，晚上看不见路。" + word, "", List.of(), Map.of(Field.NAME, "王桂兰", Field.PHONE, "13800001234"), NameVisibility.OFFICE,
                ReplyBy.ONLINE, ManyMatters.id("petition"), List.of(), false, now, Origin.LIVE, null), List.of(), now);
        if (!(filed instanceof Filings.Filed.Done)) {
            throw new IllegalStateException("not filed: " + filed);
        }
    }
}
