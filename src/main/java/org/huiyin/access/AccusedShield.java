package org.huiyin.access;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.huiyin.journal.Actor;
import org.huiyin.journal.MatterId;
import org.huiyin.lawfile.Text;
import org.huiyin.organization.Office;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.OfficeKind;
import org.huiyin.organization.Organization;
import org.huiyin.organization.StaffId;
import org.huiyin.vault.Vault;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps an accusation from the accused and those under them (条例第三十条第三款). {@link Scope} hides; this decides where a matter may go.
 *
 * <p>A complaint of retaliation against the person who filed (第十八条第四款) is an accusation and goes the same way.
 */
@Component
public class AccusedShield {

    private static final int LONGEST_NAME = 200;

    private final AccusedStore store;
    private final Organization organization;
    private final Vault vault;
    private final AccessRecord record;
    private final ZoneId zone;

    AccusedShield(AccusedStore store, Organization organization, Vault vault, AccessRecord record, ZoneId zone) {
        this.store = store;
        this.organization = organization;
        this.vault = vault;
        this.record = record;
        this.zone = zone;
    }

    /**
     * A name in an accusation that nobody has matched to an office or a member of staff yet. The name itself is sealed.
     *
     * @param ordinal which of the matter's accused
     */
    public record Unmatched(MatterId matter, int ordinal, Instant addedAt) {}

    /**
     * Records whom the accusation names. In the transaction that registers the matter, before any leg of it exists; again for what is learnt
     * later.
     *
     * @param receiving the petition office that receives the matter; the one above it resolves names that are not known
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void accuse(MatterId matter, List<Accused> accused, OfficeId receiving, Actor by, Instant now) {
        for (var shielded : expand(accused, on(now))) {
            store.add(matter, shielded, null, now);
        }
        var resolver = petitionOfficeAbove(organization.require(receiving)).map(Office::id).orElse(receiving);
        int unresolved = 0;
        for (var one : accused) {
            if (one instanceof Accused.Unresolved(var name) && !name.isBlank()) {
                int ordinal = store.next(matter);
                var kept = name.strip().substring(0, Math.min(LONGEST_NAME, name.strip().length()));
                store.addUnresolved(matter, ordinal, vault.encrypt(matter, what(ordinal), kept.getBytes(StandardCharsets.UTF_8)), resolver, now);
                unresolved++;
            }
        }
        record.append(by, AccessAct.ACCUSED, matter, null, Map.of("named", accused.size(), "unresolved", unresolved), now);
    }

    /** Names to be matched by this viewer's office, oldest first; none for a role that does not match names. */
    public List<Unmatched> unmatchedFor(SignedIn who, Scope scope) {
        return mayMatch(who) ? store.unresolvedAt(who.office(), scope) : List.of();
    }

    /** The sealed name, for whoever has to match it. Every reading is in the journal. */
    @Transactional
    public Optional<String> read(SignedIn who, Scope scope, MatterId matter, int ordinal, Instant now) {
        if (!mayMatch(who)) {
            return Optional.empty();
        }
        return store.unresolvedAt(who.office(), scope).stream()
                .filter(one -> one.matter().equals(matter) && one.ordinal() == ordinal).findFirst()
                .map(one -> {
                    record.append(who.actor(), AccessAct.ACCUSED_READ, matter, null, Map.of("ordinal", ordinal), now);
                    return new String(vault.decrypt(matter, what(ordinal), store.sealedName(matter, ordinal)), StandardCharsets.UTF_8);
                });
    }

    /**
     * Says whom a sealed name means; nobody of ours when {@code meant} is empty. From this moment nothing shows the matter to them.
     *
     * @return why not; nothing when it is done
     */
    @Transactional
    public Optional<Refusal> match(SignedIn who, Scope scope, MatterId matter, int ordinal, List<Accused> meant, Instant now) {
        if (!mayMatch(who) || store.unresolvedAt(who.office(), scope).stream()
                .noneMatch(one -> one.matter().equals(matter) && one.ordinal() == ordinal)) {
            return Optional.of(Refusal.because("access.refused.matched"));
        }
        if (meant.stream().anyMatch(one -> one instanceof Accused.Unresolved)) {
            throw new IllegalArgumentException("A name is matched to offices and staff");
        }
        for (var shielded : expand(meant, on(now))) {
            store.add(matter, shielded, ordinal, now);
        }
        store.resolved(matter, ordinal, now);
        record.append(who.actor(), AccessAct.ACCUSED_RESOLVED, matter, null, Map.of("ordinal", ordinal, "named", meant.size()), now);
        return Optional.empty();
    }

    private static boolean mayMatch(SignedIn who) {
        return who.roles().contains("petition-head") || who.roles().contains("confidential-receiver");
    }

    private static String what(int ordinal) {
        return "accused/" + ordinal;
    }

    /**
     * An office was put below another one, in the caller's transaction. Paths follow; and what was kept from it because it stood under an accused
     * office stays kept from it and from those under it.
     *
     * @param before as it stood
     * @param after as it stands now
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void moved(Office before, Office after, Instant now) {
        store.keepShut(before, after, now);
        store.follow(after);
    }

    /** True when this office is an accused one, is under one, or holds an accused person. */
    public boolean shields(MatterId matter, OfficeId office) {
        var to = organization.require(office);
        return store.of(matter).stream().anyMatch(row -> row.covers(to));
    }

    /** The offices the matter is kept from, as a test for many offices at once: read once, for a list to choose from. */
    public Predicate<Office> keptFrom(MatterId matter) {
        var rows = store.of(matter);
        return office -> rows.stream().anyMatch(row -> row.covers(office));
    }

