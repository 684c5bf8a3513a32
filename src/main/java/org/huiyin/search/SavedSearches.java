package org.huiyin.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.Refusal;
import org.huiyin.journal.Ids;
import org.huiyin.organization.PostId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Searches kept by a post, for that post alone. They never run by themselves: a saved search is no alarm. */
@Service
public class SavedSearches {

    /** A post keeps at most so many. */
    public static final int MOST = 50;
    /** Characters of a name. */
    public static final int LONGEST_NAME = 60;

    private static final int LONGEST_QUERY = 2000;
    /** What was taken away can be brought back for so long. */
    private static final Duration BACK = Duration.ofDays(1);

    private final JdbcClient jdbc;

    SavedSearches(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of a post, the latest first. */
    public List<SavedSearch> of(PostId post) {
        return jdbc.sql("select id, name, query, saved_at from saved_searches where post = ? and removed_at is null order by saved_at desc, id desc limit "
                        + MOST)
                .param(post.value())
                .query(SavedSearches::row)
                .list();
    }

    /**
     * Keeps a search.
     *
     * @param query words and filters as they stand in the address
     * @return why not; nothing when it is kept
     */
    @Transactional
    public Optional<Refusal> save(PostId post, String name, String query, Instant now) {
        var refusal = refuse(name);
        if (refusal.isPresent()) {
            return refusal;
        }
        if (query.length() > LONGEST_QUERY) {
            return Optional.of(Refusal.because("search.refused.query"));
        }
        // one after the other, so that two at once do not pass the limit together
        jdbc.sql("select id from posts where id = ? for update").param(post.value()).query(UUID.class).list();
        forget(post, now);
        int there = jdbc.sql("select count(*) from saved_searches where post = ? and removed_at is null").param(post.value()).query(Integer.class).single();
        if (there >= MOST) {
            return Optional.of(Refusal.because("search.refused.many", MOST));
        }
        jdbc.sql("insert into saved_searches (id, post, name, query, saved_at) values (?, ?, ?, ?, ?)")
                .params(Ids.next(), post.value(), name.strip(), query, at(now))
                .update();
        return Optional.empty();
    }

    /** Gives it another name. */
    @Transactional
    public Optional<Refusal> rename(PostId post, UUID id, String name) {
        var refusal = refuse(name);
        if (refusal.isPresent()) {
            return refusal;
        }
        return jdbc.sql("update saved_searches set name = ? where post = ? and id = ? and removed_at is null")
                                .params(name.strip(), post.value(), id)
                                .update() == 1
                ? Optional.empty()
                : Optional.of(Refusal.because("search.refused.gone"));
    }

    /** Takes it away; {@link #restore} brings it back within a day. Twice is once. */
    @Transactional
    public void remove(PostId post, UUID id, Instant now) {
        jdbc.sql("update saved_searches set removed_at = ? where post = ? and id = ? and removed_at is null").params(at(now), post.value(), id).update();
        forget(post, now);
    }

    /** Brings back what was taken away. False when it is too late, or there is no room any more. */
    @Transactional
    public boolean restore(PostId post, UUID id, Instant now) {
        return jdbc.sql("""
                update saved_searches set removed_at = null where post = ? and id = ? and removed_at > ?
                  and (select count(*) from saved_searches s where s.post = saved_searches.post and s.removed_at is null) < ?
                """)
                        .params(post.value(), id, at(now.minus(BACK)), MOST)
                        .update() == 1;
    }

    private void forget(PostId post, Instant now) {
        jdbc.sql("delete from saved_searches where post = ? and removed_at <= ?").params(post.value(), at(now.minus(BACK))).update();
    }

    private static Optional<Refusal> refuse(String name) {
        var clean = name.strip();
        if (clean.isEmpty() || clean.length() > LONGEST_NAME || clean.chars().anyMatch(Character::isISOControl)) {
            return Optional.of(Refusal.because("search.refused.name", LONGEST_NAME));
        }
        return Words.looksForAPerson(clean) ? Optional.of(Refusal.because("search.refused.person")) : Optional.empty();
    }

    private static OffsetDateTime at(Instant now) {
        return now.atOffset(ZoneOffset.UTC);
    }

    private static SavedSearch row(ResultSet row, int n) throws SQLException {
        return new SavedSearch(row.getObject("id", UUID.class), row.getString("name"), row.getString("query"),
                row.getObject("saved_at", OffsetDateTime.class).toInstant());
    }
}
