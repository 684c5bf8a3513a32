package org.huiyin.knowledge;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.Refusal;
import org.huiyin.access.SignedIn;
import org.huiyin.category.Schemes;
import org.huiyin.journal.Ids;
import org.huiyin.journal.Journal;
import org.huiyin.journal.NewEntry;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.StaffId;
import org.huiyin.storage.Installation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Templates of replies: kept in editions, written by whom {@link Editors} names, read by whoever answers. */
@Service
public class ReplyTemplates {

    private static final int LONGEST_TITLE = 60;
    private static final int LONGEST_WORDS = 5_000;
    private static final int LONGEST_NOTE = 500;
    private static final int MOST_FITTING = 40;

    private final TemplateStore store;
    private final EnactmentStore lock;
    private final Schemes schemes;
    private final Editors editors;
    private final Journal journal;
    private final int home;
    private final ZoneId zone;

    ReplyTemplates(TemplateStore store, EnactmentStore lock, Schemes schemes, Editors editors, Journal journal, Installation installation, ZoneId zone) {
        this.store = store;
        this.lock = lock;
        this.schemes = schemes;
        this.editors = editors;
        this.journal = journal;
        this.home = installation.home();
        this.zone = zone;
    }

    /**
     * A page by title.
     *
     * @param retired whether those that are no longer used are listed too
     * @param after {@link TemplateList#next} of the page before; anything else begins at the start
     */
    @Transactional(readOnly = true)
    public TemplateList list(boolean retired, @Nullable String after, int size) {
        var keys = Cursor.read(after, 2).filter(k -> k.get(1).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")).orElse(null);
        var found = store.page(retired, keys, size + 1);
        if (found.size() <= size) {
            return new TemplateList(found, null);
        }
        var last = found.get(size - 1);
        return new TemplateList(List.copyOf(found.subList(0, size)), Cursor.of(last.title(), last.id()));
    }

    /** Templates in use for some contents, those made for just these first; at most forty. */
    @Transactional(readOnly = true)
    public List<ReplyTemplate> fitting(@Nullable String category) {
        return store.fitting(category, MOST_FITTING);
    }

    /** The edition in use, or the last one of a template that is retired. */
    @Transactional(readOnly = true)
    public Optional<ReplyTemplate> find(UUID id) {
        return store.latest(id);
    }

    /** All editions, the latest first. */
    @Transactional(readOnly = true)
    public List<ReplyTemplate> history(UUID id) {
        return store.history(id);
    }

    /** Adds a template, kept up by the writer's office. */
    @Transactional
    public Kept add(SignedIn who, TemplateForm form, Instant now) {
        var refusal = editors.refuseAdding(who);
        return refusal.isPresent() ? new Kept.Refused(refusal.get()) : add(who, who.office(), who.staff(), form, now);
    }

    /** @param by null for what ships with the program */
    Kept add(SignedIn who, @Nullable OfficeId office, @Nullable StaffId by, TemplateForm form, Instant now) {
        lock.lock();
        var read = Read.of(form);
        var wrong = check(read, null, false);
        if (!wrong.isEmpty()) {
            return new Kept.Wrong(wrong);
        }
        UUID id = Ids.next();
        store.add(id, office, now);
        write(who, read.edition(id, office, 1, by, now), "template.add", now);
        return new Kept.Done(id);
    }

    /** Writes a new edition. @param ordinal of the latest edition when the form was opened */
    @Transactional
    public Kept revise(SignedIn who, UUID id, TemplateForm form, int ordinal, Instant now) {
        lock.lock();
        var latest = store.latest(id);
        var refusal = latest.isEmpty() ? Optional.of(Refusal.because("knowledge.refused.not-found")) : editors.refuseRevising(who, latest.get().office());
        if (refusal.isPresent()) {
            return new Kept.Refused(refusal.get());
        }
        var read = Read.of(form);
        var wrong = check(read, id, true);
        if (!wrong.isEmpty()) {
            return new Kept.Wrong(wrong);
        }
        if (latest.get().ordinal() != ordinal) {
            return new Kept.Stale();
        }
        write(who, read.edition(id, latest.get().office(), ordinal + 1, who.staff(), now), "template.revise", now);
        return new Kept.Done(id);
    }

    /** Takes a template out of use. */
    @Transactional
    public Kept retire(SignedIn who, UUID id, String reason, int ordinal, Instant now) {
        lock.lock();
        var latest = store.latest(id);
        var refusal = latest.isEmpty() ? Optional.of(Refusal.because("knowledge.refused.not-found")) : editors.refuseRevising(who, latest.get().office());
        if (refusal.isPresent()) {
            return new Kept.Refused(refusal.get());
        }
        String why = EnactmentCheck.clean(reason).strip();
        if (why.isEmpty() || why.length() > LONGEST_NOTE) {
            return new Kept.Wrong(Map.of("reason", Refusal.because(why.isEmpty() ? "knowledge.input.note" : "knowledge.input.too-long", LONGEST_NOTE)));
        }
        var t = latest.get();
        if (t.ordinal() != ordinal) {
            return new Kept.Stale();
        }
        write(who, new ReplyTemplate(id, t.office(), ordinal + 1, true, t.title(), t.category(), t.outcome(), t.words(), why, who.staff(), now),
                "template.retire", now);
        return new Kept.Done(id);
    }

    /** What a form says, read once: clean and checked. */
    private record Read(String title, @Nullable String category, ReplyTemplate.@Nullable Outcome outcome, String words, String note) {

        static Read of(TemplateForm form) {
            return new Read(EnactmentCheck.clean(form.title()).replaceAll("\\s+", " ").strip(), form.category().isBlank() ? null : form.category().strip(),
                    Arrays.stream(ReplyTemplate.Outcome.values()).filter(o -> o.name().equals(form.outcome().strip())).findFirst().orElse(null),
                    EnactmentCheck.clean(form.words()).strip(), EnactmentCheck.clean(form.note()).strip());
        }

        ReplyTemplate edition(UUID id, @Nullable OfficeId office, int ordinal, @Nullable StaffId by, Instant now) {
            return new ReplyTemplate(id, office, ordinal, false, title, category, Objects.requireNonNull(outcome), words, note, by, now);
        }
    }

    private Map<String, Refusal> check(Read read, @Nullable UUID id, boolean noteNeeded) {
        var wrong = new LinkedHashMap<String, Refusal>();
        if (read.title().isEmpty()) {
            wrong.put("title", Refusal.because("knowledge.input.template-title"));
        } else if (read.title().length() > LONGEST_TITLE) {
            wrong.put("title", Refusal.because("knowledge.input.too-long", LONGEST_TITLE));
        } else if (store.titled(read.title(), id)) {
            wrong.put("title", Refusal.because("knowledge.input.template-held"));
        }
        if (read.category() != null && schemes.find(read.category()).isEmpty()) {
            wrong.put("category", Refusal.because("knowledge.input.categories"));
        }
        if (read.outcome() == null) {
            wrong.put("outcome", Refusal.because("knowledge.input.outcome"));
        }
        if (read.words().isEmpty()) {
            wrong.put("words", Refusal.because("knowledge.input.template-words"));
        } else if (read.words().length() > LONGEST_WORDS) {
            wrong.put("words", Refusal.because("knowledge.input.too-long", LONGEST_WORDS));
        }
        if (read.note().length() > LONGEST_NOTE) {
            wrong.put("note", Refusal.because("knowledge.input.too-long", LONGEST_NOTE));
        } else if (noteNeeded && read.note().isEmpty()) {
            wrong.put("note", Refusal.because("knowledge.input.note"));
        }
        return wrong;
    }

    private void write(SignedIn who, ReplyTemplate template, String act, Instant now) {
        var entry = journal.append(new NewEntry(home, null, null, act, now.atZone(zone).toLocalDate(), who.actor(),
                Map.of("template", template.id(), "edition", template.ordinal())));
        store.write(template, entry.value());
    }
}
