package org.huiyin.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.huiyin.access.AccessRequest;
import org.huiyin.access.AccessRequests;
import org.huiyin.access.AccusedShield;
import org.huiyin.journal.MatterId;
import org.huiyin.organization.Organization;
import org.huiyin.organization.StaffId;
import org.huiyin.web.Page;
import org.springframework.stereotype.Component;

/** The closed list of a sealed matter in words: name, office, post. */
@Component
class Receivers {

    private final AccusedShield shield;
    private final AccessRequests requests;
    private final Organization organization;
    private final Terms terms;
    private final Clock clock;
    private final ZoneId zone;

    Receivers(AccusedShield shield, AccessRequests requests, Organization organization, Terms terms, Clock clock, ZoneId zone) {
        this.shield = shield;
        this.requests = requests;
        this.organization = organization;
        this.terms = terms;
        this.clock = clock;
        this.zone = zone;
    }

    List<String> names(Page t, MatterId matter) {
        return shield.receiversOf(matter).stream().map(staff -> name(t, staff)).toList();
    }

    /** Who was asked for and waits for a second person. */
    List<String> waiting(Page t, MatterId matter) {
        return requests.waitingFor(matter).stream().map(AccessRequest::staff).map(staff -> name(t, java.util.Objects.requireNonNull(staff))).toList();
    }

    private String name(Page t, StaffId staff) {
        LocalDate today = clock.instant().atZone(zone).toLocalDate();
        return organization.postsOf(staff, today).stream()
                .filter(post -> post.roles().contains("confidential-receiver"))
                .findFirst()
                .map(post -> t.text("desk.receivers.one", organization.nameOf(staff), terms.office(t, post.office()), t.either(post.title(), post.titleEn())))
                .orElseGet(() -> organization.nameOf(staff));
    }
}
