package org.huiyin.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huiyin.lawfile.LawFile;
import org.huiyin.lawfile.LawMap;
import org.jspecify.annotations.Nullable;

/** The roles there are, in the order of their file. */
public final class Roles {

    private static final Map<String, Reach> REACHES = Arrays.stream(Reach.values())
            .collect(Collectors.toMap(Reach::name, Function.identity(), (a, _) -> a, LinkedHashMap::new));

    private final Map<String, Role> byId;

    private Roles(List<Role> roles) {
        var map = new LinkedHashMap<String, Role>();
        roles.forEach(role -> map.put(role.id(), role));
        this.byId = Collections.unmodifiableMap(map);
    }

    /**
     * Reads the file that comes with the program.
     *
     * @throws org.huiyin.lawfile.BrokenLawFile naming each line that is wrong
     */
    public static Roles read() {
        return LawFile.shipped("procedures/roles.yaml", Roles::roles);
    }

    static Roles roles(LawMap top) {
        var seen = new HashSet<String>();
        return new Roles(top.maps("roles").stream().map(map -> {
            var id = map.text("id", "id: petition-clerk");
            if (!seen.add(id)) {
                map.refuse("id", "角色“%s”写了两次。".formatted(id), "The role “%s” stands here twice.".formatted(id), "id: another-role");
            }
            var name = map.words("name");
            return new Role(id, name.zh(), name.en(), map.choice("reach", REACHES), Set.copyOf(map.texts("pages")),
                    map.textOrNull("apart", "apart: administrators"));
        }).toList());
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
