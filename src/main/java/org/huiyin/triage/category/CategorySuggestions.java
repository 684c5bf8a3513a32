package org.huiyin.triage.category;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.huiyin.category.Category;
import org.huiyin.category.Schemes;
import org.springframework.stereotype.Service;

/**
 * Suggests category and class of a matter from its title and content: the model says the field, the words of the scheme choose within it.
 * The caller asks for matters that are not sealed only; nothing is kept of what was read.
 */
@Service
public class CategorySuggestions {

    private static final int MOST_WORDS = 6;

    private final Schemes schemes;
    private final ClassRules rules = ClassRules.shipped();

    private final Supplier<CategoryModel> inUse;

    CategorySuggestions(Schemes schemes, Supplier<CategoryModel> inUse) {
        this.schemes = schemes;
        this.inUse = inUse;
    }

    /**
     * A suggestion.
     *
     * @param code of our scheme, of any level
     * @param confidence 0 to 1, of the field the model named; the part of it was chosen by words
     * @param because words of the message that speak for it, each once
     */
    public record Suggestion(String code, double confidence, List<String> because) {}

    /** The category, or nothing where the message says nothing the model knows. */
    public Optional<Suggestion> category(String title, String content) {
        return category(inUse.get(), title, content);
    }

    /** What this model would have the desk show. */
    Optional<Suggestion> category(CategoryModel model, String title, String content) {
        Guess guess = model.guess(title, content);
        if (guess.category() == null) {
            return Optional.empty();
        }
        var candidates = candidates(guess.category());
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        var because = new LinkedHashSet<String>();
        Category chosen = within(candidates, title, content, because);
        guess.because().forEach(because::add);
        return Optional.of(new Suggestion(chosen.code(), guess.confidence(), because.stream().limit(MOST_WORDS).toList()));
    }

    /** The class, where words hint at one. */
    public Optional<ClassRules.Hint> matterClass(String title, String content) {
        return rules.hint(title, content);
    }

    private List<Category> candidates(String label) {
        var own = schemes.latest().find(label);
        if (own.isPresent()) {
            return List.of(own.get());
        }
        return schemes.from("message-labels").stream().flatMap(walk -> walk.codes(label).stream())
                .flatMap(code -> schemes.latest().find(code).stream()).toList();
    }

    /** Goes down from the candidates as long as words of the message point to one part more than to the others. */
    private static Category within(List<Category> candidates, String title, String content, LinkedHashSet<String> because) {
        Category at = best(candidates, title, content).orElse(candidates.getFirst());
        Optional<Category> below = best(at.parts(), title, content);
        while (below.isPresent()) {
            at = below.get();
            below = best(at.parts(), title, content);
        }
        at.words().stream().filter(word -> title.contains(word) || content.contains(word)).forEach(because::add);
        return at;
    }

    /** The one with most points, if it has any and no other has as many. */
    private static Optional<Category> best(List<Category> among, String title, String content) {
        Optional<Category> best = Optional.empty();
        int most = 0;
        boolean tie = false;
        for (Category one : among) {
            int points = points(one, title, content);
            tie = points == most && points > 0;
            if (points > most) {
                most = points;
                best = Optional.of(one);
            } else if (tie) {
                best = Optional.empty();
            }
        }
        return best;
    }

    private static int points(Category category, String title, String content) {
        int points = 0;
        for (String word : words(category)) {
            points += title.contains(word) ? 3 * word.length() : content.contains(word) ? word.length() : 0;
        }
        return points;
    }

    private static List<String> words(Category category) {
        var words = new LinkedHashSet<>(category.words());
        category.parts().forEach(part -> words.addAll(words(part)));
        return new ArrayList<>(words);
    }
}
