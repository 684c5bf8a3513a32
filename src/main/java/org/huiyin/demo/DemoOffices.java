package org.huiyin.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.huiyin.access.Access;
import org.huiyin.access.SignedIn;
import org.huiyin.access.StaffAccounts;
import org.huiyin.journal.Ids;
import org.huiyin.organization.Jurisdiction;
import org.huiyin.organization.NewOffice;
import org.huiyin.organization.Office;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.Organization;
import org.huiyin.organization.PostId;
import org.huiyin.organization.StaffId;
import org.springframework.stereotype.Component;

/** Sets up the places, offices, staff and accounts of the demo city. */
@Component
class DemoOffices {

    static final int SINCE_DAYS = 900;

    private final Organization organization;
    private final Access access;
    private final StaffAccounts accounts;
    private final ZoneId zone;

    DemoOffices(Organization organization, Access access, StaffAccounts accounts, ZoneId zone) {
        this.organization = organization;
        this.access = access;
        this.accounts = accounts;
        this.zone = zone;
    }

    /** Everything but the accounts, which come last: a demo with accounts is a finished one. */
    DemoCrew setUp(DemoCity city, Instant now) {
        var since = now.atZone(zone).toLocalDate().minusDays(SINCE_DAYS);
        var paths = new HashMap<String, Jurisdiction>();
        for (var place : city.places()) {
            var above = place.under() == null ? null : paths.get(place.under());
            var path = (above == null ? "" : above.path()) + place.code() + "/";
            var jurisdiction = new Jurisdiction(place.code(), above == null ? null : above.code(), place.name().zh(), place.name().en(), place.level(), path);
            organization.add(jurisdiction);
            paths.put(place.key(), jurisdiction);
        }
        var offices = new LinkedHashMap<String, Office>();
        for (var bureau : city.offices()) {
            var above = bureau.superior() == null ? null : offices.get(bureau.superior()).id();
            offices.put(bureau.code(), organization.add(new NewOffice(new OfficeId(Ids.next()), bureau.code(), bureau.name().zh(), bureau.name().en(), above,
                    bureau.kind(), city.place(bureau.place()).code(), bureau.phone(), bureau.address().zh(), bureau.address().en(),
                    bureau.hours().zh(), bureau.hours().en())));
        }
        return staff(city, offices, since);
    }

    private DemoCrew staff(DemoCity city, Map<String, Office> offices, LocalDate since) {
        var crew = new DemoCrew(organization, access);
        for (var member : city.staff().members()) {
            var staff = new StaffId(Ids.next());
            organization.addStaff(staff, member.name().zh());
            for (var held : member.posts()) {
                var office = offices.get(held.office());
                var post = new PostId(Ids.next());
                organization.addPost(post, staff, office.id(), held.title().zh(), held.title().en(), held.roles(), held.head(), since);
                crew.works(held.office(), new SignedIn(staff, post, office.id(), office.path(), member.name().zh(), held.roles()));
            }
            if (member.login() != null) {
                crew.signsIn(member.login(), staff);
            }
        }
        for (var held : city.staff().vacant()) {
            organization.addPost(new PostId(Ids.next()), null, offices.get(held.office()).id(), held.title().zh(), held.title().en(), held.roles(), held.head(), since);
        }
        return crew;
    }

    void openAccounts(DemoCity city, DemoCrew crew, Instant now) {
        accounts.openDemo(crew.logins(), city.staff().password(), now);
    }

    /** True when nothing was ever set up here. */
    boolean none() {
        return accounts.noneYet() && organization.offices().isEmpty();
    }
}
