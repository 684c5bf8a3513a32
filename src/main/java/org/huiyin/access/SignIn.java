package org.huiyin.access;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huiyin.access.DeskSession.Stage;
import org.huiyin.access.SlowDown.Kind;
import org.huiyin.journal.Actor;
import org.huiyin.organization.Organization;
import org.huiyin.organization.Post;
import org.huiyin.organization.PostId;
import org.huiyin.organization.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Signing in, step by step: password, second step, own password, post. */
@Component
public class SignIn {

    private static final Actor SIGN_IN = new Actor.Program("sign-in");

    private final AccountStore accounts;
    private final Passwords passwords;
    private final SlowDown slowDown;
    private final SecondStep secondStep;
    private final Organization organization;
    private final AccessRecord record;
    private final TransactionTemplate transaction;
    private final ZoneId zone;

    SignIn(AccountStore accounts, Passwords passwords, SlowDown slowDown, SecondStep secondStep, Organization organization,
            AccessRecord record, TransactionTemplate transaction, ZoneId zone) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.slowDown = slowDown;
        this.secondStep = secondStep;
        this.organization = organization;
        this.record = record;
        this.transaction = transaction;
        this.zone = zone;
    }

    /** How a step ended. */
    public sealed interface Outcome {
        /** On to the next stage, or in. */
        record Passed(DeskSession session) implements Outcome {}

        /** Login unknown, password wrong, account closed: all the same answer, after the same time. */
        record Wrong() implements Outcome {}

        record Wait(Duration left) implements Outcome {}

        /** Too many sign-ins at this moment. */
        record Busy() implements Outcome {}

        record Refused(Refusal why) implements Outcome {}
    }

    /** The first step. */
    public Outcome withPassword(String login, String password, ClientAddress client, Instant now) {
        var wait = slowDown.attempt(Kind.SIGN_IN_CLIENT, client.host(), now);
        if (wait.isZero()) {
            wait = slowDown.attempt(Kind.SIGN_IN_ACCOUNT, key(login), now);
        }
        if (!wait.isZero()) {
            return new Outcome.Wait(wait);
        }
        var account = accounts.byLogin(login.strip()).orElse(null);
        return switch (passwords.check(password, account == null ? null : account.hash())) {
            case BUSY -> {
                slowDown.forgive(Kind.SIGN_IN_CLIENT, client.host(), now);
                slowDown.forgive(Kind.SIGN_IN_ACCOUNT, key(login), now);
                yield new Outcome.Busy();
            }
            case WRONG -> wrong(account, login, now);
            case RIGHT -> account != null && account.active() ? passed(account, client, now) : wrong(account, login, now);
        };
    }

    private Outcome wrong(AccountStore.@Nullable Account account, String login, Instant now) {
        if (account != null && !slowDown.waitFor(Kind.SIGN_IN_ACCOUNT, key(login), now).isZero()) {
            transaction.executeWithoutResult(_ -> record.append(SIGN_IN, AccessAct.SLOWED_DOWN, account.staff(), now));
        }
        return new Outcome.Wrong();
    }

    private Outcome passed(AccountStore.Account account, ClientAddress client, Instant now) {
        slowDown.forgive(Kind.SIGN_IN_CLIENT, client.host(), now);
        slowDown.clear(Kind.SIGN_IN_ACCOUNT, key(account.login()));
        var session = new DeskSession(account.staff().value(), null, Stage.CODE, now);
        return account.hasSecondStep() ? new Outcome.Passed(session) : afterCode(session, account, now);
    }

    /** The second step: a code of the app, or a recovery code. */
    public Outcome withCode(DeskSession session, String code, Instant now) {
        requireStage(session, Stage.CODE);
        var wait = slowDown.attempt(Kind.SIGN_IN_CODE, session.staffId().toString(), now);
        if (!wait.isZero()) {
            return new Outcome.Wait(wait);
        }
        if (!secondStep.passes(session.staff(), code, now)) {
            return new Outcome.Wrong();
        }
        slowDown.clear(Kind.SIGN_IN_CODE, session.staffId().toString());
        return afterCode(session, accounts.of(session.staff()).orElseThrow(), now);
    }

    private Outcome afterCode(DeskSession session, AccountStore.Account account, Instant now) {
        return account.mustChange() ? new Outcome.Passed(session.at(Stage.PASSWORD, null)) : afterPassword(session, now);
    }

    /** A password of one's own in place of the one-time one. */
    public Outcome withOwnPassword(DeskSession session, String fresh, Instant now) {
        requireStage(session, Stage.PASSWORD);
        var account = accounts.of(session.staff()).orElseThrow();
        var refusal = PasswordRules.check(fresh, account.login());
        if (refusal.isEmpty() && passwords.check(fresh, account.hash()) == Passwords.Verdict.RIGHT) {
            refusal = Optional.of(Refusal.because("access.password.same"));
        }
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        var hash = passwords.hash(fresh);
        if (hash.isEmpty()) {
            return new Outcome.Busy();
        }
        transaction.executeWithoutResult(_ -> {
            accounts.setPassword(session.staff(), hash.get(), false, now);
            record.append(SIGN_IN, AccessAct.PASSWORD_CHANGED, session.staff(), now);
        });
        return afterPassword(session, now);
    }

    private Outcome afterPassword(DeskSession session, Instant now) {
        var posts = postsOf(session.staff(), now);
        return switch (posts.size()) {
            case 0 -> new Outcome.Refused(Refusal.because("access.signin.noPost"));
            case 1 -> open(session, posts.getFirst(), now);
            default -> new Outcome.Passed(session.at(Stage.POST, null));
        };
    }

    /** The choice among several posts; also later, to go from one post to another. */
    public Outcome withPost(DeskSession session, PostId chosen, Instant now) {
        if (session.stage() != Stage.OPEN) {
            requireStage(session, Stage.POST);
        }
        return postsOf(session.staff(), now).stream().filter(post -> post.id().equals(chosen)).findFirst()
                .map(post -> open(session, post, now))
                .orElseGet(() -> new Outcome.Refused(Refusal.because("access.signin.notYourPost")));
    }

    private Outcome open(DeskSession session, Post post, Instant now) {
        var who = new Actor.Staff(session.staff(), post.id(), post.office());
        transaction.executeWithoutResult(_ -> record.append(who, AccessAct.SIGNED_IN, session.staff(), now));
        return new Outcome.Passed(session.at(Stage.OPEN, post.id()));
    }

    /** Records that somebody left by themselves. */
    public void signedOut(SignedIn who, Instant now) {
        transaction.executeWithoutResult(_ -> record.append(who.actor(), AccessAct.SIGNED_OUT, who.staff(), now));
    }

    /** The posts this person can work in today. */
    public List<Post> postsOf(StaffId staff, Instant now) {
        return organization.postsOf(staff, today(now));
    }

    /** Who an open session stands for at this moment; nothing when the account was closed or the post ended meanwhile. */
    Optional<SignedIn> principal(DeskSession session, Instant now) {
        if (session.stage() != Stage.OPEN || accounts.of(session.staff()).filter(AccountStore.Account::active).isEmpty()) {
            return Optional.empty();
        }
        return postsOf(session.staff(), now).stream().filter(post -> post.id().equals(session.post())).findFirst()
                .map(post -> new SignedIn(session.staff(), post.id(), post.office(), organization.require(post.office()).path(),
                        post.staffName(), Set.copyOf(post.roles())));
    }

    private LocalDate today(Instant now) {
        return now.atZone(zone).toLocalDate();
    }

    /** Logins differ in case only for people who hold the shift key. */
    static String key(String login) {
        return login.strip().toLowerCase(java.util.Locale.ROOT);
    }

    private static void requireStage(DeskSession session, Stage stage) {
        if (session.stage() != stage) {
            throw new IllegalStateException("This session is at " + session.stage() + ", not at " + stage);
        }
    }
}
