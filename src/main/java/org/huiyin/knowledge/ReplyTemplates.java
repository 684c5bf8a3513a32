package org.huiyin.knowledge;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.Refusal;
import org.huiyin.access.SignedIn;
import org.huiyin.casework.Categories;
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
    private final Editors editors;
    private final Journal journal;
    private final int home;
    private final ZoneId zone;

    ReplyTemplates(TemplateStore store, EnactmentStore lock, Editors editors, Journal journal, Installation installation, ZoneId zone) {
        this.store = store;
        this.lock = lock;
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
        var wrong = check(form, null, false);
        if (!wrong.isEmpty()) {
            return new Kept.Wrong(wrong);
        }
        UUID id = Ids.next();
        store.add(id, office, now);
        write(who, of(id, office, 1, false, form, by, now), "template.add", now);
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
        var wrong = check(form, id, true);
        if (!wrong.isEmpty()) {
            return new Kept.Wrong(wrong);
        }
        if (latest.get().ordinal() != ordinal) {
            return new Kept.Stale();
        }
        write(who, of(id, latest.get().office(), ordinal + 1, false, form, who.staff(), now), "template.revise", now);
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

    private Map<String, Refusal> check(TemplateForm form, @Nullable UUID id, boolean noteNeeded) {
        var wrong = new LinkedHashMap<String, Refusal>();
        String title = title(form);
        if (title.isEmpty()) {
            wrong.put("title", Refusal.because("knowledge.input.template-title"));
        } else if (title.length() > LONGEST_TITLE) {
            wrong.put("title", Refusal.because("knowledge.input.too-long", LONGEST_TITLE));
        } else if (store.titled(title, id)) {
            wrong.put("title", Refusal.because("knowledge.input.template-held"));
        }
        if (!form.category().isBlank() && !Categories.CODES.contains(form.category().strip())) {
            wrong.put("category", Refusal.because("knowledge.input.categories"));
        }
        if (outcome(form).isEmpty()) {
            wrong.put("outcome", Refusal.because("knowledge.input.outcome"));
        }
        String words = EnactmentCheck.clean(form.words()).strip();
        if (words.isEmpty()) {
            wrong.put("words", Refusal.because("knowledge.input.template-words"));
        } else if (words.length() > LONGEST_WORDS) {
            wrong.put("words", Refusal.because("knowledge.input.too-long", LONGEST_WORDS));
        }
        String note = EnactmentCheck.clean(form.note()).strip();
        if (note.length() > LONGEST_NOTE) {
            wrong.put("note", Refusal.because("knowledge.input.too-long", LONGEST_NOTE));
        } else if (noteNeeded && note.isEmpty()) {
            wrong.put("note", Refusal.because("knowledge.input.note"));
        }
        return wrong;
    }

    private static String title(TemplateForm form) {
        return EnactmentCheck.clean(form.title()).replaceAll("\\s+", " ").strip();
    }

    private static Optional<ReplyTemplate.Outcome> outcome(TemplateForm form) {
        return Arrays.stream(ReplyTemplate.Outcome.values()).filter(o -> o.name().equals(form.outcome().strip())).findFirst();
    }

    private static ReplyTemplate of(UUID id, @Nullable OfficeId office, int ordinal, boolean retired, TemplateForm form, @Nullable StaffId by, Instant now) {
        return new ReplyTemplate(id, office, ordinal, retired, title(form), form.category().isBlank() ? null : form.category().strip(),
                outcome(form).orElseThrow(), EnactmentCheck.clean(form.words()).strip(), EnactmentCheck.clean(form.note()).strip(), by, now);
    }

    private void write(SignedIn who, ReplyTemplate template, String act, Instant now) {
        var entry = journal.append(new NewEntry(home, null, null, act, now.atZone(zone).toLocalDate(), who.actor(),
                Map.of("template", template.id(), "edition", template.ordinal())));
        store.write(template, entry.value());
    }
}
