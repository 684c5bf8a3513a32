package org.huiyin.access;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.huiyin.access.AccessRequest.Kind;
import org.huiyin.journal.MatterId;
import org.huiyin.lawfile.Text;
import org.huiyin.organization.Organization;
import org.huiyin.organization.Post;
import org.huiyin.organization.PostId;
import org.huiyin.organization.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What nobody does alone: roles of a post, and resets for others. A security administrator asks, another one decides; neither may be the one
 * it is about. Every step is in the journal.
 *
 * <p>While there are fewer than two security administrators with an account there is no second person yet: then a system administrator's
 * request to make one takes effect at once, and only that.
 */
@Component
public class AccessRequests {

    public static final String SECURITY = "security-admin";
    private static final String SYSTEM = "system-admin";

    /** Why a post gets other roles, as codes: {@code access.reason.<code>} in words. */
    public static final List<String> ROLE_REASONS = List.of("new-duty", "duty-ended", "correction", "suspected-misuse");

    /** Why somebody is named a receiver of a sealed matter, as codes. */
    public static final List<String> RECEIVER_REASONS = List.of("hand-over", "takes-over", "deputy");

    static final String RECEIVER = "confidential-receiver";

    private static final List<String> RESET_REASONS = List.of("forgotten", "lost-device", "suspected-misuse");

    private final AccessRequestStore store;
    private final AccountStore accounts;
    private final Passwords passwords;
    private final Organization organization;
    private final Roles roles;
    private final DeskSessions sessions;
    private final SlowDown slowDown;
    private final AccusedShield shield;
    private final AccessRecord record;
    private final ZoneId zone;

    AccessRequests(AccessRequestStore store, AccountStore accounts, Passwords passwords, Organization organization, Roles roles,
            DeskSessions sessions, SlowDown slowDown, AccusedShield shield, AccessRecord record, ZoneId zone) {
        this.store = store;
        this.accounts = accounts;
        this.passwords = passwords;
        this.organization = organization;
        this.roles = roles;
        this.sessions = sessions;
        this.slowDown = slowDown;
        this.shield = shield;
        this.record = record;
        this.zone = zone;
    }

    /** How a request or a decision ended. */
    public sealed interface Outcome {
        /** It waits for a second person. */
        record Asked() implements Outcome {}

        /** @param oneTimePassword to be handed over; shown this once */
        record Done(@Nullable String oneTimePassword) implements Outcome {}

        record Refused(Refusal why) implements Outcome {}
    }

    /** Requests that wait for a second person, oldest first; none about a matter that is kept from this one. */
    public List<AccessRequest> waiting(SignedIn who, Instant now) {
        return store.waiting().stream().filter(one -> isOpenTo(who, one, now)).toList();
    }

    /** The last ones that were decided. */
    public List<AccessRequest> decided(SignedIn who, Instant now) {
        return store.decided(50).stream().filter(one -> isOpenTo(who, one, now)).toList();
    }

    /** What waits about one sealed matter, for its receivers. */
    public List<AccessRequest> waitingFor(MatterId matter) {
        return store.waiting(matter);
    }

    /** The accused, and who works under them, do not learn that there is a matter, whatever post they hold. */
    private boolean isOpenTo(SignedIn who, AccessRequest request, Instant now) {
        return request.matter() == null || !shield.shields(request.matter(), who.staff(), now.atZone(zone).toLocalDate());
    }

