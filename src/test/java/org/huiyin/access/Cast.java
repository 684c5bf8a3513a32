package org.huiyin.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.huiyin.journal.Actor;
import org.huiyin.journal.Ids;
import org.huiyin.organization.Jurisdiction;
import org.huiyin.organization.NewOffice;
import org.huiyin.organization.Office;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.OfficeKind;
import org.huiyin.organization.Organization;
import org.huiyin.organization.Post;
import org.huiyin.organization.PostId;
import org.huiyin.organization.StaffId;
import org.jspecify.annotations.Nullable;

/** A city, two districts, their bureaus, and whoever a test needs to work there. */
public final class Cast {

    public static final String PASSWORD = "three grey herons";

    private final Organization organization;

    public final Office city;
    public final Office cityPetitions;
    public final Office cityHousing;
    public final Office east;
    public final Office eastPetitions;
    public final Office eastHousing;
    public final Office eastStreet;
    public final Office west;
    public final Office westPetitions;

    /** Codes carry a mark of their own, so that several casts fit into one database. */
    public Cast(Organization organization) {
        this.organization = organization;
        var mark = Ids.next().toString().substring(24);
        organization.add(new Jurisdiction("J" + mark, null, "海山市", "Haishan", 2, "J" + mark + "/"));
        city = office(mark, "c", null, OfficeKind.GOVERNMENT, "海山市政府");
        cityPetitions = office(mark, "cp", city, OfficeKind.PETITION_OFFICE, "海山市信访局");
        cityHousing = office(mark, "ch", city, OfficeKind.DEPARTMENT, "海山市住建局");
        east = office(mark, "e", city, OfficeKind.GOVERNMENT, "东区政府");
        eastPetitions = office(mark, "ep", east, OfficeKind.PETITION_OFFICE, "东区信访局");
        eastHousing = office(mark, "eh", east, OfficeKind.DEPARTMENT, "东区住建局");
        eastStreet = office(mark, "es", eastHousing, OfficeKind.STREET, "东区住建局滨河所");
        west = office(mark, "w", city, OfficeKind.GOVERNMENT, "西区政府");
        westPetitions = office(mark, "wp", west, OfficeKind.PETITION_OFFICE, "西区信访局");
    }

    private Office office(String mark, String code, @Nullable Office superior, OfficeKind kind, String name) {
        return organization.add(new NewOffice(new OfficeId(Ids.next()), code + mark, name, name, superior == null ? null : superior.id(), kind,
                "J" + mark, "0900-5550100", "", ""));
    }

    /** Somebody at work. */
    public SignedIn works(Office office, String... roles) {
        return works(office, false, roles);
    }

    public SignedIn works(Office office, boolean head, String... roles) {
        var staff = new StaffId(Ids.next());
        organization.addStaff(staff, "李楠");
        return worksToo(staff, office, head, roles);
    }

    public SignedIn worksToo(StaffId staff, Office office, boolean head, String... roles) {
        var post = new PostId(Ids.next());
        organization.addPost(post, staff, office.id(), "岗位", Set.of(roles), head, LocalDate.of(2026, 1, 1));
        return new SignedIn(staff, post, office.id(), office.path(), "李楠", Set.of(roles));
    }

    /** Opens an account with {@link #PASSWORD}; the login is new. */
    public String account(StaffAccounts accounts, SignedIn who, boolean oneTime, Instant now) {
        var login = "a" + Ids.next().toString().substring(24);
        accounts.open(who.staff(), login, PASSWORD, oneTime, new Actor.Program("test"), now);
        return login;
    }

    public Post post(SignedIn who) {
        return organization.post(who.post()).orElseThrow();
    }
}
