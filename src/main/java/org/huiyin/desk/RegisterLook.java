package org.huiyin.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.huiyin.access.Access;
import org.huiyin.access.SignedIn;
import org.huiyin.access.SlowDown;
import org.huiyin.procedure.Procedure;
import org.huiyin.triage.category.CategorySuggestions;
import org.huiyin.triage.issue.Asked;
import org.huiyin.triage.issue.SameMatters;
import org.huiyin.web.Page;
import org.springframework.stereotype.Component;

/**
 * What the words typed at the window suggest: category, class, competent office, matters that may be the same. The words are read and forgotten: they are
 * in no log and no journal. Of what will be sealed nothing is read, and where the words hint at an accusation the clerk is told to ask first.
 */
@Component
class RegisterLook {

    /** With less than this nothing can be told. */
    private static final int FEWEST = 4;
    private static final int LONGEST = 20_000;

    private final SlowDown slowDown;
    private final Access access;
    private final CategorySuggestions categories;
    private final SuggestionPages suggestions;
    private final AdvicePages advice;
    private final SamePages samePages;
    private final SameMatters same;
    private final PlaceFilling filling;
    private final Clock clock;
    private final ZoneId zone;

    RegisterLook(SlowDown slowDown, Access access, CategorySuggestions categories, SuggestionPages suggestions, AdvicePages advice, SamePages samePages,
            SameMatters same, PlaceFilling filling, Clock clock, ZoneId zone) {
        this.slowDown = slowDown;
        this.access = access;
        this.categories = categories;
        this.suggestions = suggestions;
        this.advice = advice;
        this.samePages = samePages;
        this.same = same;
        this.filling = filling;
        this.clock = clock;
        this.zone = zone;
    }

    /** How long this member of staff has to wait for the next look; zero when it may be made now, and then it is counted. */
    Duration mustWait(SignedIn who) {
        return slowDown.attempt(SlowDown.Kind.LOOK_STAFF, who.staff().toString(), clock.instant());
    }

    /** Looks, unless it must not. */
    LookView of(Page t, SignedIn who, RegisterForm typed, Procedure procedure) {
        if (typed.isAccusation() || typed.isRetaliation()) {
            return LookView.saying(t.text("desk.look.sealed"));
        }
        var form = typed.cut(LONGEST);
        if (form.title().length() + form.content().length() < FEWEST) {
            return LookView.saying(t.text("desk.look.little"));
        }
        String content = form.content() + "\n" + String.join("\n", form.requests());
        var hint = categories.matterClass(form.title(), content);
        if (hint.isPresent() && hint.get().cautious() && !form.accusation().equals("no")) {
            return LookView.warning(hint.get().because());
        }
        var scope = access.scopeOf(who);
        Instant now = clock.instant();
        var suggestion = suggestions.ofUnfiled(t, form, procedure);
        String category = !form.category().isEmpty() ? form.category() : suggestion.category() == null ? null : suggestion.category().code();
        var asked = new Asked(form.title(), form.content(), form.placeText(), form.requests(), form.place().isEmpty() ? null : form.place(), true,
                Stream.of(form.name(), form.phone(), form.address()).filter(s -> !s.isBlank()).toList());
        return new LookView(null, null, filling.place(form, t), suggestion, advice.ofUnfiled(t, form, category, who.office(), scope, now),
                samePages.likely(t, same.likely(scope, asked, now.atZone(zone).toLocalDate()), number -> "/desk/matters/" + number));
    }
}
