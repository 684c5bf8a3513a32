package org.huiyin.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The door to jurisdictions, offices, staff and posts. Offices are a few thousand at most and change rarely, so they are
 * held in memory and read again after {@value #FRESH_SECONDS} seconds or at once after a change made here.
 */
@Service
public class Organization {

    private static final int FRESH_SECONDS = 5;

    /** A chain of successors is never this long: closing refuses one that is closed itself. */
    private static final int MOST_SUCCESSIONS = 50;

    private final OrganizationStore store;
    private final AtomicLong changes = new AtomicLong();
    private final HeldPlaces<Optional<Jurisdiction>> places = new HeldPlaces<>();
    private final HeldPlaces<List<Jurisdiction>> below = new HeldPlaces<>();
    private volatile @Nullable Offices offices;

    Organization(OrganizationStore store) {
        this.store = store;
    }

    /** @throws IllegalArgumentException when there is no such office, which is a bug: ids come from our own pages */
    public Office require(OfficeId id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no office " + id));
    }

    public Optional<Office> find(OfficeId id) {
        return Optional.ofNullable(held().byId().get(id));
    }

    public Optional<Office> byCode(String code) {
        return Optional.ofNullable(held().byCode().get(code));
    }

    /** All offices in the order of the leadership tree. */
    public List<Office> offices() {
        return held().all();
    }

    /**
     * The office above in the line of leadership: it reviews (条例第三十五条) and takes what a vacant post cannot. For an office that was closed
     * since, the one that goes on for it.
     */
    public Optional<Office> superiorOf(Office office) {
        return Optional.ofNullable(office.superior()).flatMap(this::find).map(this::working);
    }

    /** The office itself while it works, else the one that goes on for it. */
    public Office working(Office office) {
        var at = office;
        for (int steps = 0; !at.active() && at.successor() != null && steps < MOST_SUCCESSIONS; steps++) {
            at = require(at.successor());
        }
        return at;
    }

    /** The name of the whole place that this program serves, as far as somebody has named it. */
    public Optional<Jurisdiction> home() {
        return held().tops().stream().filter(Jurisdiction::named).findFirst();
    }

    /** Offices directly or indirectly below, without the office itself. */
    public List<Office> below(Office office) {
        return offices().stream()
                .filter(o -> o.isUnder(office) && !o.id().equals(office.id()))
                .toList();
    }

    /**
     * The petition office that registers for a place: the one of the nearest division upward that has one.
     *
     * @return empty when no office of that kind is set up at all
     */
    public Optional<Office> nearest(OfficeKind kind, @Nullable String jurisdiction) {
        var place = jurisdiction == null ? Optional.<Jurisdiction>empty() : jurisdiction(jurisdiction);
        while (place.isPresent()) {
            String code = place.get().code();
            var there = offices().stream()
                    .filter(o -> o.active() && o.kind() == kind && o.jurisdiction().equals(code))
                    .findFirst();
            if (there.isPresent()) {
                return there;
            }
            place = Optional.ofNullable(place.get().parent()).flatMap(this::jurisdiction);
        }
        return offices().stream()
                .filter(o -> o.active() && o.kind() == kind)
                .min(java.util.Comparator.comparingInt(o -> o.path().length()));
    }

    public Optional<Jurisdiction> jurisdiction(String code) {
        // whoever changes divisions sees its own changes, and nobody else before they are committed
        return TransactionSynchronizationManager.hasResource(this)
                ? store.jurisdiction(code)
                : places.of(Optional.of(code), () -> store.jurisdiction(code));
    }

    /** Divisions directly below, in the order of their codes; the top ones for {@code null}. */
    public List<Jurisdiction> jurisdictionsIn(@Nullable String parent) {
        return TransactionSynchronizationManager.hasResource(this)
                ? store.jurisdictionsIn(parent)
                : below.of(Optional.ofNullable(parent), () -> List.copyOf(store.jurisdictionsIn(parent)));
    }

    /** All divisions held here, each after the one above it. */
    public List<Jurisdiction> jurisdictions() {
        return store.jurisdictions();
    }

    /** Changes whenever a division is added, renamed or taken away: tells whoever keeps something made of them that it is out of date. */
    public String markOfJurisdictions() {
        return store.markOfJurisdictions();
    }

    /** Grows with every change made through this program, at once; the mark tells of those made through another. */
    public long changesHere() {
        return changes.get();
    }

    /** The posts a member of staff holds on a day. */
    public List<Post> postsOf(StaffId staff, LocalDate today) {
        return store.postsOf(staff, today);
    }

    /** The name of a member of staff as offices write it; empty when there is none of that id. */
    public String nameOf(StaffId staff) {
        return store.nameOf(staff);
    }

    public Optional<Post> post(PostId id) {
        return store.post(id);
    }

    /** The posts of an office on a day, the head first; vacant ones too. */
    public List<Post> postsIn(OfficeId office, LocalDate today) {
        return store.postsIn(office, today);
    }

    /** Whether the office has a head in place on a day. An office without one escalates to its superior. */
    public boolean hasHead(OfficeId office, LocalDate today) {
        return postsIn(office, today).stream().anyMatch(p -> p.head() && p.staff() != null);
    }

    public void add(Jurisdiction jurisdiction) {
        store.add(jurisdiction);
        forget();
    }

    /** Gives a division other names. */
    public void rename(String code, String nameZh, String nameEn) {
        store.rename(code, nameZh, nameEn);
        forget();
    }

    /** Takes a division away that nothing refers to; see {@link #serves} and {@link #jurisdictionsIn}. */
    public void removeJurisdiction(String code) {
        store.removeJurisdiction(code);
        forget();
    }

    /** Whether an office, closed ones too, serves the division. */
    public boolean serves(String jurisdiction) {
        return store.serves(jurisdiction);
    }

    /** Adds an office below its superior; path and branch are worked out here. */
    public Office add(NewOffice office) {
        var superior = office.superior() == null ? null : store.office(office.superior()).orElseThrow();
        String path = (superior == null ? "" : superior.path()) + office.code() + "/";
        OfficeId branch = superior == null || superior.superior() == null ? office.id() : superior.branch();
        var added = new Office(
                office.id(), office.code(), office.nameZh(), office.nameEn(), office.superior(), path, branch,
                office.kind(), office.jurisdiction(), office.publicPhone(), office.address(), office.addressEn(), office.reception(),
                office.receptionEn(), true, null);
        var held = held();
        store.add(added);
        forget();
        keep(held.with(added));
        return added;
    }

    /** Writes what may change of an office without moving it: names, kind, place, telephone, address and hours. */
    public void change(Office office) {
        store.change(office);
        forget();
    }

    /**
     * Puts an office, with everything under it, below another one; paths and branches of all of them follow. Whatever keeps copies of these
     * (legs, the shield) must follow in the same transaction.
     *
     * @param above an office that is not under this one
     * @return the office as it stands now
     */
    public Office move(OfficeId id, OfficeId above) {
        var office = store.office(id).orElseThrow();
        var superior = store.office(above).orElseThrow();
        if (office.superior() == null || superior.isUnder(office)) {
            throw new IllegalArgumentException("an office cannot stand under itself, nor the top one under another");
        }
        store.move(office, superior, superior.superior() == null ? id : superior.branch());
        forget();
        return store.office(id).orElseThrow();
    }

    /** Closes an office. What comes back to it later goes to the successor. */
    public void close(OfficeId id, OfficeId successor) {
        store.setActive(id, false, successor);
        forget();
    }

    public void reopen(OfficeId id) {
        store.setActive(id, true, null);
        forget();
    }

    /**
     * Lets nobody else change the offices, or open a leg at one, until the transaction ends: what is asked about them meanwhile stays true. Whoever
     * copies path or branch of an office calls {@link #lockForUse} first.
     */
    public void lockForChange() {
        store.lockForChange();
    }

    /** Waits for a change of the offices that is under way, and lets none begin until the transaction ends. */
    public void lockForUse() {
        store.lockForUse();
    }

    /** The office as the database has it now, whatever is held in memory. */
    public Office fresh(OfficeId id) {
        return store.office(id).orElseThrow(() -> new IllegalArgumentException("no office " + id));
    }

    public void addStaff(StaffId id, String name) {
        store.addStaff(id, name);
    }

    /** Adds a post that is called something in Chinese only. */
    public void addPost(PostId id, @Nullable StaffId staff, OfficeId office, String title, Set<String> roles, boolean head, LocalDate since) {
        addPost(id, staff, office, title, "", roles, head, since);
    }

    public void addPost(PostId id, @Nullable StaffId staff, OfficeId office, String title, String titleEn, Set<String> roles, boolean head,
            LocalDate since) {
        store.addPost(id, staff, office, title, titleEn, roles, head, since);
    }

    /** Replaces the roles of a post. Who may ask and who must agree is {@code access}'s to keep. */
    public void setRoles(PostId post, Set<String> roles) {
        store.setRoles(post, roles);
    }

    public void endPost(PostId post, LocalDate on) {
        store.endPost(post, on);
    }

    /** What this transaction has changed is seen by it alone until it is committed. */
    private void forget() {
        changes.incrementAndGet();
        offices = null;
        forgetPlaces();
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return;
        }
        if (TransactionSynchronizationManager.getResource(this) instanceof Own own) {
            own.offices = null;
            return;
        }
        TransactionSynchronizationManager.bindResource(this, new Own());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void suspend() {
                TransactionSynchronizationManager.unbindResourceIfPossible(Organization.this);
            }

            @Override
            public void resume() {
                TransactionSynchronizationManager.bindResource(Organization.this, new Own());
            }

            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(Organization.this);
                changes.incrementAndGet();
                offices = null;
                forgetPlaces();
            }
        });
    }

    private void forgetPlaces() {
        places.forget();
        below.forget();
    }

    private void keep(Offices changed) {
        if (TransactionSynchronizationManager.getResource(this) instanceof Own own) {
            own.offices = changed;
        }
    }

    private Offices held() {
        if (TransactionSynchronizationManager.getResource(this) instanceof Own own) {
            var changed = own.offices;
            if (changed == null) {
                changed = read();
                own.offices = changed;
            }
            return changed;
        }
        var held = offices;
        if (held == null || held.isStale(FRESH_SECONDS)) {
            held = read();
            offices = held;
        }
        return held;
    }

    private Offices read() {
        return Offices.of(store.offices(), store.jurisdictionsIn(null));
    }

    /** The offices as a transaction that changes them sees them. */
    private static final class Own {
        private @Nullable Offices offices;
    }
}
