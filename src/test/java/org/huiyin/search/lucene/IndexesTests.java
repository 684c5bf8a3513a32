package org.huiyin.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.MMapDirectory;
import org.huiyin.City;
import org.huiyin.access.Accused;
import org.huiyin.casework.NewMatter;
import org.huiyin.casework.Origin;
import org.huiyin.intake.Filings;
import org.huiyin.journal.EntryId;
import org.huiyin.journal.Followers;
import org.huiyin.journal.MatterId;
import org.huiyin.journal.OrderedEntries;
import org.huiyin.search.Facts;
import org.huiyin.search.MatterText;
import org.huiyin.storage.HuiyinTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The index is never lost for good: after a crash it reads on, and when it is broken, old or of another journal it is made anew by itself. */
@HuiyinTest
class IndexesTests {

    /** Characters that stand nowhere else, so that their bytes can be looked for. */
    private static final String OPEN = "魃魈魍";
    private static final String SEALED = "饕餮貔";

    @Autowired ApplicationContext context;
    @Autowired Filings filings;
    @Autowired OrderedEntries entries;
    @Autowired Facts facts;
    @Autowired Followers followers;

    @TempDir
    Path directory;

    City city;
    MatterId open;

    @BeforeEach
    void file() {
        city = City.in(context);
        open = file("claim", OPEN, List.of());
        until("ordered", () -> followers.status().stream().filter(s -> s.name().equals("search-index")).allMatch(s -> s.lag() == 0));
    }

    private MatterId file(String matterClass, String words, List<Accused> accused) {
        var claim = city.claim(Instant.now());
        return ((Filings.Filed.Done) filings.byPerson("indexes " + System.nanoTime(), new NewMatter(claim.procedure(), matterClass, null, claim.channel(),
                claim.place(), words + "标题", "内容里有" + words, "", List.of(), claim.identity(), claim.nameVisibleTo(), claim.replyBy(), claim.chosenOffice(), accused,
                false, Instant.now(), Origin.LIVE, null), List.of(), Instant.now())).receipt().matter();
    }

