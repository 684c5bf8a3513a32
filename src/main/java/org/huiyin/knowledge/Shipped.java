package org.huiyin.knowledge;

import java.time.Instant;
import java.util.List;
import org.huiyin.access.Refusal;
import org.huiyin.access.SignedIn;
import org.huiyin.lawfile.LawFile;
import org.huiyin.lawfile.LawMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What ships with the program: a few articles that the rules of Huiyin rest on, quoted with their source, and templates in our own words.
 * Somebody takes them in by an act; an installation begins without them.
 */
@Service
public class Shipped {

    private static final String ENACTMENTS = "knowledge/enactments.yaml";
    private static final String TEMPLATES = "knowledge/templates.yaml";

    private final KnowledgeBase base;
    private final ReplyTemplates templates;
    private final Editors editors;

    Shipped(KnowledgeBase base, ReplyTemplates templates, Editors editors) {
        this.base = base;
        this.templates = templates;
        this.editors = editors;
    }

    /** What came of it. */
    public sealed interface Taking {
        /** How many were taken; those held already are left as they are. */
        record Taken(int enactments, int templates) implements Taking {}

        record Refused(Refusal why) implements Taking {}
    }

    /** Takes in what is not held yet. */
    @Transactional
    public Taking take(SignedIn who, Instant now) {
        if (!editors.mayTakeShipped(who)) {
            return new Taking.Refused(Refusal.because("knowledge.refused.add"));
        }
        int enactments = 0;
        for (EnactmentForm form : LawFile.shipped(ENACTMENTS, Shipped::enactments)) {
            enactments += taken(base.add(who, null, null, form, now));
        }
        int texts = 0;
        for (TemplateForm form : LawFile.shipped(TEMPLATES, Shipped::templates)) {
            texts += taken(templates.add(who, null, null, form, now));
        }
        return new Taking.Taken(enactments, texts);
    }

    private static int taken(Kept kept) {
        return switch (kept) {
            case Kept.Done _ -> 1;
            case Kept.Wrong(var fields) when fields.keySet().equals(java.util.Set.of("title")) -> 0;
            case Kept.Wrong(var fields) -> throw new IllegalStateException("What ships is not sound: " + fields);
            case Kept.Stale _, Kept.Refused _ -> 0;
        };
    }

    static List<EnactmentForm> enactments(LawMap top) {
        return top.maps("enactments").stream().map(map -> new EnactmentForm(map.text("kind", "LAW"), map.text("title", "信访工作条例"), map.text("issuer", "…"),
                map.has("number") ? map.text("number", "…") : "", map.date("from").toString(), map.has("until") ? map.date("until").toString() : "",
                map.has("address") ? map.text("address", "https://…") : "", String.join(" ", map.texts("keywords")), map.texts("categories"),
                map.flag("excerpt", false),                map.text("words", "第一条　…"), map.has("note") ? map.text("note", "…") : "")).toList();
    }

    static List<TemplateForm> templates(LawMap top) {
        return top.maps("templates").stream().map(map -> new TemplateForm(map.text("title", "…"), map.has("category") ? map.text("category", "HOUSING") : "",
                map.text("outcome", "SUPPORT"), map.text("words", "…"), "")).toList();
    }
}
