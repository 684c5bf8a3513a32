package org.huiyin.casework;

import java.util.UUID;
import org.huiyin.access.Scope;
import org.huiyin.access.SignedIn;
import org.huiyin.journal.Actor;
import org.huiyin.journal.MatterId;

/** Who does an act, with what they may see. */
public sealed interface Doer {

    /** A member of staff in a post. */
    record Staff(SignedIn who, Scope scope) implements Doer {}

    /** The person who filed, known by number and query code. */
    record Person(MatterId matter, UUID person) implements Doer {}

    /** A job of the program, by name. */
    record Program(String name) implements Doer {}

    /** The doer as the journal names it. */
    default Actor actor() {
        return switch (this) {
            case Staff(var who, var _) -> who.actor();
            case Person(var _, var person) -> new Actor.Person(person);
            case Program(var name) -> new Actor.Program(name);
        };
    }

    /** What the doer may see of the legs; the person's own matter is checked by its id. */
    default Scope scope() {
        return switch (this) {
            case Staff(var _, var scope) -> scope;
            case Person _ -> Scope.program("person");
            case Program(var name) -> Scope.program(name);
        };
    }
}
