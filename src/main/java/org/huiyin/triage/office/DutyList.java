package org.huiyin.triage.office;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.Refusal;
import org.huiyin.access.SignedIn;
import org.huiyin.journal.Actor;
import org.huiyin.journal.Ids;
import org.huiyin.journal.Journal;
import org.huiyin.journal.NewEntry;
import org.huiyin.organization.Office;
import org.huiyin.organization.Organization;
import org.huiyin.storage.Installation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The duty list (职责清单): which office answers for which category at which level. The system administrator keeps all of it; the head of a petition
 * office keeps what concerns the division it serves. Every change is a version of its own and one entry in the journal.
 */
@Service
public class DutyList {

    private final DutyStore store;
    private final DutyCheck check;
    private final Organization organization;
    private final Journal journal;
    private final int home;
    private final ZoneId zone;

    DutyList(DutyStore store, DutyCheck check, Organization organization, Journal journal, Installation installation, ZoneId zone) {
        this.store = store;
        this.check = check;
        this.organization = organization;
        this.journal = journal;
        this.home = installation.home();
        this.zone = zone;
    }

    /** What came of writing a line. */
    public sealed interface Written {
        /** Kept as a new line or as a new version of one. */
        record Kept(Duty duty) implements Written {}

        /** The list says exactly this already. */
        record Same(Duty duty) implements Written {}

        /** Not kept, and why, by field. */
        record Refused(Map<DutyField, Refusal> why) implements Written {}

        /** Somebody else wrote a version meanwhile. */
        record Stale(Duty latest) implements Written {}
    }

    /**
     * Writes a line.
     *
     * @param line the line to be changed; null for a new one. A new line for the same category, level, place and office changes the one there is
     * @param version the version the writer read; not looked at for a new line
     */
    @Transactional
    public Written write(SignedIn who, @Nullable UUID line, int version, DutyDraft draft, Instant now) {
        return write(draft, line, version, who.staff().toString(), who.actor(), duty -> mayWrite(who, duty), now);
    }

    /** Writes a line for the program itself, such as the list of the demo. */
    @Transactional
    public Written write(DutyDraft draft, String program, Instant now) {
        return write(draft, null, 0, program, new Actor.Program(program), _ -> Optional.empty(), now);
    }

    private Written write(DutyDraft draft, @Nullable UUID line, int version, String writer, Actor actor, java.util.function.Function<Duty, Optional<Refusal>> may,
            Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        var read = check.read(draft, line == null ? Ids.next() : line, version + 1, writer, today, now);
        if (read instanceof DutyCheck.Read.Bad(var why)) {
            return new Written.Refused(why);
        }
        Duty duty = ((DutyCheck.Read.Good) read).duty();
        Optional<Duty> before = line == null ? store.same(home, duty).flatMap(d -> store.lock(home, d.id())) : store.lock(home, line);
        if (line != null && before.isEmpty()) {
            throw new IllegalArgumentException("no duty " + line);
        }
        if (line != null && before.get().version() != version) {
            return new Written.Stale(before.get());
        }
        var refusal = may.apply(duty).or(() -> before.flatMap(may::apply));
        if (refusal.isPresent()) {
            return new Written.Refused(Map.of(DutyField.PLACE, refusal.get()));
        }
        if (before.isPresent() && same(before.get(), duty, draft)) {
            return new Written.Same(before.get());
        }
        Duty kept = before.map(b -> next(duty, b)).orElse(duty);
        store.add(home, kept, journal.append(new NewEntry(home, null, null, "duty.write", today, actor, payload(kept))));
        return new Written.Kept(kept);
    }

    private static Duty next(Duty duty, Duty before) {
        return new Duty(before.id(), before.version() + 1, duty.category(), duty.level(), duty.place(), duty.office(), duty.kind(), duty.named(), duty.lead(),
                duty.what(), duty.basis(), duty.validFrom(), duty.validUntil(), duty.writtenAt(), duty.writtenBy());
    }

    /** A first day that nobody gave is no change. */
    private static boolean same(Duty a, Duty b, DutyDraft draft) {
        return a.category().equals(b.category()) && a.level() == b.level() && java.util.Objects.equals(a.place(), b.place())
                && java.util.Objects.equals(a.office(), b.office()) && a.kind() == b.kind() && a.named().equals(b.named()) && a.lead() == b.lead()
                && a.what().equals(b.what()) && a.basis().equals(b.basis()) && java.util.Objects.equals(a.validUntil(), b.validUntil())
                && (a.validFrom().equals(b.validFrom()) || draft.get(DutyField.FROM).isEmpty());
    }

    /** Codes, ids and dates; the words of the duty and of its basis stay in the list. */
    private static Map<String, Object> payload(Duty duty) {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("duty", duty.id());
        payload.put("version", duty.version());
        payload.put("category", duty.category());
        payload.put("level", duty.level());
        payload.put("lead", duty.lead());
        payload.put("from", duty.validFrom());
        if (duty.place() != null) {
            payload.put("place", duty.place());
        }
        if (duty.office() != null) {
            payload.put("office", duty.office());
        }
        if (duty.kind() != null) {
            payload.put("kind", duty.kind());
        }
        if (duty.validUntil() != null) {
            payload.put("until", duty.validUntil());
        }
        return payload;
    }

    /** Why this reader may not write this line; nothing when they may. */
    public Optional<Refusal> mayWrite(SignedIn who, Duty duty) {
        if (who.roles().contains("system-admin")) {
            return Optional.empty();
        }
        Office served = organization.superiorOf(organization.require(who.office())).orElse(organization.require(who.office()));
        if (served.superior() == null) {
            return Optional.empty();
        }
        boolean own = duty.office() != null && organization.require(duty.office()).isUnder(served)
                || duty.place() != null && organization.jurisdiction(duty.place())
                        .filter(j -> (j.path() + "/").contains(served.jurisdiction() + "/")).isPresent();
        return own ? Optional.empty() : Optional.of(Refusal.because("duty.wrong.notYours", served.nameZh()));
    }

    /** A line in its latest version. */
    public Optional<Duty> find(UUID id) {
        return store.latest(home, id);
    }

    /** All versions of a line, the latest first. */
    public List<Duty> versions(UUID id) {
        return store.versions(home, id);
    }

    /** A page of the list by category and level. */
    public List<Duty> page(@Nullable String category, @Nullable Integer level, @Nullable UUID after, int atMost) {
        return store.page(home, category, level, after == null ? null : store.latest(home, after).orElse(null), atMost);
    }

    public int count() {
        return store.count(home);
    }

    /** What holds on a day for any of these categories. */
    List<Duty> holding(List<String> categories, LocalDate day) {
        return store.holding(home, categories, day);
    }
}
