package org.huiyin.access;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.huiyin.access.SlowDown.Kind;
import org.huiyin.journal.Actor;
import org.huiyin.journal.Ids;
import org.huiyin.organization.Office;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.Organization;
import org.huiyin.organization.Post;
import org.huiyin.organization.PostId;
import org.huiyin.organization.StaffId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Accounts of staff: made and closed by the system administrator, who gives no rights; kept by their owners. */
@Component
public class StaffAccounts {

    private static final Pattern LOGIN = Pattern.compile("[a-z][a-z0-9.-]{2,31}");

    private final AccountStore accounts;
    private final Passwords passwords;
    private final SlowDown slowDown;
    private final Organization organization;
    private final DeskSessions sessions;
    private final AccessRecord record;
    private final TransactionTemplate transaction;
    private final ZoneId zone;

    StaffAccounts(AccountStore accounts, Passwords passwords, SlowDown slowDown, Organization organization, DeskSessions sessions,
            AccessRecord record, TransactionTemplate transaction, ZoneId zone) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.slowDown = slowDown;
        this.organization = organization;
        this.sessions = sessions;
        this.record = record;
        this.transaction = transaction;
        this.zone = zone;
    }

    /**
     * An account as administrators see it.
     *
     * @param waits how long a locked account has to wait still; zero when it is not locked
     */
    public record Account(StaffId staff, String login, String name, boolean active, boolean mustChange, boolean secondStep, Duration waits,
            List<Post> posts) {}

    /** A new account, or why not. */
    public sealed interface Added {
        /** @param oneTimePassword to be handed over; shown this once */
        record Done(StaffId staff, String login, String oneTimePassword) implements Added {}

        record Refused(String field, Refusal why) implements Added {}
    }

    /** All accounts by login. */
    public List<Account> all(Instant now) {
        return accounts.all().stream().map(account -> seen(account, now)).toList();
    }

    public Optional<Account> find(StaffId staff, Instant now) {
        return accounts.of(staff).map(account -> seen(account, now));
    }

    private Account seen(AccountStore.Account account, Instant now) {
        var posts = organization.postsOf(account.staff(), today(now));
        return new Account(account.staff(), account.login(), organization.nameOf(account.staff()), account.active(),
                account.mustChange(), account.hasSecondStep(), slowDown.waitFor(Kind.SIGN_IN_ACCOUNT, SignIn.key(account.login()), now), posts);
    }

    /** A new member of staff with a post, an account and no rights: roles are for the security administrators. */
    @Transactional
    public Added add(SignedIn by, String name, String login, OfficeId office, String title, String titleEn, boolean head, Instant now) {
        if (name.isBlank() || name.length() > 60) {
            return new Added.Refused("name", Refusal.because("access.refused.name"));
        }
        if (!LOGIN.matcher(login).matches()) {
            return new Added.Refused("login", Refusal.because("access.refused.login.form"));
        }
        if (accounts.byLogin(login).isPresent()) {
            return new Added.Refused("login", Refusal.because("access.refused.login.taken", login));
        }
        if (organization.find(office).filter(Office::active).isEmpty()) {
            return new Added.Refused("office", Refusal.because("access.refused.office"));
        }
        if (title.isBlank() || title.length() > 60 || titleEn.length() > 60) {
            return new Added.Refused("title", Refusal.because("access.refused.title"));
        }
        var password = passwords.oneTime();
        var hash = passwords.hash(password);
        if (hash.isEmpty()) {
            return new Added.Refused("login", Refusal.because("access.refused.busy"));
        }
        var staff = new StaffId(Ids.next());
        var post = new PostId(Ids.next());
        organization.addStaff(staff, name.strip());
        organization.addPost(post, staff, office, title.strip(), titleEn.strip(), Set.of(), head, today(now));
        accounts.add(staff, login, hash.get(), true, now);
        record.append(by.actor(), AccessAct.ACCOUNT_ADDED, staff, java.util.Map.of("post", post, "office", office), now);
        return new Added.Done(staff, login, password);
    }

    /**
     * For {@code bin/dev} and the first start: an account for a member of staff there is.
     *
     * @param oneTime whether the password must be changed at the first sign-in
     */
    @Transactional
    public void open(StaffId staff, String login, String password, boolean oneTime, Actor by, Instant now) {
        accounts.add(staff, login, passwords.hash(password).orElseThrow(() -> new IllegalStateException("Too many passwords at once")),
                oneTime, now);
        record.append(by, AccessAct.ACCOUNT_ADDED, staff, now);
    }

    /** As {@link #open} for many who share one password: the demo's cast. Hashes once, because the demo has to start fast. */
    @Transactional
    public void openDemo(java.util.Map<String, StaffId> cast, String password, Instant now) {
        var hash = passwords.hash(password).orElseThrow(() -> new IllegalStateException("Too many passwords at once"));
        cast.forEach((login, staff) -> accounts.add(staff, login, hash, false, now));
    }

    /** Another post for somebody, without roles. */
    @Transactional
    public Optional<Refusal> addPost(SignedIn by, StaffId staff, OfficeId office, String title, String titleEn, boolean head, Instant now) {
        if (organization.find(office).filter(Office::active).isEmpty()) {
            return Optional.of(Refusal.because("access.refused.office"));
        }
        if (title.isBlank() || title.length() > 60 || titleEn.length() > 60) {
            return Optional.of(Refusal.because("access.refused.title"));
        }
        var post = new PostId(Ids.next());
        organization.addPost(post, staff, office, title.strip(), titleEn.strip(), Set.of(), head, today(now));
        record.append(by.actor(), AccessAct.POST_ADDED, staff, java.util.Map.of("post", post, "office", office), now);
        return Optional.empty();
    }

    /** Ends a post from today. Taking rights away needs no second person. */
    @Transactional
    public Optional<Refusal> endPost(SignedIn by, StaffId staff, PostId post, Instant now) {
        if (by.staff().equals(staff)) {
            return Optional.of(Refusal.because("access.refused.own"));
        }
        if (organization.postsOf(staff, today(now)).stream().noneMatch(held -> held.id().equals(post))) {
            return Optional.of(Refusal.because("access.refused.post"));
        }
        organization.endPost(post, today(now));
        record.append(by.actor(), AccessAct.POST_ENDED, staff, java.util.Map.of("post", post), now);
        return Optional.empty();
    }

    /** Closes an account at once, sessions included, or opens it again. */
    @Transactional
    public Optional<Refusal> setActive(SignedIn by, StaffId staff, boolean active, Instant now) {
        if (by.staff().equals(staff)) {
            return Optional.of(Refusal.because("access.refused.own"));
        }
        accounts.setActive(staff, active);
        record.append(by.actor(), active ? AccessAct.ACCOUNT_OPENED : AccessAct.ACCOUNT_CLOSED, staff, now);
        if (!active) {
            sessions.endOthers(staff, null);
        }
        return Optional.empty();
    }

    /** Ends the waiting of an account that was slowed down. */
    @Transactional
    public void unlock(SignedIn by, StaffId staff, Instant now) {
        accounts.of(staff).ifPresent(account -> {
            slowDown.clear(Kind.SIGN_IN_ACCOUNT, SignIn.key(account.login()));
            slowDown.clear(Kind.SIGN_IN_CODE, staff.toString());
            record.append(by.actor(), AccessAct.UNLOCKED, staff, now);
        });
    }

    /**
     * A new password of one's own. All other sessions end.
     *
     * @param here id of the session that stays
     * @return which field is wrong and why; nothing when it is done
     */
    public Optional<Added.Refused> changePassword(SignedIn who, String present, String fresh, String here, Instant now) {
        var wrong = confirm(who, present, now);
        if (wrong.isPresent()) {
            return Optional.of(new Added.Refused("present", wrong.get()));
        }
        var account = accounts.of(who.staff()).orElseThrow();
        var problem = PasswordRules.check(fresh, account.login());
        if (problem.isPresent()) {
            return Optional.of(new Added.Refused("fresh", problem.get()));
        }
        var hash = passwords.hash(fresh);
        if (hash.isEmpty()) {
            return Optional.of(new Added.Refused("fresh", Refusal.because("access.refused.busy")));
        }
        transaction.executeWithoutResult(_ -> {
            accounts.setPassword(who.staff(), hash.get(), false, now);
            record.append(who.actor(), AccessAct.PASSWORD_CHANGED, who.staff(), now);
        });
        sessions.endOthers(who.staff(), here);
        return Optional.empty();
    }

    /** Asks for the password again before something that weakens the account; slowed down like a sign-in. */
    public Optional<Refusal> confirm(SignedIn who, String present, Instant now) {
        var account = accounts.of(who.staff()).orElseThrow();
        var wait = slowDown.attempt(Kind.SIGN_IN_ACCOUNT, SignIn.key(account.login()), now);
        if (!wait.isZero()) {
            return Optional.of(Refusal.because("access.signin.wait.seconds", wait.toSeconds() + 1));
        }
        return switch (passwords.check(present, account.hash())) {
            case RIGHT -> {
                slowDown.clear(Kind.SIGN_IN_ACCOUNT, SignIn.key(account.login()));
                yield Optional.empty();
            }
            case WRONG -> Optional.of(Refusal.because("access.password.wrong"));
            case BUSY -> Optional.of(Refusal.because("access.refused.busy"));
        };
    }

    /** True when the program was never used: no account at all. */
    public boolean noneYet() {
        return accounts.isEmpty();
    }

    private LocalDate today(Instant now) {
        return now.atZone(zone).toLocalDate();
    }
}
