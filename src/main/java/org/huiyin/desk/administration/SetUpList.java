package org.huiyin.desk.administration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.huiyin.organization.Office;
import org.huiyin.organization.OfficeKind;
import org.huiyin.organization.Organization;
import org.huiyin.organization.Post;
import org.springframework.stereotype.Component;

/** What a new installation still lacks before people can file and be answered. Empty once everything is there. */
@Component
public class SetUpList {

    private final Organization organization;

    SetUpList(Organization organization) {
        this.organization = organization;
    }

    /**
     * Something to do.
     *
     * @param key of its words, under {@code offices.todo}
     * @param href where it is done
     */
    public record ToDo(String key, String href) {}

    List<ToDo> todo(LocalDate today) {
        var todo = new ArrayList<ToDo>();
        if (organization.home().isEmpty()) {
            todo.add(new ToDo("place", "/desk/offices/places"));
        }
        var working = organization.offices().stream().filter(Office::active).toList();
        require(todo, working, OfficeKind.PETITION_OFFICE, "petition");
        if (working.stream().noneMatch(o -> o.kind() == OfficeKind.DEPARTMENT || o.kind() == OfficeKind.STREET)) {
            todo.add(new ToDo("department", "/desk/offices/new"));
        }
        require(todo, working, OfficeKind.DISCIPLINE, "discipline");
        var posts = working.stream().flatMap(o -> organization.postsIn(o.id(), today).stream()).filter(p -> p.staff() != null).toList();
        role(todo, posts, "security-admin", "security");
        if (posts.stream().anyMatch(p -> p.roles().contains("security-admin"))) {
            role(todo, posts, "petition-officer", "officer");
            role(todo, posts, "handler", "handler");
            role(todo, posts, "confidential-receiver", "receiver");
        }
        return List.copyOf(todo);
    }

    private static void require(List<ToDo> todo, List<Office> working, OfficeKind kind, String key) {
        if (working.stream().noneMatch(o -> o.kind() == kind)) {
            todo.add(new ToDo(key, "/desk/offices/new"));
        }
    }

    private static void role(List<ToDo> todo, List<Post> posts, String role, String key) {
        if (posts.stream().noneMatch(p -> p.roles().contains(role))) {
            todo.add(new ToDo(key, "/desk/accounts"));
        }
    }
}
