package org.huiyin.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.Scope;
import org.huiyin.answer.Answers;
import org.huiyin.answer.DraftForm;
import org.huiyin.casework.MatterFile;
import org.huiyin.casework.Matters;
import org.huiyin.desk.knowledge.Piece;
import org.huiyin.knowledge.EnactmentFilter;
import org.huiyin.knowledge.KnowledgeBase;
import org.huiyin.knowledge.ReplyTemplates;
import org.huiyin.search.Hit;
import org.huiyin.search.Search;
import org.huiyin.web.Choice;
import org.huiyin.web.Page;
import org.springframework.stereotype.Component;

/** What helps to write an answer: law filed under the contents of the matter, templates, and like matters that are answered. */
@Component
class DraftAids {

    private static final int LAWS = 12;
    private static final int HITS = 8;
    private static final int TEMPLATES = 12;
    private static final int LIKES = 5;
    private static final String AT = "/desk/knowledge/";

    private final KnowledgeBase base;
    private final ReplyTemplates templates;
    private final Search search;
    private final Matters matters;
    private final Answers answers;
    private final Terms terms;
    private final ZoneId zone;

    DraftAids(KnowledgeBase base, ReplyTemplates templates, Search search, Matters matters, Answers answers, Terms terms, ZoneId zone) {
        this.base = base;
        this.templates = templates;
        this.search = search;
        this.matters = matters;
        this.answers = answers;
        this.terms = terms;
        this.zone = zone;
    }

    DraftView.Aids of(Scope scope, MatterFile file, String asked, Page t, Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        var found = base.search(asked, EnactmentFilter.all(), today, null, HITS);
        var filed = base.list(new EnactmentFilter(null, file.matter().category(), false), today, null, LAWS);
        return new DraftView.Aids(
                asked,
                found.hits().stream().map(h -> new DraftView.LawHit(AT + h.edition().enactment() + "#a-" + h.article().ordinal(), h.edition().title(),
                        h.article().number() == null ? "" : t.either(h.article().number().zh(), h.article().number().en()),
                        h.edition().enactment() + ":" + h.article().ordinal(), Piece.of(h.article().words(), found.terms(), 0))).toList(),
                filed.editions().stream().map(e -> new Choice(AT + e.enactment(), e.title())).toList(),
                templates.fitting(file.matter().category()).stream().limit(TEMPLATES)
                        .map(one -> new DraftView.Template(one.id().toString(), one.title(), one.outcome().name(), t.text("desk.outcome." + one.outcome()), one.words()))
                        .toList(),
                likes(scope, file, t, now));
    }

    private List<DraftView.Like> likes(Scope scope, MatterFile file, Page t, Instant now) {
        var likes = new ArrayList<DraftView.Like>();
        for (Hit hit : search.like(scope, file.matter().id(), true, LIKES, now)) {
            matters.find(scope, scope.home(), hit.leg().number()).ifPresent(other -> likes.add(like(other, hit, t)));
        }
        return likes;
    }

    private DraftView.Like like(MatterFile other, Hit hit, Page t) {
        var documents = answers.issued(other);
        List<String> outcomes = documents.isEmpty() ? List.of()
                : documents.getLast().items().stream().map(i -> t.text("desk.outcome." + i.outcome())).toList();
        return new DraftView.Like("/desk/matters/" + other.matter().number(), other.matter().number(), other.title(),
                terms.office(t, documents.isEmpty() ? hit.leg().office() : documents.getLast().office()), outcomes);
    }

    /** The form with a template in the reply of one request, if that is still empty. @param asked ordinal of the request and id of the template */
    Optional<DraftForm> withTemplate(DraftForm form, String asked) {
        var parts = asked.split(":", 2);
        if (parts.length != 2 || !parts[0].matches("[1-9][0-9]{0,2}")) {
            return Optional.empty();
        }
        int ordinal = Integer.parseInt(parts[0]);
        if (!form.replies().containsKey(ordinal) || !form.replies().get(ordinal).isBlank()) {
            return Optional.empty();
        }
        return id(parts[1]).flatMap(templates::find).filter(one -> !one.retired()).map(one -> {
            var replies = new LinkedHashMap<>(form.replies());
            var outcomes = new LinkedHashMap<>(form.outcomes());
            replies.put(ordinal, one.words());
            if (outcomes.getOrDefault(ordinal, "").isBlank()) {
                outcomes.put(ordinal, one.outcome().name());
            }
            return new DraftForm(form.findings(), form.basis(), outcomes, replies, form.executeBy());
        });
    }

    /** The form with an article written into its basis. @param asked id of the enactment and place of the article */
    Optional<DraftForm> withCitation(DraftForm form, String asked, Instant now) {
        var parts = asked.split(":", 2);
        if (parts.length != 2 || !parts[1].matches("[1-9][0-9]{0,4}")) {
            return Optional.empty();
        }
        return id(parts[0]).flatMap(id -> base.on(id, now.atZone(zone).toLocalDate())).flatMap(edition -> base.articles(edition.id()).stream()
                .filter(a -> a.ordinal() == Integer.parseInt(parts[1])).findFirst()
                .map(a -> "《" + edition.title() + "》" + (a.number() == null ? "" : a.number().zh()))).map(citation -> new DraftForm(form.findings(),
                        form.basis().contains(citation) ? form.basis() : form.basis().isBlank() ? citation : form.basis().stripTrailing() + "\n" + citation,
                        form.outcomes(), form.replies(), form.executeBy()));
    }

    private static Optional<UUID> id(String written) {
        try {
            return Optional.of(UUID.fromString(written));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
