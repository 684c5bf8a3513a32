package org.huiyin.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    private final OrganizationStore store;
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

    /** The office above in the line of leadership: it reviews (条例第三十五条) and takes what a vacant post cannot. */
    public Optional<Office> superiorOf(Office office) {
        return Optional.ofNullable(office.superior()).flatMap(this::find);
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
        return store.jurisdiction(code);
    }

    /** Divisions directly below, in the order of their codes; the top ones for {@code null}. */
    public List<Jurisdiction> jurisdictionsIn(@Nullable String parent) {
        return store.jurisdictionsIn(parent);
    }

    /** All divisions held here, each after the one above it. */
    public List<Jurisdiction> jurisdictions() {
        return store.jurisdictions();
    }

    /** How many divisions are held here; they are only ever added. */
    public int countOfJurisdictions() {
        return store.countOfJurisdictions();
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
    }

    /** Adds an office below its superior; path and branch are worked out here. */
    public Office add(NewOffice office) {
        var superior = office.superior() == null ? null : store.office(office.superior()).orElseThrow();
        String path = (superior == null ? "" : superior.path()) + office.code() + "/";
        OfficeId branch = superior == null || superior.superior() == null ? office.id() : superior.branch();
        var added = new Office(
                office.id(), office.code(), office.nameZh(), office.nameEn(), office.superior(), path, branch,
                office.kind(), office.jurisdiction(), office.publicPhone(), office.address(), office.reception(), true);
        store.add(added);
        forget();
        return added;
    }

    public void addStaff(StaffId id, String name) {
        store.addStaff(id, name);
    }

    public void addPost(PostId id, @Nullable StaffId staff, OfficeId office, String title, Set<String> roles, boolean head, LocalDate since) {
        store.addPost(id, staff, office, title, roles, head, since);
    }

    /** Replaces the roles of a post. Who may ask and who must agree is {@code access}'s to keep. */
    public void setRoles(PostId post, Set<String> roles) {
        store.setRoles(post, roles);
    }

    public void endPost(PostId post, LocalDate on) {
        store.endPost(post, on);
    }

    private void forget() {
        offices = null;
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    offices = null;
                }
            });
        }
    }

    private Offices held() {
        var held = offices;
        if (held == null || held.isStale(FRESH_SECONDS)) {
            held = Offices.of(store.offices());
            offices = held;
        }
        return held;
    }
}
