package org.huiyin.knowledge;

import java.util.Map;
import java.util.UUID;
import org.huiyin.access.Refusal;

/** What came of adding, revising or retiring something of the knowledge base. */
public sealed interface Kept {

    /** Kept. @param id of the enactment or template */
    record Done(UUID id) implements Kept {}

    /** What is wrong, by name of the field; nothing was kept. */
    record Wrong(Map<String, Refusal> fields) implements Kept {}

    /** Somebody else wrote a newer edition first. */
    record Stale() implements Kept {}

    /** The reader may not do this. */
    record Refused(Refusal why) implements Kept {}
}
