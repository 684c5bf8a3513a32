package org.huiyin.knowledge;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.Refusal;
import org.huiyin.access.SignedIn;
import org.huiyin.category.Schemes;
import org.huiyin.journal.Ids;
import org.huiyin.journal.Journal;
import org.huiyin.journal.NewEntry;
import org.huiyin.storage.Installation;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Law and policy that answers rest on. Every enactment is kept in editions that are only ever appended: what held on a day can be read as it
 * held then. Whoever reads matters reads all of it; {@link Editors} says who writes.
 */
@Service
public class KnowledgeBase {

    private static final int MOST_ON_A_PAGE = 100;
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

    private final EnactmentStore store;
    private final Schemes schemes;
    private final Editors editors;
    private final Journal journal;
    private final int home;
    private final ZoneId zone;

    KnowledgeBase(EnactmentStore store, Schemes schemes, Editors editors, Journal journal, Installation installation, ZoneId zone) {
        this.store = store;
        this.schemes = schemes;
        this.editors = editors;
        this.journal = journal;
        this.home = installation.home();
        this.zone = zone;
    }

    // ---- reading

    /**
     * A page of enactments by title, as they hold on a day.
     *
     * @param after {@link EnactmentList#next} of the page before; anything else begins at the start
     */
    @Transactional(readOnly = true)
    public EnactmentList list(EnactmentFilter filter, LocalDate day, @Nullable String after, int size) {
        int wanted = Math.clamp(size, 1, MOST_ON_A_PAGE);
        var found = store.page(filter, day, Cursor.read(after, 2).filter(keys -> isId(keys.get(1))).orElse(null), wanted + 1);
        if (found.size() <= wanted) {
            return new EnactmentList(found, null);
        }
        var last = found.get(wanted - 1);
        return new EnactmentList(List.copyOf(found.subList(0, wanted)), Cursor.of(last.title(), last.enactment()));
    }

    /**
     * Articles in force on a day that hold every term of a question; two characters find every place where they stand.
     *
     * @param question words with blanks between them; at most eight are looked at
     */
    @Transactional(readOnly = true)
    public ArticleHits search(String question, EnactmentFilter filter, LocalDate day, @Nullable String after, int size) {
        var terms = Grams.terms(EnactmentCheck.clean(question));
        if (terms.isEmpty()) {
            return new ArticleHits(List.of(), terms, null);
        }
        int wanted = Math.clamp(size, 1, MOST_ON_A_PAGE);
        var keys = Cursor.read(after, 4).filter(k -> k.get(0).matches("-?\\d") && isId(k.get(2)) && k.get(3).matches("\\d{1,6}")).orElse(null);
        var found = store.search(terms, filter, day, keys, wanted + 1);
        if (found.size() <= wanted) {
            return new ArticleHits(found, terms, null);
        }
        var last = found.get(wanted - 1);
        return new ArticleHits(List.copyOf(found.subList(0, wanted)), terms, Cursor.of(-EnactmentStore.weight(terms, last.article()),
                last.edition().title(), last.edition().enactment(), last.article().ordinal()));
    }

    /** The edition that holds on a day; before the first day the first one. */
    @Transactional(readOnly = true)
    public Optional<Edition> on(UUID enactment, LocalDate day) {
        return store.on(enactment, day);
    }

    /** One edition by its ordinal. */
    @Transactional(readOnly = true)
    public Optional<Edition> edition(UUID enactment, int ordinal) {
        return store.edition(enactment, ordinal);
    }

    /** All editions, the latest written first; empty when there is no such enactment. */
    @Transactional(readOnly = true)
    public List<Edition> history(UUID enactment) {
        return store.history(enactment);
    }

    /** The articles of an edition. */
    @Transactional(readOnly = true)
    public List<Article> articles(UUID edition) {
        return store.articles(edition);
    }

    /** The articles as running text, as a form shows them. */
    @Transactional(readOnly = true)
    public String words(UUID edition) {
        return ArticleText.write(store.articles(edition));
    }

    /**
     * What is known of a cited law on a day.
     *
     * @param title as cited, with or without 《》
     * @param number the article, or null when none is named
     */
    @Transactional(readOnly = true)
    public Cited cite(String title, @Nullable ArticleNumber number, LocalDate day) {
        var editions = store.titled(TitleKey.of(title), day);
        if (editions.isEmpty()) {
            return new Cited.Unknown();
        }
        for (Edition each : editions) {
            var holding = store.on(each.enactment(), day).filter(e -> e.inForce(day));
            if (holding.isPresent()) {
                return cite(holding.get(), number);
            }
        }
        Edition known = editions.getFirst();
        Edition holding = store.on(known.enactment(), day).orElse(known);
        if (holding.from().isAfter(day)) {
            return new Cited.NotInForce(known.enactment(), known.title(), holding.from(), null);
        }
        return new Cited.NotInForce(known.enactment(), known.title(), null, holding.ends() ? holding.from().minusDays(1) : holding.until());
    }

    private Cited cite(Edition edition, @Nullable ArticleNumber number) {
        int last = number == null ? 0 : store.last(edition.id());
        if (number == null || last == 0) {
            return new Cited.Found(edition.enactment(), edition.title(), null);
        }
        return store.place(edition.id(), number).<Cited>map(place -> new Cited.Found(edition.enactment(), edition.title(), place))
                .orElseGet(() -> edition.excerpt() ? new Cited.OutsideExcerpt(edition.enactment(), edition.title())
                        : new Cited.NoArticle(edition.enactment(), edition.title(), last));
    }

