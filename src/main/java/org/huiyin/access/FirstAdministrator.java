package org.huiyin.access;

import java.text.MessageFormat;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.Set;
import org.huiyin.journal.Actor;
import org.huiyin.journal.Ids;
import org.huiyin.organization.Jurisdiction;
import org.huiyin.organization.NewOffice;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.OfficeKind;
import org.huiyin.organization.Organization;
import org.huiyin.organization.PostId;
import org.huiyin.organization.StaffId;
import org.huiyin.storage.Installation;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The first real start makes one system administrator with a one-time password, said once at the terminal, and nothing else. An office is
 * made only where there is none, since nobody works without one.
 */
@Component
@ConditionalOnProperty("huiyin.announce")
class FirstAdministrator {

    private static final String LOGIN = "admin";
    private static final Actor FIRST_START = new Actor.Program("first-start");

    private final StaffAccounts accounts;
    private final Passwords passwords;
    private final Organization organization;
    private final Installation installation;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ZoneId zone;
    private final String place;
    private final String placeEn;

    FirstAdministrator(StaffAccounts accounts, Passwords passwords, Organization organization, Installation installation, JdbcClient jdbc,
            TransactionTemplate transaction, Clock clock, ZoneId zone, @Value("${huiyin.place.zh:}") String place,
            @Value("${huiyin.place.en:}") String placeEn) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.organization = organization;
        this.installation = installation;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.zone = zone;
        this.place = place;
        this.placeEn = placeEn;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(1)
    void say() {
        if (installation.demo()) {
            return;
        }
        make().ifPresent(password -> {
            for (var locale : Set.of(Locale.ROOT, Locale.ENGLISH)) {
                var texts = ResourceBundle.getBundle("messages.access", locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
                System.out.println(MessageFormat.format(texts.getString("access.first"), LOGIN, password));
            }
            System.out.flush();
        });
    }

    /** The one-time password of the administrator just made; nothing when there was an account already. */
    Optional<String> make() {
        return Optional.ofNullable(transaction.execute(_ -> {
            // Two copies of the program may start at once on one database.
            jdbc.sql("select pg_advisory_xact_lock(hashtext('huiyin/first-administrator'))").query(rows -> { });
            if (!accounts.noneYet()) {
                return null;
            }
            var now = clock.instant();
            var staff = new StaffId(Ids.next());
            organization.addStaff(staff, "系统管理员");
            organization.addPost(new PostId(Ids.next()), staff, top(), "系统管理员", "System administrator", Set.of("system-admin"), false, now.atZone(zone).toLocalDate());
            var password = passwords.oneTime();
            accounts.open(staff, LOGIN, password, true, FIRST_START, now);
            return password;
        }));
    }

    private OfficeId top() {
        var offices = organization.offices();
        if (!offices.isEmpty()) {
            return offices.getFirst().id();
        }
        var code = String.valueOf(installation.home());
        if (organization.jurisdiction(code).isEmpty()) {
            organization.add(new Jurisdiction(code, null, place.isBlank() ? code : place, placeEn.isBlank() ? code : placeEn, 2, code + "/"));
        }
        return organization.add(new NewOffice(new OfficeId(Ids.next()), "top", place.isBlank() ? "本级机关" : place + "人民政府",
                placeEn.isBlank() ? "This government" : placeEn + " Government", null, OfficeKind.GOVERNMENT, code, "", "", "")).id();
    }
}
