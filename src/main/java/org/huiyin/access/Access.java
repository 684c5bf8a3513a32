package org.huiyin.access;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.huiyin.lawfile.Text;
import org.huiyin.organization.Office;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.OfficeKind;
import org.huiyin.organization.Organization;
import org.huiyin.storage.Installation;
import org.springframework.stereotype.Component;

/** Who may see and do what: the scope of a viewer, and whether their roles are among those an act names. */
@Component
public class Access {

    private final Roles roles;
    private final Organization organization;
    private final int home;

    Access(Roles roles, Organization organization, Installation installation) {
        this.roles = roles;
        this.organization = organization;
        this.home = installation.home();
    }

    /** What this viewer sees of the legs. Made anew for each request; the shield is read in each query. */
    public Scope scopeOf(SignedIn who) {
        var office = organization.require(who.office());
        return Scope.of(home, sightOf(who, office), new Scope.Viewer(who.staff(), who.office(), upFrom(office)));
    }

    private Scope.Sight sightOf(SignedIn who, Office office) {
        return switch (roles.reachOf(who.roles())) {
            case NONE -> new Scope.Sight.Nothing();
            case OWN_OFFICE -> new Scope.Sight.Offices(List.of(office.id()));
            case SUBTREE -> under(servedBy(office));
            case CITY -> new Scope.Sight.WholeHome();
        };
    }

    /** A petition office or hotline works for the government above it (条例第十四条); any other office for itself. */
    private Office servedBy(Office office) {
        return office.kind() == OfficeKind.PETITION_OFFICE || office.kind() == OfficeKind.HOTLINE
                ? organization.superiorOf(office).orElse(office)
                : office;
    }

    private Scope.Sight under(Office top) {
        if (top.superior() == null) {
            return new Scope.Sight.WholeHome();
        }
        return top.id().equals(top.branch())
                ? new Scope.Sight.Branch(top.id())
                : new Scope.Sight.Offices(
                        Stream.concat(Stream.of(top), organization.below(top).stream()).map(Office::id).toList());
    }

    private List<OfficeId> upFrom(Office office) {
        var line = new ArrayDeque<OfficeId>();
        for (var at = Optional.of(office); at.isPresent(); at = organization.superiorOf(at.get())) {
            line.addFirst(at.get().id());
        }
        return List.copyOf(line);
    }

    /** True when one of the viewer's roles is among these, as an act's {@code by:} names them. */
    public boolean hasRole(SignedIn who, Set<String> by) {
        return !Collections.disjoint(who.roles(), by);
    }

    /** Nothing when one of the viewer's roles is among those the act names; else why not, naming the roles that may. */
    public Optional<Refusal> mayDo(SignedIn who, Set<String> by) {
        if (hasRole(who, by)) {
            return Optional.empty();
        }
        var names = roles.all().stream().filter(role -> by.contains(role.id())).map(role -> new Text(role.nameZh(), role.nameEn())).toList();
        return Optional.of(Refusal.because("access.refused.role", names));
    }

    /** True when one of the viewer's roles opens this part of the desk ({@code pages:} in roles.yaml). */
    public boolean opens(SignedIn who, String page) {
        return roles.opens(who.roles(), page);
    }

    /** The home of this installation: what acts on no matter are recorded under. */
    public int home() {
        return home;
    }

    /** The roles there are. */
    public Roles roles() {
        return roles;
    }
}
