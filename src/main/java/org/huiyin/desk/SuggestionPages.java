package org.huiyin.desk;

import java.util.List;
import org.huiyin.casework.MatterFile;
import org.huiyin.procedure.Act;
import org.huiyin.procedure.Effect;
import org.huiyin.procedure.Procedure;
import org.huiyin.triage.category.CategorySuggestions;
import org.huiyin.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the suggestion of category and class into words. A sealed matter gets none: no model reads it. */
@Component
class SuggestionPages {

    private static final double SURE = 0.9;
    private static final double FAIRLY = 0.7;

    private final CategorySuggestions suggestions;
    private final Terms terms;

    SuggestionPages(CategorySuggestions suggestions, Terms terms) {
        this.suggestions = suggestions;
        this.terms = terms;
    }

    /** Whether an act sets class and category. */
    static boolean classifies(Act act) {
        return act.effect() == Effect.CLASSIFY;
    }

    /**
     * The suggestion in words.
     *
     * @param form address of the form of the act that sets them; null where the reader stands on it or may not set them
     * @return null for a sealed matter
     */
    @Nullable SuggestionView of(Page t, MatterFile file, Procedure procedure, @Nullable String form) {
        if (file.matter().sealed()) {
            return null;
        }
        return of(t, file.title(), file.content() + "\n" + String.join("\n", file.requests()), file.matter().category(), file.matter().matterClass(), procedure, form);
    }

    /** The suggestion for what is being typed at registration. The caller has seen that it will not be sealed. */
    SuggestionView ofUnfiled(Page t, RegisterForm typed, Procedure procedure) {
        return of(t, typed.title(), typed.content() + "\n" + String.join("\n", typed.requests()), typed.category(), typed.matterClass(), procedure, null);
    }

    private SuggestionView of(Page t, String title, String content, @Nullable String hasCategory, String hasClass, Procedure procedure, @Nullable String form) {
        var category = suggestions.category(title, content)
                .map(s -> new SuggestionView.Proposal(s.code(), terms.category(t, s.code()), t.text("desk.suggestion.sure." + sure(s.confidence())),
                        s.because(), form == null ? null : form + "?category=" + s.code(), s.code().equals(hasCategory), null))
                .orElse(null);
        var matterClass = suggestions.matterClass(title, content)
                .filter(hint -> procedure.classes().containsKey(hint.matterClass()))
                .map(hint -> new SuggestionView.Proposal(procedure.id() + "/" + hint.matterClass(), terms.matterClass(t, procedure.id(), hint.matterClass()),
                        t.text("desk.suggestion.rule"), hint.because(), null, hint.matterClass().equals(hasClass),
                        hint.cautious() ? t.text("desk.suggestion.cautious") : null))
                .orElse(null);
        return new SuggestionView(category, matterClass);
    }

    private static String sure(double confidence) {
        return confidence >= SURE ? "high" : confidence >= FAIRLY ? "middle" : "low";
    }

    /** What a button that takes a suggestion sends, as the value of an input: nothing when it is another button. */
    static List<String> taken(@Nullable String go, String what) {
        String begin = "take-" + what + ":";
        return go != null && go.startsWith(begin) ? List.of(go.substring(begin.length())) : List.of();
    }
}
