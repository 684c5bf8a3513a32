package org.huiyin.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.huiyin.access.Access;
import org.huiyin.access.AccessAct;
import org.huiyin.access.AccusedShield;
import org.huiyin.access.SignedIn;
import org.huiyin.journal.Ids;
import org.huiyin.journal.Journal;
import org.huiyin.journal.NewEntry;
import org.huiyin.organization.NewOffice;
import org.huiyin.organization.Office;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.Organization;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register of offices, as a system administrator keeps it: who is added, renamed, moved, closed and opened again. It stands here because legs
 * and the shield keep copies of where an office stands, and must follow in the same transaction. Each change is one entry in the journal.
 */
@Service
public class OfficeRegister {

    private final Organization organization;
    private final OfficeCheck check;
    private final OfficeWork work;
    private final AccusedShield shield;
    private final Access access;
    private final Journal journal;
    private final ZoneId zone;

    OfficeRegister(Organization organization, OfficeCheck check, OfficeWork work, AccusedShield shield, Access access, Journal journal, ZoneId zone) {
        this.organization = organization;
        this.check = check;
        this.work = work;
        this.shield = shield;
        this.access = access;
        this.journal = journal;
        this.zone = zone;
    }

    /** What is wrong with a new office, by field, without adding it: for a list that is only looked at. */
    public Map<String, org.huiyin.access.Refusal> wrongWith(OfficeEntry entry) {
        return check.check(entry, null);
    }

    /** Adds an office. */
    @Transactional
    public RegisterOutcome add(SignedIn by, OfficeEntry entry, Instant now) {
        organization.lockForChange();
        var wrong = check.check(entry, null);
        if (!wrong.isEmpty()) {
            return new RegisterOutcome.Refused(wrong);
        }
        var superior = check.office(entry.superior()).orElseThrow();
        var added = organization.add(new NewOffice(new OfficeId(Ids.next()), entry.code().isEmpty() ? freeCode() : entry.code(), entry.nameZh(),
                entry.nameEn(), superior.id(), OfficeCheck.kind(entry.kind()).orElseThrow(), entry.place(), entry.phone(), entry.address(),
                entry.addressEn(), entry.reception(), entry.receptionEn()));
        record(by, AccessAct.OFFICE_ADDED, added.id(), Map.of("kind", added.kind().name(), "superior", superior.id().toString(), "place", entry.place()),
                now);
        return new RegisterOutcome.Done(added.id().toString());
    }

    private String freeCode() {
        while (true) {
            var code = "o" + Ids.next().toString().substring(24).toLowerCase(Locale.ROOT);
            if (organization.byCode(code).isEmpty()) {
                return code;
            }
        }
    }

    /** Changes names, kind, place, telephone, address and hours. Code and superior of the entry are not read. */
    @Transactional
    public RegisterOutcome change(SignedIn by, OfficeId id, OfficeEntry entry, Instant now) {
        organization.lockForChange();
        var office = organization.fresh(id);
        var wrong = check.check(entry, office);
        if (!wrong.isEmpty()) {
            return new RegisterOutcome.Refused(wrong);
        }
        var kind = OfficeCheck.kind(entry.kind()).orElseThrow();
        var changed = new Office(id, office.code(), entry.nameZh(), entry.nameEn(), office.superior(), office.path(), office.branch(), kind, entry.place(),
                entry.phone(), entry.address(), entry.addressEn(), entry.reception(), entry.receptionEn(), office.active(), office.successor());
        if (!changed.equals(office)) {
            organization.change(changed);
            record(by, AccessAct.OFFICE_CHANGED, id, Map.of("kind", kind.name(), "place", entry.place()), now);
        }
        return new RegisterOutcome.Done(id.toString());
    }

    /**
     * Puts an office with all under it below another one. Legs that stand there follow at once. A move never opens what was shut: whoever was under
     * an accused office stays shielded from the matter.
     */
    @Transactional
    public RegisterOutcome move(SignedIn by, OfficeId id, String above, Instant now) {
        organization.lockForChange();
        var office = organization.fresh(id);
        var superior = check.office(above).filter(Office::active).map(o -> organization.fresh(o.id())).orElse(null);
        if (superior == null) {
            return RegisterOutcome.refused("above", "offices.refused.superior");
        }
        if (office.superior() == null) {
            return RegisterOutcome.refused("above", "offices.refused.move.top");
        }
        if (superior.isUnder(office)) {
            return RegisterOutcome.refused("above", "offices.refused.move.under");
        }
        if (superior.id().equals(office.superior())) {
            return new RegisterOutcome.Done(id.toString());
        }
        var moved = organization.move(id, superior.id());
        work.follow(moved);
        shield.moved(office, moved, now);
        record(by, AccessAct.OFFICE_MOVED, id, Map.of("from", office.superior().toString(), "superior", superior.id().toString()), now);
        return new RegisterOutcome.Done(id.toString());
    }

    /**
     * Closes an office that has nothing left to do.
     *
     * @param successor the office that takes what comes back later
     */
    @Transactional
    public RegisterOutcome close(SignedIn by, OfficeId id, String successor, Instant now) {
        organization.lockForChange();
        var office = organization.fresh(id);
        var next = check.office(successor).filter(Office::active).orElse(null);
        if (office.superior() == null) {
            return RegisterOutcome.refused("main", "offices.refused.close.top");
        }
        if (next == null || next.id().equals(id)) {
            return RegisterOutcome.refused("successor", "offices.refused.close.successor");
        }
        if (organization.offices().stream().anyMatch(o -> o.active() && id.equals(o.superior()))) {
            return RegisterOutcome.refused("main", "offices.refused.close.below");
        }
        long held = organization.postsIn(id, today(now)).stream().filter(post -> post.staff() != null).count();
        if (held > 0) {
            return RegisterOutcome.refused("main", "offices.refused.close.posts", held);
        }
        if (work.anyLeft(id)) {
            return RegisterOutcome.refused("main", "offices.refused.close.work");
        }
        if (office.active()) {
            organization.close(id, next.id());
            record(by, AccessAct.OFFICE_CLOSED, id, Map.of("successor", next.id().toString()), now);
        }
        return new RegisterOutcome.Done(id.toString());
    }

    /** Opens a closed office again. */
    @Transactional
    public RegisterOutcome reopen(SignedIn by, OfficeId id, Instant now) {
        organization.lockForChange();
        var office = organization.fresh(id);
        if (office.superior() != null && !organization.fresh(office.superior()).active()) {
            return RegisterOutcome.refused("main", "offices.refused.reopen.superior");
        }
        if (!office.active()) {
            organization.reopen(id);
            record(by, AccessAct.OFFICE_OPENED, id, Map.of(), now);
        }
        return new RegisterOutcome.Done(id.toString());
    }

    private void record(SignedIn by, AccessAct act, OfficeId about, Map<String, Object> more, Instant now) {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("office", about.toString());
        payload.putAll(more);
        journal.append(new NewEntry(access.home(), null, null, act.code(), today(now), by.actor(), payload));
    }

    private LocalDate today(Instant now) {
        return now.atZone(zone).toLocalDate();
    }
}
