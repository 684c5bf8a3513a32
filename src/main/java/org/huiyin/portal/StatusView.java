package org.huiyin.portal;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.huiyin.answer.Document;
import org.huiyin.casework.MatterFile;
import org.huiyin.organization.Office;
import org.huiyin.web.Mark;
import org.huiyin.web.Moment;
import org.jspecify.annotations.Nullable;

/**
 * What the person sees of their matter: where is it, who has it, by when, what then, what can I do; and the whole story.
 *
 * @param where one sentence on where it is
 * @param office that has it now
 * @param due what is waited for, if a clock is running
 * @param mine a limit of the person's own that is running: to ask for a review
 * @param others offices that have a part of it too
 * @param yours what the person may do now
 * @param introduced whether another legal way has taken over: no clock of ours runs
 */
public record StatusView(
        String number,
        LocalDate receivedOn,
        String title,
        Mark mark,
        String word,
        String where,
        Office office,
        @Nullable Due due,
        @Nullable Due mine,
        List<Part> others,
        List<Way> yours,
        List<Answer> answers,
        MatterFile.@Nullable Letter question,
        List<Moment> story,
        @Nullable String remedy,
        boolean introduced,
        boolean sealed,
        MatterFile file) {

    /**
     * A running clock, as people read it.
     *
     * @param step what must be done by then
     * @param gone days gone since it began
     * @param left days left, the last one included; negative when late
     * @param why how the date came about, sentence by sentence
     * @param then what follows when the day passes
     * @param local whether nobody has verified the rule: a local target, not law
     */
    public record Due(String step, LocalDate from, LocalDate on, int gone, int left, boolean provisional, boolean local,
            List<String> why, String then) {

        /** How much of the time is gone, in hundredths. */
        public int share() {
            int all = Math.max(1, gone + Math.max(0, left));
            return left < 0 ? 100 : Math.min(100, Math.max(1, 100 * gone / all));
        }

        /** Past its day, whether a legal deadline or a local target. */
        public boolean isOver() {
            return left < 0;
        }

        /** Past a legal deadline: the only thing that is shown in red. */
        public boolean isLate() {
            return isOver() && !local;
        }
    }

    /** A part of the matter at another office. */
    public record Part(Office office, String where) {}

    /**
     * Something the person may do.
     *
     * @param act id of the act
     * @param lastDay until when, where a limit of theirs is running
     * @param body who would deal with it, where that is another office
     */
    public record Way(String act, UUID leg, int version, @Nullable LocalDate lastDay, @Nullable Office body) {}

    /**
     * An answer that was issued.
     *
     * @param waiting whether it can be received here now
     */
    public record Answer(Document document, Office office, @Nullable Office above, boolean waiting, int version) {}
}
