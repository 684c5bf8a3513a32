package org.huiyin.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.huiyin.access.Access;
import org.huiyin.access.AccessRequests;
import org.huiyin.access.Accused;
import org.huiyin.access.Cast;
import org.huiyin.access.Scope;
import org.huiyin.access.SignedIn;
import org.huiyin.access.StaffAccounts;
import org.huiyin.casework.Acts;
import org.huiyin.casework.Doer;
import org.huiyin.casework.Given;
import org.huiyin.casework.Leg;
import org.huiyin.casework.Matters;
import org.huiyin.casework.NameVisibility;
import org.huiyin.casework.NewMatter;
import org.huiyin.casework.Origin;
import org.huiyin.casework.Outcome;
import org.huiyin.casework.Registration;
import org.huiyin.casework.Registration.Registered;
import org.huiyin.casework.ReplyBy;
import org.huiyin.journal.Actor;
import org.huiyin.journal.LegId;
import org.huiyin.organization.Office;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.Organization;
import org.huiyin.storage.Installation;
import org.huiyin.vault.Field;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A city with people at work and matters in it, for tests of the desk's pages. Each has its own offices, so worlds do not meet. */
public final class DeskWorld {

    /** Made up by us, like everything here. */
    public static final String NAME = "顾怀远";

    public static final String PHONE = "13912340765";

    public final Cast cast;
    public final SignedIn clerk;
    public final SignedIn officer;
    public final SignedIn petitionHead;
    public final SignedIn handler;
    public final SignedIn colleague;
    public final SignedIn head;
    public final SignedIn outsider;

    private final ApplicationContext program;
    private final int home;
    private final Map<String, String> logins = new java.util.HashMap<>();
    private final Map<String, Visitor> visitors = new java.util.HashMap<>();

    public DeskWorld(ApplicationContext program) {
        this.program = program;
        this.home = bean(Installation.class).home();
        this.cast = new Cast(bean(Organization.class));
        this.clerk = cast.works(cast.eastPetitions, "petition-clerk");
        this.officer = cast.works(cast.eastPetitions, "petition-officer");
        this.petitionHead = cast.works(cast.eastPetitions, true, "petition-head");
        this.handler = cast.works(cast.eastHousing, "handler");
        this.colleague = cast.works(cast.eastHousing, "handler");
        this.head = cast.works(cast.eastHousing, true, "office-head", "handler");
        this.outsider = cast.works(cast.westPetitions, "petition-officer");
    }

    public <T> T bean(Class<T> type) {
        return program.getBean(type);
    }

    public Instant now() {
        return bean(Clock.class).instant();
    }

    /** Somebody's browser, signed in. */
    public Visitor visitor(int port, SignedIn who) {
        return visitors.computeIfAbsent(who.staff().toString(), _ -> {
            var visitor = new Visitor(port);
            assertThat(visitor.signIn(account(who), Cast.PASSWORD).statusCode()).isEqualTo(302);
            return visitor;
        });
    }

    public String account(SignedIn who) {
        return logins.computeIfAbsent(who.staff().toString(), _ -> cast.account(bean(StaffAccounts.class), who, false, Instant.now()));
    }

    public Registered register() {
        return register(m -> m);
    }

    public Registered register(String title) {
        return register(m -> titled(m, title));
    }

    public Registered register(UnaryOperator<NewMatter> change) {
        var filed = change.apply(new NewMatter("cn-petition-2022", "claim", "HOUSING", "WEB", null, "小区电梯停了三周没人修",
                "我叫" + NAME + "，电话" + PHONE + "。三号楼的电梯停了三周，楼上有八十岁的老人下不来。", "滨河小区三号楼", List.of("请尽快修好电梯", "请说明为什么停了这么久"),
                Map.of(Field.NAME, NAME, Field.PHONE, PHONE), NameVisibility.OFFICE, ReplyBy.PAPER, cast.eastPetitions.id(), List.of(), false, now(),
                Origin.LIVE, null));
        return in(() -> bean(Registration.class).register(home, filed, Actor.Person::new, now()));
    }

