package org.huiyin.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.huiyin.access.Scope;
import org.huiyin.casework.MatterFile;
import org.huiyin.triage.issue.SameMatters;
import org.huiyin.web.Page;
import org.springframework.stereotype.Component;

/** Puts what may be the same matter, and what was decided, into words for the page of a matter. */
@Component
class SamePages {

    private final SameMatters same;

    SamePages(SameMatters same) {
        this.same = same;
    }

    /** For the page of a matter. */
    SameView of(Page t, Scope scope, MatterFile file) {
        if (file.matter().sealed()) {
            return new SameView(List.of(), List.of());
        }
        var at = "/desk/matters/" + file.matter().number();
        var decided = new ArrayList<SameView.Decided>();
        for (var d : same.of(scope, file.matter().id())) {
            var other = d.other().equals(file.matter().id()) ? d.matter() : d.other();
            same.number(scope, other).ifPresent(number -> decided.add(new SameView.Decided(d.id().toString(), number, "/desk/matters/" + number, d.same(),
                    d.agree(), d.differ(), t.time(d.at()), d.undoneAt() == null ? null : t.text("same.undone", t.time(d.undoneAt()), d.undoneWhy()))));
        }
        var likely = likely(t, same.likely(scope, file.matter().id()), number -> at + "/same/" + number).stream()
                .filter(l -> decided.stream().noneMatch(d -> d.number().equals(l.number()) && d.undone() == null))
                .toList();
        return new SameView(likely, decided);
    }

    /** Suggestions in words, each with where its button leads. */
    List<SameView.Likely> likely(Page t, List<SameMatters.Likely> found, UnaryOperator<String> href) {
        return found.stream().map(l -> {
            var because = new ArrayList<String>();
            if (!l.names().isEmpty()) {
                because.add(t.text("same.because.names", String.join(t.text("same.and"), l.names())));
            }
            because.add(t.text("same.because.words", (int) Math.round(100 * l.words())));
            if (l.sameProblem()) {
                because.add(t.text("same.because.problem"));
            }
            return new SameView.Likely(href.apply(l.number()), l.number(), l.title() == null ? t.text("desk.untitled") : l.title(),
                    String.valueOf((int) Math.round(100 * l.score())), because);
        }).toList();
    }
}
