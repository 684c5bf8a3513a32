package org.huiyin.triage.issue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.huiyin.triage.hot.IssueNames;
import org.huiyin.triage.hot.Problems;
import org.huiyin.triage.hot.Sketcher;
import org.huiyin.triage.hot.Vocabulary;
import org.huiyin.triage.hot.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The vocabulary of each home, learned from its latest matters. It is kept when a follower begins again, so that beginning again gives the
 * same sketches.
 */
@Component
class Vocabularies {

    /** Learned from so many matters at most, so that memory stays bounded. */
    static final int MOST = 20_000;
    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final MatterWords words;
    private final Problems problems = Problems.shipped();
    private final Map<Integer, InUse> inUse = new ConcurrentHashMap<>();

    /** A vocabulary with its version, ready for use. */
    record InUse(int version, int documents, Sketcher sketcher, IssueNames names) {}

    Vocabularies(JdbcClient jdbc, MatterWords words) {
        this.jdbc = jdbc;
        this.words = words;
    }

    Problems problems() {
        return problems;
    }

    /** The latest version of a home; none until one was learned. */
    Optional<InUse> of(int home) {
        int version = jdbc.sql("select coalesce(max(version), 0) from issue_vocabularies where home = :home").param("home", home).query(Integer.class).single();
        if (version == 0) {
            return Optional.empty();
        }
        var held = inUse.get(home);
        if (held == null || held.version() != version) {
            held = read(home, version);
            inUse.put(home, held);
        }
        return Optional.of(held);
    }

    private InUse read(int home, int version) {
        var counts = jdbc.sql("select counts from issue_vocabularies where home = :home and version = :version")
                .param("home", home).param("version", version).query(byte[].class).single();
        try {
            var vocabulary = Vocabulary.read(new DataInputStream(new ByteArrayInputStream(counts)));
            var sketcher = new Sketcher(vocabulary, problems);
            return new InUse(version, vocabulary.documents(), sketcher, new IssueNames(sketcher, problems));
        } catch (IOException e) {
            throw new UncheckedIOException("The vocabulary " + version + " of " + home + " cannot be read", e);
        }
    }

    /** Learns a new version from the latest matters. The follower then has to begin again. */
    @Transactional
    public void learn(int home, Instant now) {
        var texts = new ArrayList<Words>();
        List<java.util.UUID> ids = words.latest(home, MOST);
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            words.of(home, ids.subList(from, Math.min(ids.size(), from + AT_ONCE))).values().forEach(read -> texts.add(read.words()));
        }
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            Vocabulary.learn(texts).write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        jdbc.sql("""
                insert into issue_vocabularies (home, version, documents, learned_at, counts)
                select :home, coalesce(max(version), 0) + 1, :documents, :now, :counts from issue_vocabularies where home = :home
                """)
                .param("home", home)
                .param("documents", texts.size())
                .param("now", Timestamp.from(now))
                .param("counts", bytes.toByteArray())
                .update();
        jdbc.sql("delete from issue_vocabularies where home = :home and version < (select max(version) - 1 from issue_vocabularies where home = :home)")
                .param("home", home)
                .update();
    }

    /** How many matters were learned from last; 0 if never. */
    int learnedFrom(int home) {
        @Nullable Integer documents = jdbc.sql("select documents from issue_vocabularies where home = :home order by version desc limit 1")
                .param("home", home).query(Integer.class).optional().orElse(0);
        return documents == null ? 0 : documents;
    }
}