    /** True when this member of staff may not learn of the matter, in whatever post: for look-ups, mentions and notices. */
    public boolean shields(MatterId matter, StaffId staff, LocalDate today) {
        if (store.recused(matter, staff)) {
            return true;
        }
        var rows = store.of(matter);
        return rows.stream().anyMatch(row -> staff.equals(row.staff()))
                || organization.postsOf(staff, today).stream()
                        .map(post -> organization.require(post.office()))
                        .anyMatch(office -> rows.stream().anyMatch(row -> row.covers(office)));
    }

    /** Those of these who may learn of the matter: for mentions, look-ups and notices. */
    public List<StaffId> unshielded(MatterId matter, List<StaffId> staff, LocalDate today) {
        return staff.stream().filter(one -> !shields(matter, one, today)).toList();
    }

    /** Why the matter may not go to this office; nothing when it may. */
    public Optional<Refusal> mayGoTo(MatterId matter, OfficeId office) {
        var named = organization.require(office);
        return shields(matter, office)
                ? Optional.of(Refusal.because("access.refused.accused", new Text(named.nameZh(), named.name(true))))
                : Optional.empty();
    }

    /**
     * The petition office that receives a matter which names these: the chosen one, or the next one up until none of the accused is in its
     * line, above or below. Nothing when there is none in this home: the page then names the channels outside.
     */
    public Optional<OfficeId> receivingOfficeFor(OfficeId chosen, List<Accused> accused, LocalDate today) {
        var shielded = expand(accused, today);
        for (var at = Optional.of(organization.require(chosen)); at.isPresent(); at = petitionOfficeAbove(at.get())) {
            var office = at.get();
            if (shielded.stream().noneMatch(row -> row.touches(office))) {
                return Optional.of(office.id());
            }
        }
        return Optional.empty();
    }

    /** The petition office of the government above the one that this petition office works for. */
    private Optional<Office> petitionOfficeAbove(Office office) {
        for (var above = organization.superiorOf(office).flatMap(organization::superiorOf);
                above.isPresent(); above = organization.superiorOf(above.get())) {
            var government = above.get().id();
            var there = organization.offices().stream()
                    .filter(o -> o.active() && o.kind() == OfficeKind.PETITION_OFFICE && government.equals(o.superior()))
                    .findFirst();
            if (there.isPresent()) {
                return there;
            }
        }
        return Optional.empty();
    }

    /** True when none of the accused is this office, above it or under it: it may receive the matter. */
    public boolean mayReceive(MatterId matter, OfficeId office) {
        var to = organization.require(office);
        return store.of(matter).stream().noneMatch(row -> row.touches(to));
    }

    /** Takes receivers off the closed list from whom the matter is kept since its accused are known. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void endShieldedReceivers(MatterId matter, Actor by, Instant now) {
        for (var receiver : store.receiversOf(matter)) {
            if (shields(matter, receiver, on(now))) {
                store.endReceiver(matter, receiver, now);
                record.append(by, AccessAct.RECEIVER_ENDED, matter, receiver, Map.of(), now);
            }
        }
    }

    /** Gives names that are still to be matched to another office where the one that has them is accused now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void moveUnmatched(MatterId matter, UnaryOperator<OfficeId> free) {
        for (var office : store.resolversOf(matter)) {
            if (!mayReceive(matter, office)) {
                store.setResolver(matter, office, free.apply(office));
            }
        }
    }

    /** Names a receiver whom one receiver asked for and a second person approved; the caller has checked both. */
    @Transactional(propagation = Propagation.MANDATORY)
    void approveReceiver(MatterId matter, StaffId receiver, StaffId asked, SignedIn approved, Instant now) {
        store.addReceiver(matter, receiver, asked, approved.staff(), now);
        record.append(approved.actor(), AccessAct.RECEIVER_ADDED, matter, receiver, Map.of("asked", asked.toString()), now);
    }

    /**
     * Names a first receiver of a sealed matter by rule: at registration, or where the shield moved it. Refused when the shield keeps it from
     * them. Whoever is named by hand needs a second person: {@link AccessRequests#askForReceiver}.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Refusal> addReceiver(MatterId matter, StaffId receiver, Actor by, Instant now) {
        if (shields(matter, receiver, on(now))) {
            return Optional.of(Refusal.because("access.refused.receiver"));
        }
        store.addReceiver(matter, receiver, by, now);
        record.append(by, AccessAct.RECEIVER_ADDED, matter, receiver, Map.of(), now);
        return Optional.empty();
    }

    /** The closed list of who may open the sealed matter. */
    public List<StaffId> receiversOf(MatterId matter) {
        return store.receiversOf(matter);
    }

    /** Takes a member of staff out of one matter, for a ground of recusal (回避). */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recuse(MatterId matter, StaffId staff, String ground, Actor by, Instant now) {
        store.recuse(matter, staff, ground, now);
        record.append(by, AccessAct.RECUSED, matter, staff, Map.of("ground", ground), now);
    }

    private List<Shielded> expand(List<Accused> accused, LocalDate today) {
        var rows = new LinkedHashSet<Shielded>();
        for (var one : accused) {
            switch (one) {
                case Accused.AnOffice(var office) -> rows.add(Shielded.office(organization.require(office), true));
                case Accused.AMember(var staff) -> {
                    rows.add(Shielded.member(staff));
                    organization.postsOf(staff, today)
                            .forEach(post -> rows.add(Shielded.office(organization.require(post.office()), post.head())));
                }
                case Accused.Unresolved _ -> { }
            }
        }
        return new ArrayList<>(rows);
    }

    private LocalDate on(Instant now) {
        return now.atZone(zone).toLocalDate();
    }
}
