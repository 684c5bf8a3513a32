package org.huiyin;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.huiyin.access.Access;
import org.huiyin.access.SignedIn;
import org.huiyin.casework.Doer;
import org.huiyin.casework.NameVisibility;
import org.huiyin.casework.NewMatter;
import org.huiyin.casework.Origin;
import org.huiyin.casework.ReplyBy;
import org.huiyin.organization.Jurisdiction;
import org.huiyin.organization.NewOffice;
import org.huiyin.organization.Office;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.OfficeKind;
import org.huiyin.organization.Organization;
import org.huiyin.organization.PostId;
import org.huiyin.organization.StaffId;
import org.huiyin.vault.Field;
import org.springframework.context.ApplicationContext;

/**
 * The small named cast of the tests: one city with a petition office, a hotline, two bureaus and a district with one street. Ids come from
 * names, so a test can name an office by its code.
 */
public final class City {

    public static final LocalDate SINCE = LocalDate.of(2020, 1, 1);

    private final Organization organization;
    private final Access access;

    private City(ApplicationContext context) {
        this.organization = context.getBean(Organization.class);
        this.access = context.getBean(Access.class);
    }

    /** Builds the city in a database that does not have it yet. */
    public static City in(ApplicationContext context) {
        var city = new City(context);
        if (city.organization.byCode("city").isEmpty()) {
            city.build();
        }
        return city;
    }

    private void build() {
        organization.add(new Jurisdiction("990000", null, "测试省", "Test Province", 1, "990000/"));
        organization.add(new Jurisdiction("990100", "990000", "测试市", "Test City", 2, "990000/990100/"));
        organization.add(new Jurisdiction("990102", "990100", "东区", "East District", 3, "990000/990100/990102/"));
        organization.add(new Jurisdiction("990102001", "990102", "桥头街道", "Bridge Street", 4, "990000/990100/990102/990102001/"));
        office("city", null, OfficeKind.GOVERNMENT, "990100", "测试市人民政府", "City Government");
        office("petition", "city", OfficeKind.PETITION_OFFICE, "990100", "市信访局", "City Petition Office");
        office("hotline", "city", OfficeKind.HOTLINE, "990100", "市12345热线中心", "City Hotline");
        office("discipline", "city", OfficeKind.DISCIPLINE, "990100", "市纪委监委", "City Discipline Commission");
        office("housing", "city", OfficeKind.DEPARTMENT, "990100", "市住建局", "City Housing Bureau");
        office("water", "city", OfficeKind.DEPARTMENT, "990100", "市水务局", "City Water Bureau");
        office("east", "city", OfficeKind.GOVERNMENT, "990102", "东区人民政府", "East District Government");
        office("east-petition", "east", OfficeKind.PETITION_OFFICE, "990102", "东区信访局", "East District Petition Office");
        office("bridge", "east", OfficeKind.STREET, "990102001", "桥头街道办事处", "Bridge Street Office");
        staff("petition", "officer", Set.of("petition-officer"), false);
        staff("petition", "head", Set.of("petition-head", "office-head"), true);
        staff("petition", "clerk", Set.of("petition-clerk"), false);
        staff("petition", "receiver", Set.of("confidential-receiver"), false);
        staff("hotline", "agent", Set.of("hotline-agent"), false);
        staff("hotline", "head", Set.of("office-head"), true);
        staff("discipline", "receiver", Set.of("confidential-receiver"), false);
        staff("discipline", "head", Set.of("office-head"), true);
        for (String office : List.of("housing", "water", "bridge")) {
            staff(office, "handler", Set.of("handler"), false);
            staff(office, "head", Set.of("office-head"), true);
        }
        staff("east", "head", Set.of("office-head"), true);
        staff("east-petition", "officer", Set.of("petition-officer"), false);
        staff("city", "security", Set.of("security-admin"), false);
        staff("city", "supervisor", Set.of("supervisor"), false);
        staff("city", "head", Set.of("office-head"), true);
    }

    private void office(String code, String superior, OfficeKind kind, String jurisdiction, String zh, String en) {
        organization.add(new NewOffice(new OfficeId(id(code)), code, zh, en, superior == null ? null : new OfficeId(id(superior)), kind, jurisdiction,
                "0990-" + Math.abs(code.hashCode() % 1_000_000), zh + "大楼", en + " Building", "工作日 9:00–17:00", "Workdays 9:00–17:00"));
    }

    private void staff(String office, String who, Set<String> roles, boolean head) {
        organization.addStaff(staffId(office, who), office + " " + who);
        organization.addPost(postId(office, who), staffId(office, who), new OfficeId(id(office)), who, roles, head, SINCE);
    }

    public Office office(String code) {
        return organization.byCode(code).orElseThrow();
    }

    public static StaffId staffId(String office, String who) {
        return new StaffId(id("staff " + office + " " + who));
    }

    public static PostId postId(String office, String who) {
        return new PostId(id("post " + office + " " + who));
    }

    /** A member of staff at work, for example {@code at("housing", "handler")}. */
    public Doer.Staff at(String office, String who) {
        var post = organization.post(postId(office, who)).orElseThrow();
        var at = office(office);
        var signedIn = new SignedIn(staffId(office, who), post.id(), at.id(), at.path(), post.staffName(), post.roles());
        return new Doer.Staff(signedIn, access.scopeOf(signedIn));
    }

    /** A claim as somebody would file it at the portal. */
    public NewMatter claim(Instant receivedAt) {
        return new NewMatter("cn-petition-2022", "claim", null, "WEB", "990102001", "楼道灯坏了三个月", "我是王桂兰，电话13800001234，楼道灯坏了三个月没人修。",
                "桥头街道和平小区3号楼", List.of("请把灯修好", "请说明为什么三个月没人管"),
                Map.of(Field.NAME, "王桂兰", Field.PHONE, "13800001234", Field.ADDRESS, "和平小区3号楼2单元501"), NameVisibility.OFFICE, ReplyBy.ONLINE,
                office("petition").id(), List.of(), false, receivedAt, Origin.LIVE, null);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
