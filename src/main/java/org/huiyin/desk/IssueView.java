package org.huiyin.desk;

import java.util.List;
import org.huiyin.web.Choice;
import org.jspecify.annotations.Nullable;

/** A hot issue as its pages show it. */
public final class IssueView {

    private IssueView() {}

    /** One line of the list. */
    public record Row(String href, String name, int points, String parts, String from, String to, @Nullable String owner, boolean known) {}

    /**
     * One issue in full.
     *
     * @param heat the parts of heat with their numbers, and the sum
     * @param months how many came in each month, and the greatest of them
     * @param map where they lie; null where no matter tells coordinates
     * @param older address of the matters before these, if there are more
     * @param forms what may be done here; null for who only reads
     */
    public record Full(String href, String name, int points, List<Choice> heat, List<Month> months, int mostInAMonth, String from, String to,
            @Nullable String owner, boolean known, @Nullable IssueMap map, List<Matter> matters, @Nullable String older, List<Done> done, @Nullable Forms forms) {}

    /** How many came in one month. */
    public record Month(String name, int matters) {}

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
