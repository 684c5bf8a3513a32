package org.huiyin.knowledge;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.category.Schemes;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of enactments, their editions and articles. */
@Repository
class EnactmentStore {

    private static final String APART = "\u001f";

    /** The edition that holds on :day: none began later, by the law or, of two of one day, by the pen. */
    private static final String HOLDS = """
            e.from_on <= :day and not exists (select 1 from enactment_editions later where later.enactment = e.enactment
              and later.from_on <= :day and (later.from_on, later.ordinal) > (e.from_on, e.ordinal))
            """;
    private static final String IN_FORCE = HOLDS + " and not e.ends and (e.until_on is null or e.until_on >= :day)";
    /** The edition that holds or, of what has not begun, the first that will. */
    private static final String SHOWN = "(" + HOLDS + """
             or e.from_on > :day and not exists (select 1 from enactment_editions other where other.enactment = e.enactment
              and (other.from_on <= :day or (other.from_on, -other.ordinal) < (e.from_on, -e.ordinal))))
            """;
    private static final String COLUMNS = "e.*, t.office";
    private static final int MOST_WEIGHED = 1_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Schemes schemes;

    EnactmentStore(JdbcClient jdbc, JdbcTemplate batches, Schemes schemes) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.schemes = schemes;
    }

    /** Holds back other writers until the transaction ends, so that two of them do not add the same law. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('knowledge'))").query((row, n) -> 0).list();
    }

    void add(UUID enactment, @Nullable OfficeId office, Instant now) {
        jdbc.sql("insert into enactments (id, office, added_at) values (?, ?, ?)")
                .params(enactment, office == null ? null : office.value(), at(now))
                .update();
    }

    void write(Edition e, List<Article> articles, UUID entry) {
        jdbc.sql("""
                insert into enactment_editions (id, enactment, ordinal, ends, excerpt, kind, title, title_key, issuer, number, from_on, until_on, address,
                                                keywords, categories, note, written_by, written_at, entry)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, string_to_array(?, chr(31)), string_to_array(?, chr(31)), ?, ?, ?, ?)
                """)
                .params(e.id(), e.enactment(), e.ordinal(), e.ends(), e.excerpt(), e.kind().name(), e.title(), TitleKey.of(e.title()), e.issuer(), e.number(), e.from(),
                        e.until(), e.address(), String.join(APART, e.keywords()), String.join(APART, e.categories()), e.note(),
                        e.writtenBy() == null ? null : e.writtenBy().value(), at(e.writtenAt()), entry)
                .update();
        batches.batchUpdate("""
                insert into enactment_articles (edition, ordinal, number, inserted, chapter, words, sought, grams)
                values (?, ?, ?, ?, ?, ?, ?, array_to_tsvector(string_to_array(?, chr(31))))
                """, articles, 200, (row, a) -> {
            String head = Grams.folded(String.join(" ", e.title(), e.number(), e.issuer(), String.join(" ", e.keywords()), a.chapter(),
                    a.number() == null ? "" : a.number().zh() + " 第" + a.number().number() + "条"));
            String sought = head + "\n" + Grams.folded(a.words());
            row.setObject(1, e.id());
            row.setInt(2, a.ordinal());
            row.setObject(3, a.number() == null ? null : a.number().number(), java.sql.Types.INTEGER);
            row.setInt(4, a.number() == null ? 0 : a.number().inserted());
            row.setString(5, a.chapter());
            row.setString(6, a.words());
            row.setString(7, sought);
            row.setString(8, String.join(APART, Grams.of(sought)));
        });
    }

    /** Editions of an enactment, the latest written first. */
    List<Edition> history(UUID enactment) {
        return jdbc.sql("select " + COLUMNS + " from enactment_editions e join enactments t on t.id = e.enactment where e.enactment = ? order by e.ordinal desc")
                .param(enactment)
                .query(EnactmentStore::edition)
                .list();
    }

    /** The edition that holds on a day, in force or not; before its first day the first one. */
    Optional<Edition> on(UUID enactment, LocalDate day) {
        return jdbc.sql("select " + COLUMNS + " from enactment_editions e join enactments t on t.id = e.enactment where e.enactment = :id and " + SHOWN)
                .param("id", enactment)
                .param("day", day)
                .query(EnactmentStore::edition)
                .optional();
    }

    Optional<Edition> edition(UUID enactment, int ordinal) {
        return jdbc.sql("select " + COLUMNS + " from enactment_editions e join enactments t on t.id = e.enactment where e.enactment = ? and e.ordinal = ?")
                .params(enactment, ordinal)
                .query(EnactmentStore::edition)
                .optional();
    }

    List<Article> articles(UUID edition) {
        return jdbc.sql("select * from enactment_articles where edition = ? order by ordinal").param(edition).query(EnactmentStore::article).list();
    }

    /** Editions of any enactment of this title, the one that holds on the day first. */
    List<Edition> titled(String titleKey, LocalDate day) {
        return jdbc.sql("select " + COLUMNS + " from enactment_editions e join enactments t on t.id = e.enactment where e.title_key = :key order by ("
                        + IN_FORCE + ") desc, e.from_on desc, e.ordinal desc limit 50")
                .param("key", titleKey)
                .param("day", day)
                .query(EnactmentStore::edition)
                .list();
    }

    /** Place of an article in an edition. */
    Optional<Integer> place(UUID edition, ArticleNumber number) {
        return jdbc.sql("select ordinal from enactment_articles where edition = ? and number = ? and inserted = ? order by ordinal limit 1")
                .params(edition, number.number(), number.inserted())
                .query(Integer.class)
                .optional();
    }

    /** The highest number of an edition; 0 when its articles have none. */
    int last(UUID edition) {
        return jdbc.sql("select coalesce(max(number), 0) from enactment_articles where edition = ?").param(edition).query(Integer.class).single();
    }

    /** A page by title. */
    List<Edition> page(EnactmentFilter filter, LocalDate day, @Nullable List<String> after, int size) {
        var params = new LinkedHashMap<String, Object>();
        String where = (filter.also() ? SHOWN : IN_FORCE) + narrowed(filter, params);
        if (after != null) {
            where += " and (e.title, e.enactment) > (:title, cast(:enactment as uuid))";
            params.put("title", after.get(0));
            params.put("enactment", after.get(1));
        }
        var statement = jdbc.sql("select " + COLUMNS + " from enactment_editions e join enactments t on t.id = e.enactment where " + where
                + " order by e.title, e.enactment limit " + size).param("day", day);
        for (var one : params.entrySet()) {
            statement = statement.param(one.getKey(), one.getValue());
        }
        return statement.query(EnactmentStore::edition).list();
    }

    /**
     * Articles in force that hold every term. Those whose words hold them all come first; a law found by its title alone stands there once.
     * The inner query is cut off, so that a term that stands in everything costs no more than one that is rare; it asks the index of pairs alone (offset 0), since
     * reading the pairs of each article takes longer than all the rest. Only what is shown is read whole. In a transaction.
     */
    List<ArticleHits.Hit> search(List<String> terms, EnactmentFilter filter, LocalDate day, @Nullable List<String> after, int size) {
        var params = new LinkedHashMap<String, Object>();
        var where = new StringBuilder(IN_FORCE).append(narrowed(filter, params));
        params.put("grams", String.join(" & ", terms.stream().map(Grams::query).toList()));
        var inWords = new StringBuilder("0");
        for (int i = 0; i < terms.size(); i++) {
            if (!Grams.isPair(terms.get(i))) { // where a pair stands the index knows for certain
                where.append(" and a.sought like :like").append(i);
                params.put("like" + i, "%" + terms.get(i).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%");
            }
            inWords.append(" + (strpos(split_part(a.sought, chr(10), 2), :term").append(i).append(") > 0)::int");
            params.put("term" + i, terms.get(i));
        }
        String from = "";
        if (after != null) {
            from = " and (-f.weight, f.title, f.enactment, f.ordinal) > (:weight, :title, cast(:enactment as uuid), :ordinal)";
            params.put("weight", Integer.parseInt(after.get(0)));
            params.put("title", after.get(1));
            params.put("enactment", after.get(2));
            params.put("ordinal", Integer.parseInt(after.get(3)));
        }
        var statement = jdbc.sql("with found as materialized (select a.edition, a.ordinal, e.title, e.enactment, (" + inWords + """
                ) as weight from (select s.edition, s.ordinal, s.sought from enactment_articles s where s.grams @@ cast(:grams as tsquery) offset 0) a
                  join enactment_editions e on e.id = a.edition where\s""" + where + " limit " + MOST_WEIGHED + """
                ), shown as materialized (select f.* from found f where (f.weight > 0 or f.ordinal = 1)""" + from + """
                 order by -f.weight, f.title, f.enactment, f.ordinal limit\s""" + size + ") select " + COLUMNS + """
                , a.ordinal as place, a.number as article, a.inserted, a.chapter, a.words from shown f join enactment_editions e on e.id = f.edition
                  join enactments t on t.id = e.enactment join enactment_articles a on a.edition = f.edition and a.ordinal = f.ordinal
                 order by -f.weight, f.title, f.enactment, f.ordinal""").param("day", day);
        for (var one : params.entrySet()) {
            statement = statement.param(one.getKey(), one.getValue());
        }
        // The planner counts nothing for fetching pairs and would read the whole table where a word stands in most of it: twice the time.
        scanTables(false);
        var hits = statement.query((row, n) -> new ArticleHits.Hit(edition(row, n), new Article(row.getInt("place"), number(row, "article"),
                row.getString("chapter"), row.getString("words")))).list();
        scanTables(true);
        return hits;
    }

    private void scanTables(boolean may) {
        jdbc.sql("select set_config('enable_seqscan', ?, true)").param(may ? "on" : "off").query(String.class).single();
    }

    /** How much the words of a hit weigh in the order of {@link #search}. */
    static int weight(List<String> terms, Article article) {
        String words = Grams.folded(article.words());
        return (int) terms.stream().filter(words::contains).count();
    }

    private String narrowed(EnactmentFilter filter, Map<String, Object> params) {
        String where = "";
        if (filter.kind() != null) {
            where += " and e.kind = :kind";
            params.put("kind", filter.kind().name());
        }
        if (filter.category() != null) {
            where += " and e.categories && string_to_array(:categories, chr(31))";
            params.put("categories", String.join(APART, schemes.about(filter.category())));
        }
        return where;
    }

    private static Edition edition(ResultSet row, int n) throws SQLException {
        var office = row.getObject("office", UUID.class);
        var by = row.getObject("written_by", UUID.class);
        return new Edition(
                row.getObject("id", UUID.class),
                row.getObject("enactment", UUID.class),
                office == null ? null : new OfficeId(office),
                row.getInt("ordinal"),
                row.getBoolean("ends"),
                row.getBoolean("excerpt"),
                Edition.Kind.valueOf(row.getString("kind")),
                row.getString("title"),
                row.getString("issuer"),
                row.getString("number"),
                row.getObject("from_on", LocalDate.class),
                row.getObject("until_on", LocalDate.class),
                row.getString("address"),
                texts(row.getArray("keywords")),
                texts(row.getArray("categories")),
                row.getString("note"),
                by == null ? null : new StaffId(by),
                row.getObject("written_at", OffsetDateTime.class).toInstant());
    }

    private static Article article(ResultSet row, int n) throws SQLException {
        return new Article(row.getInt("ordinal"), number(row, "number"), row.getString("chapter"), row.getString("words"));
    }

    private static @Nullable ArticleNumber number(ResultSet row, String column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? null : new ArticleNumber(number, row.getInt("inserted"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

}
