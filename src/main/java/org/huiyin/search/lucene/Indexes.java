package org.huiyin.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.huiyin.journal.EntryId;
import org.huiyin.journal.OrderedEntries;
import org.huiyin.search.IndexState;
import org.huiyin.storage.DataDirectory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The index of this node, in {@code index/} of the data directory: the one that answers, and beside it, while one is made anew, the next.
 * One that is missing, broken, of another schema or of another journal is made anew by itself. Backups leave all of it out.
 */
@Component
class Indexes {

    private static final Logger LOG = LoggerFactory.getLogger(Indexes.class);
    /** Left in the directory by whoever wants the index made anew at the next look. */
    private static final String WISH = "rebuild";

    private final Path root;
    private final OrderedEntries entries;
    private volatile @Nullable Generation serving;
    /** The one that is being made; the serving one itself when there is no other. */
    private volatile @Nullable Generation building;
    private volatile boolean suspect;

    @Autowired
    Indexes(DataDirectory data, OrderedEntries entries) {
        this(data.closed("index"), entries);
    }

    Indexes(Path root, OrderedEntries entries) {
        this.root = root;
        this.entries = entries;
    }

    @Nullable Generation serving() {
        return serving;
    }

    @Nullable Generation building() {
        return building;
    }

    /** Opens what is there, or begins a new one. */
    synchronized void open() throws IOException {
        var numbers = numbers();
        Generation newest = null;
        Generation answering = null;
        for (int number : numbers.reversed()) {
            var path = root.resolve(Integer.toString(number));
            var found = readable(path);
            if (found == null) {
                delete(path);
            } else if (found.complete() && answering == null) {
                answering = found;
            } else if (!found.complete() && newest == null && answering == null) {
                newest = found;
            } else {
                found.abandon();
                delete(path);
            }
        }
        if (answering == null && newest == null) {
            newest = begin();
        }
        building = newest;
        serving = answering == null ? newest : answering;
    }

    private @Nullable Generation readable(Path path) {
        Generation found;
        try {
            found = Generation.open(path);
        } catch (IOException e) {
            LOG.warn("The search index in {} cannot be used and is made anew: {}", path, e.getClass().getName());
            return null;
        }
        try {
            if (isOfThisJournal(found)) {
                return found;
            }
            LOG.warn("The search index in {} follows another journal and is made anew", path);
            found.abandon();
        } catch (IOException e) {
            LOG.warn("The search index in {} cannot be closed: {}", path, e.getClass().getName());
        }
        return null;
    }

    /** The same database, no entry beyond its end, and the last entry that was read still in its place. */
    boolean isOfThisJournal(Generation generation) {
        if (!generation.database().equals(entries.database())) {
            return false;
        }
        for (int home : generation.homes()) {
            long next = generation.next(home);
            var last = generation.last(home);
            if (next > entries.head(home)
                    || next > 0 && last != null && !entries.at(home, next - 1).map(EntryId::value).filter(last::equals).isPresent()) {
                return false;
            }
        }
        return true;
    }

    /** Begins an empty one at the present end of the journal; what was before comes from the facts. */
    private Generation begin() throws IOException {
        int number = numbers().stream().reduce(0, Math::max) + 1;
        var fresh = Generation.create(root.resolve(Integer.toString(number)), entries.database());
        for (int home : entries.homes()) {
            long head = entries.head(home);
            fresh.beginAt(home, head, head == 0 ? null : entries.at(home, head - 1).orElse(null));
        }
        fresh.commit();
        Files.deleteIfExists(root.resolve(WISH));
        return fresh;
    }

    /** Begins another one if that was asked for, or the present one is broken. True when there is something to build. */
    synchronized boolean beginIfAsked() throws IOException {
        var present = serving;
        if (suspect && present != null) {
            suspect = false;
            LOG.warn("The search index could not be read and is made anew");
            drop(present);
            serving = null;
            if (building == present) {
                building = null;
            }
        }
        if (serving == null) {
            if (building == null) {
                building = begin();
            }
            serving = building;
        } else if (building == null && Files.exists(root.resolve(WISH))) {
            building = begin();
        }
        return building != null;
    }

    /** The one that was being made holds everything and answers from now on. */
    synchronized void replace(Generation made) throws IOException {
        var old = serving;
        made.completed();
        made.refresh();
        serving = made;
        building = null;
        if (old != null && old != made) {
            drop(old);
        }
    }

    private void drop(Generation generation) throws IOException {
        try {
            generation.abandon();
        } finally {
            delete(generation.path());
        }
    }

    void askRebuild() {
        try {
            Files.writeString(root.resolve(WISH), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A search could not read it. */
    void broken(Generation generation, IOException why) {
        if (generation == serving && (why instanceof org.apache.lucene.index.CorruptIndexException || why instanceof java.nio.file.NoSuchFileException)) {
            suspect = true;
        }
    }

    /** The journal has turned out to be another one. */
    void isOfAnotherJournal() {
        suspect = true;
    }

    IndexState state() {
        var present = serving;
        try {
            return new IndexState(present == null ? 0 : present.matters(), present != null && present.complete(),
                    building != null || Files.exists(root.resolve(WISH)));
        } catch (IOException | RuntimeException e) {
            return new IndexState(0, false, true);
        }
    }

    synchronized void close() {
        for (var each : new Generation[] {serving, building == serving ? null : building}) {
            if (each != null) {
                try {
                    each.close();
                } catch (IOException | RuntimeException e) {
                    LOG.warn("The search index was not closed in good order: {}", e.getClass().getName());
                }
            }
        }
        serving = null;
        building = null;
    }

    private List<Integer> numbers() throws IOException {
        var numbers = new ArrayList<Integer>();
        try (var inside = Files.list(root)) {
            inside.map(p -> p.getFileName().toString()).filter(n -> n.matches("[0-9]{1,9}")).map(Integer::valueOf).forEach(numbers::add);
        }
        numbers.sort(Comparator.naturalOrder());
        return numbers;
    }

    private static void delete(Path directory) {
        try (var inside = Files.walk(directory)) {
            for (var path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            LOG.warn("{} could not be removed: {}", directory, e.getClass().getName());
        }
    }
}
