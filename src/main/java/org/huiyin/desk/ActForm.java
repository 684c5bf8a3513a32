package org.huiyin.desk;

import java.util.List;
import java.util.Set;
import org.huiyin.web.Choice;
import org.huiyin.web.Mistake;
import org.jspecify.annotations.Nullable;

/**
 * The form of an act, made from the inputs of its procedure file.
 *
 * @param version of the leg that the reader saw
 * @param stale who did what first, when somebody did
 * @param refusal why the act cannot be done at all
 * @param kept what was typed, when there is no form any more to show it in
 * @param starts time limits that begin with the act
 * @param suggestion category and class that the words of the matter speak for, on the form that sets them
 * @param advice which office it should go to; none for an act that sends nothing
 */
public record ActForm(
        String number,
        String title,
        String office,
        String standing,
        String action,
        String name,
        String law,
        String lawName,
        List<String> starts,
        List<Control> controls,
        int version,
        List<Mistake> mistakes,
        @Nullable String stale,
        @Nullable String refusal,
        List<Choice> kept,
        @Nullable AdviceView advice,
        @Nullable SuggestionView suggestion) {

    /**
     * One question.
     *
     * @param kind text, paragraph, date, number, radios, select, category, office, offices, lead-offices, classes or receivers
     * @param value what was typed, or stands there to begin with
     * @param chosen what was chosen among several
     * @param lead the office that leads
     */
    public record Control(
            String kind,
            String name,
            String label,
            @Nullable String hint,
            @Nullable String error,
            boolean required,
            String value,
            @Nullable String least,
            @Nullable String most,
            List<Choice> choices,
            Set<String> chosen,
            String lead,
            List<OfficeList.Group> groups,
            int left,
            String find) {}
}