    private static void until(String what, Callable<Boolean> holds) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        try {
            while (!holds.call()) {
                assertThat(System.nanoTime()).as(what).isLessThan(end);
                Thread.sleep(20);
            }
        } catch (Exception e) {
            throw new AssertionError(what, e);
        }
    }

    /** An index of its own in the directory of this test, followed until it holds everything. */
    private void running(Checked work) {
        var indexes = new Indexes(directory, entries);
        var following = new Following(indexes, entries, facts, true);
        following.start();
        try {
            until("complete", () -> indexes.state().complete() && !indexes.state().building());
            work.with(indexes);
        } catch (IOException e) {
            throw new AssertionError(e);
        } finally {
            following.stop();
        }
    }

    private interface Checked {
        void with(Indexes indexes) throws IOException;
    }

    private static boolean holds(Indexes indexes, MatterId matter) {
        try {
            return holds(java.util.Objects.requireNonNull(indexes.serving()), matter.value());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean holds(Generation generation, UUID matter) throws IOException {
        return generation.read(searcher -> searcher.getIndexReader().docFreq(Fields.term(matter)) > 0);
    }

    @Test
    void isMadeFromTheFactsAndFollowsFromThere() {
        running(indexes -> {
            assertThat(holds(indexes, open)).isTrue();
            var later = file("claim", OPEN, List.of());
            until("followed", () -> holds(indexes, later));
        });
        var while_ = file("claim", OPEN, List.of());
        running(indexes -> until("what came while nobody followed", () -> holds(indexes, while_)));
    }

    @Test
    void aCrashLosesNothing() throws IOException {
        var home = open.home();
        var first = matter(UUID.randomUUID(), "先写的");
        var second = matter(UUID.randomUUID(), "后写的");
        var index = Generation.create(directory.resolve("7"), "db");
        index.write(home, List.of(first.id()), List.of(first));
        var entry = new EntryId(home, UUID.randomUUID());
        index.moved(home, 5, entry);
        index.commit();
        index.write(home, List.of(second.id()), List.of(second));
        index.moved(home, 6, new EntryId(home, UUID.randomUUID()));
        index.refresh();
        assertThat(holds(index, second.id())).isTrue();
        index.abandon();

        var again = Generation.open(directory.resolve("7"));
        assertThat(again.next(home)).as("position and documents are those of the last commit").isEqualTo(5);
        assertThat(again.last(home)).isEqualTo(entry.value());
        assertThat(holds(again, first.id())).isTrue();
        assertThat(holds(again, second.id())).isFalse();
        again.write(home, List.of(first.id(), second.id()), List.of(second));
        again.refresh();
        assertThat(again.matters()).as("what the facts hold no more is forgotten, what is taken in twice is there once").isEqualTo(1);
        again.close();
    }

    private static MatterText matter(UUID id, String title) {
        return new MatterText(id, "2603-0000-0000", title, List.of(), "claim", null, "WEB", null, LocalDate.of(2026, 3, 1), false,
                List.of(new MatterText.LegText(UUID.randomUUID(), UUID.randomUUID(), "registered", true, null, null)));
    }

    @Test
    void whatIsBrokenOldOrOfAnotherJournalIsMadeAnew() throws IOException {
        running(indexes -> { });
        for (var file : List.of("segments", ".cf", ".si")) {
            try (var inside = Files.walk(directory)) {
                for (var path : inside.filter(p -> Files.isRegularFile(p) && p.getFileName().toString().contains(file)).toList()) {
                    Files.writeString(path, "not an index");
                }
            }
            running(indexes -> assertThat(holds(indexes, open)).as("after %s was broken", file).isTrue());
        }
        commitData("schema", "0");
        running(indexes -> assertThat(holds(indexes, open)).as("another schema").isTrue());
        commitData("database", "another/1");
        running(indexes -> {
            assertThat(holds(indexes, open)).as("another database").isTrue();
            assertThat(indexes.serving().database()).isEqualTo(entries.database());
        });
        commitData("next." + open.home(), "999999999");
        running(indexes -> assertThat(holds(indexes, open)).as("a position that the journal has not reached").isTrue());
        commitData("last." + open.home(), UUID.randomUUID().toString());
        running(indexes -> assertThat(holds(indexes, open)).as("the journal went another way").isTrue());
    }

    /** Takes the matter out of the index and changes one thing of what the index knows of itself. */
    private void commitData(String key, String value) throws IOException {
        try (var inside = Files.list(directory)) {
            for (var path : inside.filter(Files::isDirectory).toList()) {
                try (var lucene = new MMapDirectory(path); var writer = new IndexWriter(lucene, new IndexWriterConfig(new Terms()))) {
                    var data = new java.util.TreeMap<String, String>();
                    writer.getLiveCommitData().forEach(each -> data.put(each.getKey(), each.getValue()));
                    data.put(key, value);
                    writer.deleteDocuments(new Term(Fields.ID, Fields.bytes(open.value())));
                    writer.setLiveCommitData(data.entrySet());
                    writer.commit();
                }
            }
        }
    }

    @Test
    void theOldOneAnswersWhileTheNewOneIsMade() {
        running(indexes -> {
            var old = indexes.serving();
            indexes.askRebuild();
            until("replaced", () -> {
                assertThat(indexes.state().complete()).as("an answer is always whole").isTrue();
                assertThat(holds(indexes, open)).isTrue();
                return indexes.serving() != old;
            });
            until("the old one is gone", () -> {
                try (var inside = Files.list(directory)) {
                    return inside.filter(Files::isDirectory).count() == 1;
                }
            });
            assertThat(indexes.state().building()).isFalse();
        });
    }

    @Test
    void noByteOfASealedMatterIsInTheIndex() throws IOException {
        var sealed = file("accusation", SEALED, List.of(new Accused.AnOffice(city.office("housing").id())));
        until("ordered", () -> followers.status().stream().filter(s -> s.name().equals("search-index")).allMatch(s -> s.lag() == 0));
        running(indexes -> {
            assertThat(holds(indexes, open)).isTrue();
            assertThat(holds(indexes, sealed)).isFalse();
            assertThat(terms(indexes, "魃魈")).isPositive();
            for (var term : List.of("饕餮", "餮貔", "饕", "貔", "王桂", "桂兰", "13800001234")) {
                assertThat(terms(indexes, term)).as(term).isZero();
            }
        });
        assertThat(bytes("魃魈")).as("the way to look works").isTrue();
        for (var sign : List.of("饕餮", "餮貔", "饕", "餮", "王桂", "桂兰", "13800001234")) {
            assertThat(bytes(sign)).as(sign).isFalse();
        }
    }

    private static int terms(Indexes indexes, String term) throws IOException {
        return java.util.Objects.requireNonNull(indexes.serving()).read(searcher -> searcher.getIndexReader().docFreq(new Term(Fields.TEXT, term)));
    }

    /** Whether it stands in any file: terms are kept as they are. */
    private boolean bytes(String text) throws IOException {
        var wanted = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        try (var inside = Files.walk(directory)) {
            for (var path : inside.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1).contains(wanted)) {
                    return true;
                }
            }
        }
        return false;
    }
}
