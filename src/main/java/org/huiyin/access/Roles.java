package org.huiyin.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The roles there are, in the order of their file. */
public final class Roles {

    private final Map<String, Role> byId;

    private Roles(List<Role> roles) {
        var map = new LinkedHashMap<String, Role>();
        roles.forEach(role -> map.put(role.id(), role));
        this.byId = Collections.unmodifiableMap(map);
    }

    /** Reads the file that comes with the program. */
    public static Roles read() {
        try (var in = Roles.class.getResourceAsStream("/procedures/roles.yaml")) {
            var root = new Yaml(new SafeConstructor(new LoaderOptions())).<Map<String, Object>>load(in);
            return new Roles(((List<?>) root.get("roles")).stream().map(Roles::role).toList());
        } catch (java.io.IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private static Role role(Object node) {
        var map = (Map<?, ?>) node;
        var name = (Map<?, ?>) map.get("name");
        var pages = new HashSet<String>();
        ((Collection<?>) map.get("pages")).forEach(page -> pages.add((String) page));
        return new Role((String) map.get("id"), (String) name.get("zh"), (String) name.get("en"),
                Reach.valueOf((String) map.get("reach")), pages, (String) map.get("apart"));
    }

    public Collection<Role> all() {
        return byId.values();
    }

    public Optional<Role> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The widest reach of these roles; unknown ids count for nothing. */
    public Reach reachOf(Set<String> ids) {
        return ids.stream().map(byId::get).filter(role -> role != null).map(Role::reach)
                .max(java.util.Comparator.naturalOrder()).orElse(Reach.NONE);
    }

    /** True when one of these roles opens this part of the desk. */
    public boolean opens(Set<String> ids, String page) {
        return ids.stream().map(byId::get).anyMatch(role -> role != null && role.pages().contains(page));
    }

    /** Two of these roles that one person may not hold together, or null when they may all meet. */
    @Nullable List<Role> conflict(Set<String> ids) {
        var seen = new LinkedHashMap<String, Role>();
        for (var role : all()) {
            if (ids.contains(role.id()) && role.apart() != null) {
                var other = seen.putIfAbsent(role.apart(), role);
                if (other != null) {
                    return List.of(other, role);
                }
            }
        }
        var administrator = seen.values().stream().findFirst();
        var reader = ids.stream().map(byId::get).filter(role -> role != null && role.reach() != Reach.NONE).findFirst();
        return administrator.isPresent() && reader.isPresent() ? new ArrayList<>(List.of(administrator.get(), reader.get())) : null;
    }
}