    /**
     * Asks that one more person may open a sealed matter. Only one of its receivers can ask; the person asked for holds that role and is not
     * kept from the matter. The first receivers, whom the program names at registration by rule, need no request.
     */
    @Transactional
    public Outcome askForReceiver(SignedIn by, MatterId matter, StaffId receiver, String reason, Instant now) {
        var named = shield.receiversOf(matter);
        if (!named.contains(by.staff()) || shield.shields(matter, by.staff(), now.atZone(zone).toLocalDate())) {
            return refused("access.refused.notReceiver");
        }
        if (named.contains(receiver)) {
            return refused("access.refused.receiverAlready");
        }
        var problem = receiverProblem(matter, receiver, now);
        return problem.<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> ask(Kind.RECEIVER, receiver, null, matter, Set.of(), reason, by, now));
    }

    private Optional<Refusal> receiverProblem(MatterId matter, StaffId receiver, Instant now) {
        var today = now.atZone(zone).toLocalDate();
        if (organization.postsOf(receiver, today).stream().noneMatch(post -> post.roles().contains(RECEIVER))) {
            return Optional.of(Refusal.because("access.refused.receiverRole"));
        }
        return shield.shields(matter, receiver, today) ? Optional.of(Refusal.because("access.refused.receiver")) : Optional.empty();
    }

    /** Asks for other roles for a post. */
    @Transactional
    public Outcome askForRoles(SignedIn by, PostId id, Set<String> wanted, String reason, Instant now) {
        var post = organization.post(id).orElse(null);
        if (post == null) {
            return refused("access.refused.post");
        }
        boolean first = isFirstSecurityAdmin(by, post, wanted, now);
        if (!by.roles().contains(SECURITY) && !first) {
            return refused("access.refused.role", named(SECURITY));
        }
        if (by.staff().equals(post.staff())) {
            return refused("access.refused.own");
        }
        var problem = problem(post, wanted, now);
        if (problem.isPresent()) {
            return new Outcome.Refused(problem.get());
        }
        if (wanted.equals(post.roles())) {
            return refused("access.refused.nothing");
        }
        if (first) {
            organization.setRoles(id, wanted);
            record.append(by.actor(), AccessAct.APPROVED, post.staff(), payload(Kind.ROLES, post.id(), wanted, "first", reason), now);
            return new Outcome.Done(null);
        }
        return ask(Kind.ROLES, post.staff(), id, null, wanted, reason, by, now);
    }

    /** Asks for a new one-time password, or for taking away the second step. A system administrator may ask too. */
    @Transactional
    public Outcome askForReset(SignedIn by, Kind kind, StaffId staff, String reason, Instant now) {
        if (kind == Kind.ROLES || kind == Kind.RECEIVER) {
            throw new IllegalArgumentException("Not a reset: " + kind);
        }
        if (!by.roles().contains(SECURITY) && !by.roles().contains(SYSTEM)) {
            return refused("access.refused.role", named(SECURITY));
        }
        if (by.staff().equals(staff)) {
            return refused("access.refused.own");
        }
        if (accounts.of(staff).isEmpty()) {
            return refused("access.refused.account");
        }
        return ask(kind, staff, null, null, Set.of(), reason, by, now);
    }

    private Outcome ask(Kind kind, @Nullable StaffId staff, @Nullable PostId post, @Nullable MatterId matter, Set<String> wanted, String reason,
            SignedIn by, Instant now) {
        var reasons = switch (kind) {
            case ROLES -> ROLE_REASONS;
            case RECEIVER -> RECEIVER_REASONS;
            case PASSWORD, SECOND_STEP -> RESET_REASONS;
        };
        if (!reasons.contains(reason)) {
            return refused("access.refused.reason");
        }
        if (store.isWaiting(kind, staff, post, matter)) {
            return refused("access.refused.waiting");
        }
        var id = store.add(kind, staff, post, matter, wanted, reason, by.staff(), now);
        record(by, AccessAct.REQUESTED, staff, matter, payload(kind, post, wanted, id.toString(), reason), now);
        return new Outcome.Asked();
    }

    /** Decides as the second person. Declining one's own request withdraws it. */
    @Transactional
    public Outcome decide(SignedIn by, UUID id, boolean approve, Instant now) {
        var request = store.lock(id).orElse(null);
        if (request == null || request.approved() != null || !isOpenTo(by, request, now)) {
            return refused("access.refused.decided");
        }
        if (!by.roles().contains(SECURITY) && !(by.staff().equals(request.requestedBy()) && !approve)) {
            return refused("access.refused.role", named(SECURITY));
        }
        if (approve && (by.staff().equals(request.requestedBy()) || by.staff().equals(request.staff()))) {
            return refused("access.refused.same");
        }
        String password = null;
        if (approve) {
            switch (request.kind()) {
                case ROLES -> {
                    var post = organization.post(java.util.Objects.requireNonNull(request.post())).orElseThrow();
                    var problem = problem(post, request.roles(), now);
                    if (problem.isPresent()) {
                        return new Outcome.Refused(problem.get());
                    }
                    if (by.staff().equals(post.staff()) || request.requestedBy().equals(post.staff())) {
                        return refused("access.refused.same");
                    }
                    organization.setRoles(post.id(), request.roles());
                }
                case PASSWORD -> {
                    var staff = java.util.Objects.requireNonNull(request.staff());
                    password = passwords.oneTime();
                    var hash = passwords.hash(password);
                    if (hash.isEmpty()) {
                        return refused("access.refused.busy");
                    }
                    accounts.setPassword(staff, hash.get(), true, now);
                    slowDown.clear(SlowDown.Kind.SIGN_IN_ACCOUNT, SignIn.key(accounts.of(staff).orElseThrow().login()));
                    sessions.endOthers(staff, null);
                }
                case RECEIVER -> {
                    var matter = java.util.Objects.requireNonNull(request.matter());
                    var staff = java.util.Objects.requireNonNull(request.staff());
                    var problem = receiverProblem(matter, staff, now);
                    if (problem.isPresent()) {
                        return new Outcome.Refused(problem.get());
                    }
                    shield.approveReceiver(matter, staff, request.requestedBy(), by, now);
                }
                case SECOND_STEP -> {
                    var staff = java.util.Objects.requireNonNull(request.staff());
                    accounts.setSecondStep(staff, null);
                    sessions.endOthers(staff, null);
                }
            }
        }
        store.decide(id, by.staff(), approve, now);
        record(by, approve ? AccessAct.APPROVED : AccessAct.DECLINED, request.staff(), request.matter(),
                payload(request.kind(), request.post(), request.roles(), id.toString(), request.reason()), now);
        return new Outcome.Done(password);
    }

    private void record(SignedIn by, AccessAct act, @Nullable StaffId about, @Nullable MatterId matter, Map<String, Object> payload, Instant now) {
        if (matter == null) {
            record.append(by.actor(), act, about, payload, now);
        } else {
            record.append(by.actor(), act, matter, about, payload, now);
        }
    }

    private Optional<Refusal> problem(Post post, Set<String> wanted, Instant now) {
        if (wanted.stream().anyMatch(id -> roles.find(id).isEmpty())) {
            return Optional.of(Refusal.because("access.refused.unknownRole"));
        }
        var all = new HashSet<>(wanted);
        if (post.staff() != null) {
            organization.postsOf(post.staff(), now.atZone(zone).toLocalDate()).stream()
                    .filter(other -> !other.id().equals(post.id())).forEach(other -> all.addAll(other.roles()));
        }
        var conflict = roles.conflict(all);
        return conflict == null
                ? Optional.empty()
                : Optional.of(Refusal.because("access.refused.apart", named(conflict.getFirst().id()), named(conflict.getLast().id())));
    }

    private Text named(String role) {
        return roles.find(role).map(r -> new Text(r.nameZh(), r.nameEn())).orElse(new Text(role, role));
    }

    private boolean isFirstSecurityAdmin(SignedIn by, Post post, Set<String> wanted, Instant now) {
        return by.roles().contains(SYSTEM) && wanted.equals(Set.of(SECURITY)) && post.staff() != null && securityAdministrators(now) < 2;
    }

    /** How many people with an open account hold the role: below two there is no second person. */
    public int securityAdministrators(Instant now) {
        return (int) accounts.all().stream().filter(AccountStore.Account::active)
                .filter(account -> organization.postsOf(account.staff(), now.atZone(zone).toLocalDate()).stream()
                        .anyMatch(post -> post.roles().contains(SECURITY)))
                .count();
    }

    private static Map<String, Object> payload(Kind kind, @Nullable PostId post, Set<String> wanted, String request, String reason) {
        var payload = new java.util.LinkedHashMap<String, Object>();
        payload.put("kind", kind.name());
        payload.put("request", request);
        payload.put("reason", reason);
        if (post != null) {
            payload.put("post", post.toString());
            payload.put("roles", List.copyOf(new TreeSet<>(wanted)));
        }
        return payload;
    }

    private static Outcome refused(String key, Object... args) {
        return new Outcome.Refused(Refusal.because(key, args));
    }
}
