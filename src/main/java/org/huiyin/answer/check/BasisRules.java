package org.huiyin.answer.check;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.huiyin.knowledge.ArticleNumber;
import org.huiyin.knowledge.Cited;
import org.huiyin.lawfile.Text;
import org.jspecify.annotations.Nullable;

/** Whether there are facts and law, and whether the law that is cited is held, in force, and has the article (条例第三十二条). */
final class BasisRules {

    private static final Pattern FIGURE = Pattern.compile("[0-9０-９]|[一二三四五六七八九十]+[月日年次户人元米]");

    private final CheckRules rules;
    private final Notes notes;
    private final LawLookup laws;
    private final LocalDate today;

    BasisRules(CheckRules rules, Notes notes, LawLookup laws, LocalDate today) {
        this.rules = rules;
        this.notes = notes;
        this.laws = laws;
        this.today = today;
    }

    void check(Part findings, Part basis, List<Part> parts) {
        if (findings.text().isBlank()) {
            notes.add("no-findings", findings, "");
        } else if (rules.facts().stream().noneMatch(findings.text()::contains) && !FIGURE.matcher(findings.text()).find()) {
            notes.add("findings-without-fact", findings, findings.text());
        }
        if (basis.text().isBlank()) {
            notes.add("no-basis", basis, "");
        } else if (Citation.in(basis.text()).isEmpty()) {
            notes.add("basis-without-citation", basis, basis.text());
        }
        for (Part part : parts) {
            for (Citation citation : Citation.in(part.text())) {
                cited(part, citation, part == basis);
            }
        }
    }

    private void cited(Part part, Citation citation, boolean inBasis) {
        String plain = citation.title().replaceAll("[（(][^（）()]*[）)]$", "");
        boolean isLaw = rules.lawEndings().stream().anyMatch(plain::endsWith);
        if (!isLaw) {
            return;
        }
        if (citation.articles().isEmpty()) {
            boolean wrong = say(part, citation, null);
            if (inBasis && !wrong) {
                notes.add("citation-without-article", part, citation.written(), citation.title());
            }
        }
        for (ArticleNumber number : citation.articles()) {
            if (say(part, citation, number)) {
                return;
            }
        }
    }

    /** True when the law itself is wrong and its other articles need not be looked at. */
    private boolean say(Part part, Citation citation, @Nullable ArticleNumber number) {
        return switch (laws.cite(citation.title(), number, today)) {
            case Cited.Found _ -> false;
            case Cited.Unknown() -> {
                notes.add("law-unknown", part, citation.written(), citation.title());
                yield true;
            }
            case Cited.NotInForce(var _, var title, var from, var until) -> {
                if (from != null) {
                    notes.add("law-not-yet", part, citation.written(), title, from);
                } else {
                    notes.add("law-ended", part, citation.written(), title, Objects.requireNonNull(until));
                }
                yield true;
            }
            case Cited.NoArticle(var _, var title, int last) -> {
                notes.add("law-no-article", part, named(citation, number), title, said(number), last);
                yield false;
            }
            case Cited.OutsideExcerpt(var _, var title) -> {
                notes.add("law-outside-excerpt", part, named(citation, number), title, said(number));
                yield false;
            }
        };
    }

    private static String named(Citation citation, @Nullable ArticleNumber number) {
        return "《" + citation.title() + "》" + Objects.requireNonNull(number).zh();
    }

    private static Text said(@Nullable ArticleNumber number) {
        return new Text(Objects.requireNonNull(number).zh(), number.en());
    }
}
