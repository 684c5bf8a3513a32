package org.huiyin.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.huiyin.access.AccusedShield;
import org.huiyin.casework.Leg;
import org.huiyin.casework.MatterFile;
import org.huiyin.organization.Office;
import org.huiyin.organization.Organization;
import org.huiyin.organization.Post;
import org.huiyin.organization.StaffId;
import org.huiyin.web.Page;
import org.springframework.stereotype.Component;

/** Offices to choose from, grouped by branch and narrowed by a name. An office that the shield keeps out is not among them. */
@Component
class OfficeChoices {

    /** As many as a page shows at once; with more, a name is asked for. */
    static final int MOST = 120;

    private static final String RECEIVER = "confidential-receiver";

    private final Organization organization;
    private final AccusedShield shield;
    private final Clock clock;
    private final ZoneId zone;

    OfficeChoices(Organization organization, AccusedShield shield, Clock clock, ZoneId zone) {
        this.organization = organization;
        this.shield = shield;
        this.clock = clock;
        this.zone = zone;
    }

    /** Every office that is at work. */
    OfficeList all(Page t, String name, Collection<String> chosen) {
        return list(t, organization.offices(), name, chosen, o -> true);
    }

    /** Offices that a leg of this matter can be sent to. */
    OfficeList toSend(Page t, MatterFile file, Leg from, String name, Collection<String> chosen) {
        Set<String> has = file.legs().stream().filter(Leg::open).map(l -> l.office().toString()).collect(Collectors.toSet());
        var kept = shield.keptFrom(file.matter().id());
        return list(t, organization.offices(), name, chosen, o -> !o.id().equals(from.office()) && !has.contains(o.id().toString()) && !kept.test(o));
    }

    /** Named receivers of the sealed matter in other offices, as {@code office/staff}: those it can be handed to. */
    List<OfficeList.Group> receivers(Page t, MatterFile file, Leg from) {
        var named = shield.receiversOf(file.matter().id());
        return receivers(t, file, office -> !office.id().equals(from.office()), named::contains);
    }

    /** Who could be named a receiver of the sealed matter and is not one yet, as {@code office/staff}. */
    List<OfficeList.Group> nameable(Page t, MatterFile file) {
        var named = shield.receiversOf(file.matter().id());
        return receivers(t, file, _ -> true, staff -> !named.contains(staff));
    }

    private List<OfficeList.Group> receivers(Page t, MatterFile file, Predicate<Office> at, Predicate<StaffId> who) {
        LocalDate today = clock.instant().atZone(zone).toLocalDate();
        var groups = new ArrayList<OfficeList.Group>();
        var kept = shield.keptFrom(file.matter().id());
        for (Office office : organization.offices()) {
            if (!office.active() || !at.test(office) || kept.test(office)) {
                continue;
            }
            var rows = organization.postsIn(office.id(), today).stream()
                    .filter(p -> p.staff() != null && p.roles().contains(RECEIVER) && who.test(p.staff()) && !shield.shields(file.matter().id(), p.staff(), today))
                    .map(p -> new OfficeList.Row(office.id() + "/" + p.staff(), named(t, p)))
                    .toList();
            if (!rows.isEmpty()) {
                groups.add(new OfficeList.Group(t.either(office.nameZh(), office.nameEn()), rows));
            }
        }
        return groups;
    }

    private static String named(Page t, Post post) {
        return post.staffName() + " · " + t.either(post.title(), post.titleEn());
    }

    private OfficeList list(Page t, List<Office> offices, String name, Collection<String> chosen, Predicate<Office> allowed) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        Map<String, List<OfficeList.Row>> groups = new LinkedHashMap<>();
        int shown = 0;
        int left = 0;
        for (Office office : offices) {
            boolean picked = chosen.contains(office.id().toString());
            boolean fits = wanted.isEmpty() || office.nameZh().toLowerCase(Locale.ROOT).contains(wanted) || office.nameEn().toLowerCase(Locale.ROOT).contains(wanted);
            if (!office.active() || !fits && !picked || !allowed.test(office)) {
                continue;
            }
            if (shown >= MOST && !picked) {
                left++;
                continue;
            }
            shown++;
            String branch = organization.find(office.branch()).map(b -> t.either(b.nameZh(), b.nameEn())).orElse("");
            groups.computeIfAbsent(branch, b -> new ArrayList<>()).add(new OfficeList.Row(office.id().toString(), t.either(office.nameZh(), office.nameEn())));
        }
        return new OfficeList(groups.entrySet().stream().map(e -> new OfficeList.Group(e.getKey(), e.getValue())).toList(), left);
    }
}
