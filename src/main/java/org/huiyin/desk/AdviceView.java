package org.huiyin.desk;

import java.util.List;
import org.huiyin.web.Choice;
import org.jspecify.annotations.Nullable;

/**
 * Which office a matter should go to, in words.
 *
 * @param place where the matter is, in full; none when nothing says
 * @param placeWhy what says so
 * @param notes what the reader should know about the advice
 * @param offices the offices, the best supported first
 * @param refused offices that are not proposed, each with the reason
 */
public record AdviceView(@Nullable String place, @Nullable String placeWhy, List<String> notes, List<Row> offices, List<Choice> refused) {

    /**
     * An office proposed.
     *
     * @param take address of the form with this office filled in; none where the form itself shows the advice
     */
    public record Row(String id, String name, List<String> reasons, @Nullable String take) {}

    public boolean saysNothing() {
        return offices.isEmpty() && refused.isEmpty() && notes.isEmpty();
    }
}
