package org.huiyin.portal;

import org.huiyin.clock.Period;
import org.huiyin.clock.Rule;
import org.huiyin.clock.RuleBook;
import org.huiyin.clock.RuleId;
import org.huiyin.lawfile.Text;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * The periods that the portal's sentences name, as the law writes them: 15日, 5个工作日. They come from the rules of time, so that no sentence
 * says another number than the clock counts.
 *
 * @param transfer a petition office passes the matter on (条例第二十二条)
 * @param notice the office that received it says so and how it goes on (第二十三条)
 * @param objection that office may say that it is not its own (第二十三条)
 * @param handling an accepted matter is decided (第三十四条)
 * @param extension the most that this may be extended, in all (第三十四条)
 * @param review a person may ask for a review (第三十五条)
 * @param reReview and for a re-review (第三十六条)
 */
public record Periods(Text transfer, Text notice, Text objection, Text handling, Text extension, Text review, Text reReview) {

    static Periods of(RuleBook rules) {
        Rule handling = rules.require(new RuleId("XF-20"));
        var extension = handling.extension();
        return new Periods(limit(rules, "XF-03"), limit(rules, "XF-05"), limit(rules, "XF-06"), handling.limit().asLawWritesIt(),
                extension == null ? new Text("", "") : handling.limit().of(extension.inAll()).asLawWritesIt(), limit(rules, "XF-30"), limit(rules, "XF-32"));
    }

    private static Text limit(RuleBook rules, String id) {
        Period limit = rules.require(new RuleId(id)).limit();
        return limit.asLawWritesIt();
    }

    /** In the order in which the sentences of rights number them: {0} transfer, {1} notice, {2} objection, {3} handling, {4} extension, {5} review, {6} re-review. */
    public Object[] inOrder() {
        return new Object[] {transfer, notice, objection, handling, extension, review, reReview};
    }

    /** Puts the periods into every page that speaks of them. */
    @ControllerAdvice(assignableTypes = {HomeController.class, FilingController.class})
    static class OnPages {

        private final Periods periods;

        OnPages(RuleBook rules) {
            this.periods = Periods.of(rules);
        }

        @ModelAttribute("periods")
        Periods periods() {
            return periods;
        }
    }
}
