package org.huiyin.search.lucene;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.MMapDirectory;
import org.huiyin.journal.EntryId;
import org.huiyin.search.MatterText;
import org.jspecify.annotations.Nullable;

/**
 * One index on the disk, with everything that says how far it has come in the user data of its commit: documents and position are saved
 * together or not at all. After a crash it is what the last commit was, and reads on from there.
 */
final class Generation implements AutoCloseable {

    private static final double MEGABYTES = 16;
    private static final double MEGABYTES_BUILDING = 40;

    private final Path path;
    private final MMapDirectory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Map<Integer, Long> next = new HashMap<>();
    private final Map<Integer, UUID> last = new HashMap<>();
    private final Map<Integer, UUID> built = new HashMap<>();
    private final String database;
    private volatile boolean complete;
    private boolean changed;

    private Generation(Path path, MMapDirectory directory, IndexWriter writer, Map<String, String> data, String database) throws IOException {
        this.path = path;
        this.directory = directory;
        this.writer = writer;
        this.database = data.getOrDefault("database", database);
        this.complete = Boolean.parseBoolean(data.get("complete"));
        data.forEach((key, value) -> {
            int dot = key.indexOf('.');
            if (dot < 0) {
                return;
            }
            int home = Integer.parseInt(key.substring(dot + 1));
            switch (key.substring(0, dot)) {
                case "next" -> next.put(home, Long.valueOf(value));
                case "last" -> last.put(home, UUID.fromString(value));
                case "built" -> built.put(home, UUID.fromString(value));
                default -> { }
            }
        });
        searchers = new SearcherManager(writer, new SearcherFactory());
    }

    /** Makes an empty one. */
    static Generation create(Path path, String database) throws IOException {
        return open(path, IndexWriterConfig.OpenMode.CREATE, database);
    }

    /** @throws IOException when it is not there or cannot be read */
    static Generation open(Path path) throws IOException {
        return open(path, IndexWriterConfig.OpenMode.APPEND, "");
    }

    private static Generation open(Path path, IndexWriterConfig.OpenMode mode, String database) throws IOException {
        var directory = new MMapDirectory(path);
        try {
            Map<String, String> data = Map.of();
            if (mode == IndexWriterConfig.OpenMode.APPEND) {
                try (var reader = DirectoryReader.open(directory)) {
                    data = reader.getIndexCommit().getUserData();
                }
                if (!Fields.SCHEMA.equals(data.get("schema"))) {
                    throw new IOException("An index of another schema: " + data.get("schema"));
                }
            }
            var merging = new TieredMergePolicy();
            merging.setMaxMergedSegmentMB(2048);
            var config = new IndexWriterConfig(new Terms())
                    .setOpenMode(mode)
                    .setMergePolicy(merging)
                    .setRAMBufferSizeMB(Boolean.parseBoolean(data.get("complete")) ? MEGABYTES : MEGABYTES_BUILDING)
                    .setCommitOnClose(false);
            var writer = new IndexWriter(directory, config);
            try {
                return new Generation(path, directory, writer, data, database);
            } catch (IOException | RuntimeException e) {
                writer.rollback();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e instanceof IOException failed ? failed : new IOException(e);
        }
    }

    Path path() {
        return path;
    }

    /** The database whose journal it follows. */
    String database() {
        return database;
    }

    boolean complete() {
        return complete;
    }

    synchronized long next(int home) {
        return next.getOrDefault(home, 0L);
    }

    /** The last entry taken in, with which a journal that went another way is recognised. */
    synchronized @Nullable UUID last(int home) {
        return last.get(home);
    }

    synchronized List<Integer> homes() {
        return List.copyOf(next.keySet());
    }

    /** The last matter that the building from the facts has taken in; null at its beginning. */
    synchronized @Nullable UUID built(int home) {
        return built.get(home);
    }

    /** Begins at a position: what was recorded before it is taken from the facts. */
    synchronized void beginAt(int home, long position, @Nullable EntryId before) {
        next.put(home, position);
        if (before != null) {
            last.put(home, before.value());
        }
        changed = true;
    }

    /** What reads the facts and then writes them holds this, so that nothing older is written over something newer. */
    Object order() {
        return this;
    }

    /** Puts matters as they are now; those of the asked ones that are not among them are forgotten. */
    synchronized void write(int home, Collection<UUID> asked, List<MatterText> found) throws IOException {
        var gone = new HashSet<>(asked);
        for (var matter : found) {
            gone.remove(matter.id());
            writer.updateDocument(Fields.term(matter.id()), Fields.document(home, matter));
        }
        for (var id : gone) {
            writer.deleteDocuments(Fields.term(id));
        }
        changed = true;
    }

    synchronized void moved(int home, long position, EntryId entry) {
        next.put(home, position);
        last.put(home, entry.value());
        changed = true;
    }

    synchronized void built(int home, UUID matter) {
        built.put(home, matter);
        changed = true;
    }

    synchronized void completed() throws IOException {
        complete = true;
        built.clear();
        writer.getConfig().setRAMBufferSizeMB(MEGABYTES);
        changed = true;
        commit();
    }

    /** Lets searches see what was written. */
    void refresh() throws IOException {
        searchers.maybeRefresh();
    }

    /** Saves documents and positions together. */
    synchronized void commit() throws IOException {
        if (!changed) {
            return;
        }
        var data = new TreeMap<String, String>();
        data.put("schema", Fields.SCHEMA);
        data.put("database", database);
        data.put("complete", Boolean.toString(complete));
        next.forEach((home, position) -> data.put("next." + home, Long.toString(position)));
        last.forEach((home, entry) -> data.put("last." + home, entry.toString()));
        built.forEach((home, matter) -> data.put("built." + home, matter.toString()));
        writer.setLiveCommitData(data.entrySet());
        writer.commit();
        changed = false;
    }

    /** Work with the index as it is at this moment. */
    interface Reading<T> {
        T with(IndexSearcher searcher) throws IOException;
    }

    <T> T read(Reading<T> reading) throws IOException {
        var searcher = searchers.acquire();
        try {
            return reading.with(searcher);
        } finally {
            searchers.release(searcher);
        }
    }

    int matters() throws IOException {
        return read(searcher -> searcher.getIndexReader().numDocs());
    }

    /** What was not committed is gone, as after a crash. */
    void abandon() throws IOException {
        searchers.close();
        writer.rollback();
        directory.close();
    }

    @Override
    public void close() throws IOException {
        commit();
        abandon();
    }
}