    // ---- writing

    /** Adds an enactment, kept up by the writer's office. */
    @Transactional
    public Kept add(SignedIn who, EnactmentForm form, Instant now) {
        var refusal = editors.refuseAdding(who);
        if (refusal.isPresent()) {
            return new Kept.Refused(refusal.get());
        }
        return add(who, who.office(), who.staff(), form, now);
    }

    /** @param by null for what ships with the program */
    Kept add(SignedIn who, @Nullable OfficeId office, @Nullable StaffId by, EnactmentForm form, Instant now) {
        var check = new EnactmentCheck(schemes);
        var read = check.read(form, false);
        if (read == null) {
            return new Kept.Wrong(check.wrong());
        }
        store.lock();
        if (!store.titled(TitleKey.of(read.title()), now.atZone(zone).toLocalDate()).isEmpty()) {
            return new Kept.Wrong(Map.of("title", Refusal.because("knowledge.input.title-held")));
        }
        UUID enactment = Ids.next();
        store.add(enactment, office, now);
        write(who, edition(enactment, office, 1, read, by, now), read.articles(), "knowledge.add", now);
        return new Kept.Done(enactment);
    }

    /**
     * Writes a new edition: with the same first day it mends the one before, with a later one it takes over from that day.
     *
     * @param ordinal of the latest edition when the form was opened
     */
    @Transactional
    public Kept revise(SignedIn who, UUID enactment, EnactmentForm form, int ordinal, Instant now) {
        store.lock();
        var latest = store.history(enactment).stream().findFirst();
        if (latest.isEmpty()) {
            return new Kept.Refused(Refusal.because("knowledge.refused.not-found"));
        }
        var refusal = editors.refuseRevising(who, latest.get().office());
        if (refusal.isPresent()) {
            return new Kept.Refused(refusal.get());
        }
        var check = new EnactmentCheck(schemes);
        var read = check.read(form, true);
        if (read == null) {
            return new Kept.Wrong(check.wrong());
        }
        boolean anothers = store.titled(TitleKey.of(read.title()), read.from()).stream().anyMatch(e -> !e.enactment().equals(enactment));
        if (anothers) {
            return new Kept.Wrong(Map.of("title", Refusal.because("knowledge.input.title-held")));
        }
        if (latest.get().ordinal() != ordinal) {
            return new Kept.Stale();
        }
        write(who, edition(enactment, latest.get().office(), ordinal + 1, read, who.staff(), now), read.articles(), "knowledge.revise", now);
        return new Kept.Done(enactment);
    }

    /**
     * Says that an enactment is no longer in force from a day on. What held before can still be read.
     *
     * @param on first day on which it no longer holds
     * @param reason by what it was repealed or replaced
     */
    @Transactional
    public Kept retire(SignedIn who, UUID enactment, String on, String reason, int ordinal, Instant now) {
        store.lock();
        var history = store.history(enactment);
        if (history.isEmpty()) {
            return new Kept.Refused(Refusal.because("knowledge.refused.not-found"));
        }
        Edition latest = history.getFirst();
        var refusal = editors.refuseRevising(who, latest.office());
        if (refusal.isPresent()) {
            return new Kept.Refused(refusal.get());
        }
        var day = WrittenDay.read(on);
        if (day.isEmpty() || day.get().isAfter(LATEST)) {
            return new Kept.Wrong(Map.of("on", Refusal.because("knowledge.input.date")));
        }
        if (day.get().isBefore(latest.from())) {
            return new Kept.Wrong(Map.of("on", Refusal.because("knowledge.input.ends-before", latest.from())));
        }
        String why = EnactmentCheck.clean(reason).strip();
        if (why.isEmpty() || why.length() > 500) {
            return new Kept.Wrong(Map.of("reason", Refusal.because(why.isEmpty() ? "knowledge.input.note" : "knowledge.input.too-long", 500)));
        }
        if (latest.ordinal() != ordinal) {
            return new Kept.Stale();
        }
        var ended = new Edition(Ids.next(), enactment, latest.office(), ordinal + 1, true, latest.excerpt(), latest.kind(), latest.title(), latest.issuer(), latest.number(),
                day.get(), null, latest.address(), latest.keywords(), latest.categories(), why, who.staff(), now);
        write(who, ended, List.of(), "knowledge.retire", now);
        return new Kept.Done(enactment);
    }

    private static Edition edition(UUID enactment, @Nullable OfficeId office, int ordinal, EnactmentCheck.Read read, @Nullable StaffId by, Instant now) {
        return new Edition(Ids.next(), enactment, office, ordinal, false, read.excerpt(), read.kind(), read.title(), read.issuer(), read.number(), read.from(), read.until(),
                read.address(), read.keywords(), read.categories(), read.note(), by, now);
    }

    private void write(SignedIn who, Edition edition, List<Article> articles, String act, Instant now) {
        var entry = journal.append(new NewEntry(home, null, null, act, now.atZone(zone).toLocalDate(), who.actor(),
                Map.of("enactment", edition.enactment(), "edition", edition.ordinal(), "from", edition.from())));
        store.write(edition, articles, entry.value());
    }

    private static boolean isId(String written) {
        try {
            UUID.fromString(written);
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }
}
