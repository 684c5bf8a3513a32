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

    private static final List<String> RESET_REASONS = List.of("forgotten", "lost-device", "suspected-misuse");

    private final AccessRequestStore store;
    private final AccountStore accounts;
    private final Passwords passwords;
    private final Organization organization;
    private final Roles roles;
    private final DeskSessions sessions;
    private final SlowDown slowDown;
    private final AccessRecord record;
    private final ZoneId zone;

    AccessRequests(AccessRequestStore store, AccountStore accounts, Passwords passwords, Organization organization, Roles roles,
            DeskSessions sessions, SlowDown slowDown, AccessRecord record, ZoneId zone) {
        this.store = store;
        this.accounts = accounts;
        this.passwords = passwords;
        this.organization = organization;
        this.roles = roles;
        this.sessions = sessions;
        this.slowDown = slowDown;
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

    /** Requests that wait for a second person, oldest first. */
    public List<AccessRequest> waiting() {
        return store.waiting();
    }

    /** The last ones that were decided. */
    public List<AccessRequest> decided() {
        return store.decided(50);
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
        return ask(Kind.ROLES, post.staff(), id, wanted, reason, by, now);
    }

    /** Asks for a new one-time password, or for taking away the second step. A system administrator may ask too. */
    @Transactional
    public Outcome askForReset(SignedIn by, Kind kind, StaffId staff, String reason, Instant now) {
        if (kind == Kind.ROLES) {
            throw new IllegalArgumentException("Roles are asked for by post");
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
        return ask(kind, staff, null, Set.of(), reason, by, now);
    }

    private Outcome ask(Kind kind, @Nullable StaffId staff, @Nullable PostId post, Set<String> wanted, String reason, SignedIn by, Instant now) {
        if (!(kind == Kind.ROLES ? ROLE_REASONS : RESET_REASONS).contains(reason)) {
            return refused("access.refused.reason");
        }
        if (store.isWaiting(kind, staff, post)) {
            return refused("access.refused.waiting");
        }
        var id = store.add(kind, staff, post, wanted, reason, by.staff(), now);
        record.append(by.actor(), AccessAct.REQUESTED, staff, payload(kind, post, wanted, id.toString(), reason), now);
        return new Outcome.Asked();
    }

    /** Decides as the second person. Declining one's own request withdraws it. */
    @Transactional
    public Outcome decide(SignedIn by, UUID id, boolean approve, Instant now) {
        var request = store.lock(id).orElse(null);
        if (request == null || request.approved() != null) {
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
                case SECOND_STEP -> {
                    var staff = java.util.Objects.requireNonNull(request.staff());
                    accounts.setSecondStep(staff, null);
                    sessions.endOthers(staff, null);
                }
            }
        }
        store.decide(id, by.staff(), approve, now);
        record.append(by.actor(), approve ? AccessAct.APPROVED : AccessAct.DECLINED, request.staff(),
                payload(request.kind(), request.post(), request.roles(), id.toString(), request.reason()), now);
        return new Outcome.Done(password);
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
