package org.huiyin.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.access.Access;
import org.huiyin.access.SignedIn;
import org.huiyin.casework.Doer;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.Organization;
import org.huiyin.organization.StaffId;

/** Who is at work in the demo city, found by office and role as the story needs them. */
final class DemoCrew {

    private final Organization organization;
    private final Access access;
    private final Map<String, List<SignedIn>> byOffice = new HashMap<>();
    private final Map<String, Doer.Staff> doers = new HashMap<>();
    private final Map<String, StaffId> logins = new HashMap<>();

    DemoCrew(Organization organization, Access access) {
        this.organization = organization;
        this.access = access;
    }

    void works(String office, SignedIn who) {
        byOffice.computeIfAbsent(office, _ -> new java.util.ArrayList<>()).add(who);
    }

    void signsIn(String login, StaffId staff) {
        logins.put(login, staff);
    }

    Map<String, StaffId> logins() {
        return Map.copyOf(logins);
    }

    /** Somebody of the office in this role. */
    Doer.Staff at(OfficeId office, String role) {
        return at(organization.require(office).code(), role);
    }

    Doer.Staff at(String office, String role) {
        return doers.computeIfAbsent(office + " " + role, _ -> {
            var who = byOffice.getOrDefault(office, List.of()).stream()
                    .filter(s -> s.roles().contains(role))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("nobody at " + office + " is " + role));
            return new Doer.Staff(who, access.scopeOf(who));
        });
    }
}
