package org.huiyin.journal;

import java.util.UUID;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.PostId;
import org.huiyin.organization.StaffId;
import org.jspecify.annotations.Nullable;

/** Whoever acts. An automatic act has a named actor too. */
public sealed interface Actor {

    /** A member of staff acting in a post of an office. */
    record Staff(StaffId staff, PostId post, OfficeId office) implements Actor {}

    /** The person of one matter. The id is new for each matter: nothing joins two matters of one person. */
    record Person(UUID id) implements Actor {}

    /** The program itself, by the name of the job, for example {@code lapse-sweep}. */
    record Program(String name) implements Actor {}

    /** {@code staff}, {@code person} or {@code program}: how a row says which of these it names. */
    default String kind() {
        return switch (this) {
            case Staff _ -> "staff";
            case Person _ -> "person";
            case Program _ -> "program";
        };
    }

    /** The id of the member of staff or of the person, or the name of the job: how a row names the actor. */
    default String reference() {
        return switch (this) {
            case Staff(var staff, var _, var _) -> staff.toString();
            case Person(var id) -> id.toString();
            case Program(var name) -> name;
        };
    }

    /** The post that a member of staff acted in; null for anybody else. */
    default @Nullable UUID postValue() {
        return this instanceof Staff(var _, var post, var _) ? post.value() : null;
    }

    /** The office that a member of staff acted for; null for anybody else. */
    default @Nullable UUID officeValue() {
        return this instanceof Staff(var _, var _, var office) ? office.value() : null;
    }

    /** The actor that a row names. */
    static Actor of(String kind, String reference, @Nullable UUID post, @Nullable UUID office) {
        return switch (kind) {
            case "staff" -> {
                if (post == null || office == null) {
                    throw new IllegalArgumentException("A member of staff acts in a post of an office");
                }
                yield new Staff(StaffId.of(reference), new PostId(post), new OfficeId(office));
            }
            case "person" -> new Person(UUID.fromString(reference));
            case "program" -> new Program(reference);
            default -> throw new IllegalArgumentException("No kind of actor is called " + kind);
        };
    }
}
