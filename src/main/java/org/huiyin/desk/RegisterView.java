package org.huiyin.desk;

import java.util.List;
import org.huiyin.web.Choice;
import org.jspecify.annotations.Nullable;

/** The choices of the form that registers. */
public record RegisterView(
        List<Choice> channels,
        List<Choice> classes,
        List<Choice> categories,
        List<Choice> places,
        List<Choice> accusations,
        List<Choice> visibilities,
        List<Choice> replies,
        ActForm.Control accused) {

    /**
     * The receipt as it is printed.
     *
     * @param code in groups of four
     * @param elsewhere said when another office than this one has it
     */
    public record Slip(String number, String code, String office, String phone, String when, String by, @Nullable String elsewhere) {}
}