    public static NewMatter titled(NewMatter m, String title) {
        return new NewMatter(m.procedure(), m.matterClass(), m.category(), m.channel(), m.place(), title, m.content(), m.placeText(), m.requests(),
                m.identity(), m.nameVisibleTo(), m.replyBy(), m.chosenOffice(), m.accused(), m.retaliation(), m.receivedAt(), m.origin(), m.originalNumber());
    }

    public static NewMatter visibleTo(NewMatter m, NameVisibility visible) {
        return new NewMatter(m.procedure(), m.matterClass(), m.category(), m.channel(), m.place(), m.title(), m.content(), m.placeText(), m.requests(),
                m.identity(), visible, m.replyBy(), m.chosenOffice(), m.accused(), m.retaliation(), m.receivedAt(), m.origin(), m.originalNumber());
    }

    public static NewMatter accusing(NewMatter m, OfficeId accused) {
        return new NewMatter(m.procedure(), "accusation", m.category(), m.channel(), m.place(), m.title(), m.content(), m.placeText(), m.requests(),
                m.identity(), m.nameVisibleTo(), m.replyBy(), m.chosenOffice(), List.of(new Accused.AnOffice(accused)), m.retaliation(), m.receivedAt(),
                m.origin(), m.originalNumber());
    }

    public static NewMatter receivedAt(NewMatter m, Instant at) {
        return new NewMatter(m.procedure(), m.matterClass(), m.category(), m.channel(), m.place(), m.title(), m.content(), m.placeText(), m.requests(),
                m.identity(), m.nameVisibleTo(), m.replyBy(), m.chosenOffice(), m.accused(), m.retaliation(), at, m.origin(), m.originalNumber());
    }

    /** The same at the hotline, or as another class. */
    public static NewMatter as(NewMatter m, String procedure, String matterClass, OfficeId office) {
        return new NewMatter(procedure, matterClass, m.category(), m.channel(), m.place(), m.title(), m.content(), m.placeText(), m.requests(),
                m.identity(), m.nameVisibleTo(), m.replyBy(), office, m.accused(), m.retaliation(), m.receivedAt(), m.origin(), m.originalNumber());
    }

    public Doer.Staff staff(SignedIn who) {
        return new Doer.Staff(who, bean(Access.class).scopeOf(who));
    }

    public Leg leg(LegId id) {
        return bean(Matters.class).leg(Scope.program("test"), id).orElseThrow();
    }

    /** Does an act that must be done. */
    public Outcome.Done done(Doer doer, LegId leg, String act, Given given) {
        var outcome = bean(Acts.class).perform(doer, leg, act, given, leg(leg).version(), now());
        assertThat(outcome).as(act).isInstanceOf(Outcome.Done.class);
        return (Outcome.Done) outcome;
    }

    /** Transferred to an office; gives the leg there. */
    public LegId transferred(Registered matter, Office to) {
        return done(staff(officer), matter.leg(), "transfer", Given.of("offices", to.id().toString()).and("track", "ordinary")).opened().getFirst();
    }

    /** Transferred to the housing office and accepted there. */
    public LegId accepted(Registered matter) {
        var leg = transferred(matter, cast.eastHousing);
        done(staff(handler), leg, "accept", Given.of("on", today()).and("basis", "EXPLICIT_DECISION"));
        return leg;
    }

    /** Puts a receiver on the closed list of a sealed matter: one asks, a second approves. */
    public void named(SignedIn by, org.huiyin.journal.MatterId matter, SignedIn receiver) {
        var requests = bean(AccessRequests.class);
        assertThat(requests.askForReceiver(by, matter, receiver.staff(), "hand-over", now())).isInstanceOf(AccessRequests.Outcome.Asked.class);
        assertThat(requests.decide(cast.works(cast.city, "security-admin"), requests.waitingFor(matter).getFirst().id(), true, now()))
                .isInstanceOf(AccessRequests.Outcome.Done.class);
    }

    public String today() {
        return now().atZone(java.time.ZoneId.of("Asia/Shanghai")).toLocalDate().toString();
    }

    public <T> T in(java.util.function.Supplier<T> work) {
        return java.util.Objects.requireNonNull(new TransactionTemplate(bean(PlatformTransactionManager.class)).execute(_ -> work.get()));
    }
}
