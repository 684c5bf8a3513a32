package org.huiyin.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The pages of filing, one question each, in their order. */
enum Step {
    WHAT, WHERE, ASK, ABOUT, WHOM, FILES, NAME, YOU, ANSWER, JOIN, CHECK;

    String path() {
        return "/file/" + word();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Step> of(String word) {
        for (var step : values()) {
            if (step.word().equals(word)) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }

    /** The steps this draft goes through: what need not be asked is not asked. */
    static List<Step> road(Draft draft) {
        var road = new ArrayList<>(List.of(values()));
        if (draft.about == null || draft.about == Draft.About.NO && !draft.retaliation) {
            road.remove(WHOM);
        }
        if (draft.seen == Draft.Seen.NOBODY) {
            road.remove(YOU);
        }
        if (!draft.isOffered()) {
            road.remove(JOIN);
        }
        return road;
    }

    /** The step after this one; the one before the first unanswered when there is none. */
    Step next(Draft draft) {
        var road = road(draft);
        return road.get(Math.min(road.indexOf(this) + 1, road.size() - 1));
    }

    /** The path of the page before. */
    String back(Draft draft) {
        var road = road(draft);
        int at = road.indexOf(this);
        return at <= 0 ? "/file" : road.get(at - 1).path();
    }

    /** The first step that was not answered yet: nobody can be asked to check what they were not asked. */
    static Step first(Draft draft) {
        return road(draft).stream().filter(step -> step == CHECK || !draft.passed.contains(step)).findFirst().orElse(CHECK);
    }
}
