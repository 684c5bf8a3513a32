package org.huiyin.answer;

import java.util.Optional;
import org.huiyin.clock.RuleBook;
import org.huiyin.clock.RuleId;
import org.huiyin.lawfile.Text;
import org.huiyin.organization.Office;
import org.huiyin.organization.Organization;
import org.huiyin.procedure.Procedure;
import org.springframework.stereotype.Component;

/** Writes out what the person can do next: the words of the route, with the body and the length of the limit in their places. */
@Component
public class Remedies {

    private final Organization organization;
    private final RuleBook rules;

    Remedies(Organization organization, RuleBook rules) {
        this.organization = organization;
        this.rules = rules;
    }

    /**
     * The remedy text of an answer by an office.
     *
     * @param id of the remedy in the procedure: a route, or the kind of answer
     */
    public Optional<Text> say(Procedure procedure, String id, Office answering) {
        var remedy = procedure.remedies().get(id);
        if (remedy == null) {
            return Optional.empty();
        }
        Office above = organization.superiorOf(answering).orElse(answering);
        return Optional.of(new Text(
                fill(remedy.text().zh(), above.nameZh(), false), fill(remedy.text().en(), above.name(true), true)));
    }

    private String fill(String text, String superior, boolean english) {
        String filled = text.replace("{superior}", superior);
        var rule = java.util.regex.Pattern.compile("\\{([A-Z]{2}[A-Z0-9]*-[0-9]{2})}").matcher(filled);
        return rule.replaceAll(match -> {
            Text limit = rules.require(new RuleId(match.group(1))).limit().asLawWritesIt();
            return java.util.regex.Matcher.quoteReplacement(english ? limit.en() : limit.zh());
        });
    }
}
