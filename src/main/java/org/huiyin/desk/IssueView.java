package org.huiyin.desk;

import java.util.List;
import org.huiyin.web.Choice;
import org.jspecify.annotations.Nullable;

/** A hot issue as its pages show it. */
public final class IssueView {

    private IssueView() {}

    /**
     * One line of the list.
     *
     * @param weeks how long, in words
     */
    public record Row(String href, String name, int points, int matters, int busiest, String weeks, String from, String to, @Nullable String owner, boolean known) {}

    /**
     * One issue in full.
     *
     * @param heat the parts of heat, each as its number and what it counts
     * @param spans how many came in each week, or in each month of a long story
     * @param most the greatest of them
     * @param map where they lie; null where no matter tells coordinates
     * @param hidden how many of its matters this viewer's office does not handle
     * @param older address of the matters before these, if there are more
     * @param forms what may be done here; null for who only reads
     */
    public record Full(String href, String name, int points, List<Choice> heat, boolean weekly, List<Span> spans, int most, String from, String to,
            @Nullable String owner, boolean known, @Nullable IssueMap map, List<Matter> matters, int hidden, @Nullable String older, List<Done> done, @Nullable Forms forms) {}

    /** How many came in one week or month. */
    public record Span(String name, int matters) {}

    /** One of its matters. */
    public record Matter(String id, String href, String number, String title, String on, String office, String standing, org.huiyin.web.Mark mark) {}

    /** What was done with it. */
    public record Done(String what, String when, String words) {}

    /**
     * The forms of the petition office, with what was typed.
     *
     * @param act the act whose form was refused; empty for none
     */
    public record Forms(List<Choice> offices, String act, String name, String reason, String office, String matter, @Nullable String wrong) {

        /** What is wrong with the form of one act. */
        public @Nullable String wrong(String of) {
            return act.equals(of) ? wrong : null;
        }

        /** What was typed as a reason into the form of one act. */
        public String reason(String of) {
            return act.equals(of) ? reason : "";
        }
    }
}
