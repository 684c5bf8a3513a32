package org.huiyin.desk.knowledge;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.huiyin.knowledge.Article;
import org.huiyin.knowledge.Edition;
import org.huiyin.web.Choice;
import org.huiyin.web.Mark;
import org.huiyin.web.Page;

/** What the parts of the knowledge base are called in the reader's language. */
final class Wording {

    private Wording() {}

    static List<Choice> kinds(Page t) {
        return Arrays.stream(Edition.Kind.values()).map(kind -> new Choice(kind.name(), kind(t, kind))).toList();
    }

    static String kind(Page t, Edition.Kind kind) {
        return t.text("knowledge.kind." + kind);
    }

    /** Whether the edition that holds is in force on a day, in words. */
    static String state(Page t, Edition edition, LocalDate day) {
        if (edition.inForce(day)) {
            return t.text("knowledge.state.force");
        }
        return t.text(edition.from().isAfter(day) ? "knowledge.state.coming" : "knowledge.state.ended");
    }

    static Mark mark(Edition edition, LocalDate day) {
        return edition.inForce(day) ? Mark.RUNNING : edition.from().isAfter(day) ? Mark.WAITING : Mark.DONE;
    }

    static String article(Page t, Article article) {
        return article.number() == null ? "" : t.either(article.number().zh(), article.number().en());
    }
}
