package org.huiyin.answer;

import java.util.Map;
import org.huiyin.access.Refusal;

/** What came of saving a draft. */
public sealed interface Saved {

    record Kept(Draft draft) implements Saved {}

    /** What is wrong, by name of the field; nothing was kept but the page still holds what was typed. */
    record Wrong(Map<String, Refusal> fields) implements Saved {}

    /** Somebody else saved first. Theirs is shown beside what was typed. */
    record Stale(Draft theirs) implements Saved {}

    record Refused(Refusal why) implements Saved {}
}
