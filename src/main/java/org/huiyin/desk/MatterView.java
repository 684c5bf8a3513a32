package org.huiyin.desk;

import java.util.List;
import org.huiyin.web.Choice;
import org.huiyin.web.Mark;
import org.huiyin.web.Mistake;
import org.jspecify.annotations.Nullable;

/**
 * A matter as staff read it: the words of the person first.
 *
 * @param receivers who may open it, where it is sealed
 * @param facts labels with their values
 * @param suggestion what it is about and of which class, for whoever may set them; none for others
 * @param advice which office it should go to, for whoever may send it on; none for others
 * @param others offices that have a part in it which this reader does not see in full
 */
public record MatterView(
        String number,
        String title,
        boolean sealed,
        List<String> receivers,
        String standing,
        Mark mark,
        @Nullable DueShown due,
        List<Choice> facts,
        String content,
        List<String> requests,
        String place,
        List<Enclosed> enclosures,
        List<LegShown> legs,
        List<Said> letters,
        List<Answered> answers,
        List<Told> story,
        List<Frame.Link> stories,
        Identity identity,
        @Nullable String writeAt,
        boolean mayAsk,
        @Nullable AdviceView advice,
        @Nullable SuggestionView suggestion) {

    /** @param href where the file is given out */
    public record Enclosed(String name, String kind, String size, String from, String href) {}

    /**
     * One office's part.
     *
     * @param sent who sent it, when and how
     * @param mine whether it is with the reader's own office
     */
    public record LegShown(
            String id, String kind, String office, boolean lead, boolean simple, boolean open, boolean mine, String standing, Mark mark,
            @Nullable DueShown due, @Nullable String sent, @Nullable String reportOn, List<Step> steps, List<Limit> limits, @Nullable String draft) {}

    /**
     * Something that can be done next.
     *
     * @param href where it is done; none when it cannot be done now
     * @param why why it cannot be done now
     */
    public record Step(String label, String law, @Nullable String href, @Nullable String why) {}

    /** A time limit with the explanation of its date. */
    public record Limit(String step, String bearer, String state, Mark mark, @Nullable DueShown due, String date, boolean target, boolean provisional,
            List<String> why) {}

    /** A note, a question, a message or facts. */
    public record Said(String kind, String who, String when, String machine, String text, boolean inner) {}

    /** An answer that was issued. */
    public record Answered(String number, String on, String service, boolean served, String href) {}

    /** A line of the story. */
    public record Told(String kind, String when, String machine, String title, String who, List<Choice> words) {}

    /**
     * What is known of who filed, without showing any of it.
     *
     * @param refusal why this reader may not open it
     * @param parts what was left, as names of fields
     */
    public record Identity(String chosen, @Nullable String refusal, List<String> parts) {}

    /** What was being written when the page was sent, so that a refusal loses nothing. */
    public record Written(String kind, String text, List<Mistake> mistakes) {}
}
