package org.huiyin.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.huiyin.access.Scope;
import org.huiyin.casework.Leg;
import org.huiyin.casework.MatterFile;
import org.huiyin.gazetteer.Ground;
import org.huiyin.gazetteer.PlaceFound;
import org.huiyin.gazetteer.Said;
import org.huiyin.procedure.Act;
import org.huiyin.procedure.Effect;
import org.huiyin.organization.OfficeId;
import org.huiyin.procedure.Input;
import org.huiyin.triage.office.Duty;
import org.huiyin.triage.office.OfficeAdvice;
import org.huiyin.triage.office.OfficeAdvice.Against;
import org.huiyin.triage.office.OfficeSuggestions;
import org.huiyin.web.Choice;
import org.huiyin.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the suggestion of the competent office into words, for the form of an act and for the page of a matter. */
@Component
class AdvicePages {

    private final OfficeSuggestions suggestions;
    private final Terms terms;

    AdvicePages(OfficeSuggestions suggestions, Terms terms) {
        this.suggestions = suggestions;
        this.terms = terms;
    }

    /** Whether an act sends a matter to offices that somebody chooses. */
    static boolean sends(Act act) {
        return act.effect() == Effect.SEND && act.inputs().stream().anyMatch(i -> i.type() == Input.Type.OFFICES)
                && act.inputs().stream().noneMatch(i -> i.type() == Input.Type.RECEIVER);
    }

    /**
     * The advice in words.
     *
     * @param form address of the form of the act that sends; null where the reader stands on it
     */
    AdviceView of(Page t, MatterFile file, Leg from, Scope scope, @Nullable String form, Instant now) {
        return words(t, suggestions.of(file, from, scope, now), form);
    }

    /** The same for what is being typed at registration; nothing of it is kept. */
    AdviceView ofUnfiled(Page t, RegisterForm typed, @Nullable String category, OfficeId at, Scope scope, Instant now) {
        return words(t, suggestions.ofUnfiled(typed.title(), typed.content(), typed.placeText(), typed.requests(), typed.place().isEmpty() ? null : typed.place(),
                category, at, scope, now), null);
    }

    private AdviceView words(Page t, OfficeAdvice advice, @Nullable String form) {
        return new AdviceView(
                advice.place() == null ? null : terms.placeInFull(t, advice.place()),
                advice.place() == null ? null : why(t, advice.read()),
                notes(t, advice),
                advice.proposed().stream().map(p -> new AdviceView.Row(p.office().toString(), terms.office(t, p.office()),
                        p.grounds().stream().map(g -> ground(t, g)).distinct().toList(), form == null ? null : form + "?offices=" + p.office())).toList(),
                advice.refused().stream().map(r -> new Choice(terms.office(t, r.office()), refused(t, r))).toList());
    }

    private static String why(Page t, @Nullable PlaceFound read) {
        if (read == null) {
            return t.text("duty.place.form");
        }
        var words = new LinkedHashSet<String>();
        read.because().stream().map(Said::words).forEach(words::add);
        String said = String.join(t.text("duty.place.and"), words.stream().map(w -> t.text("duty.place.quote", w)).toList());
        String kind = read.grounds().contains(Ground.CHAIN) || read.grounds().contains(Ground.NAMED) ? "told"
                : read.grounds().contains(Ground.CHOSEN) ? "chosen" : read.grounds().contains(Ground.ONLY_ONE) ? "only" : "home";
        return t.text("duty.place." + kind, said, read.others());
    }

    private List<String> notes(Page t, OfficeAdvice advice) {
        var notes = new ArrayList<String>();
        advice.notes().forEach(note -> notes.add(t.text("duty.note." + note)));
        advice.unclear().forEach(u -> notes.add(t.text("duty.note.unclear", u.said().words(), u.count(),
                String.join(t.text("duty.place.and"), u.some().stream().limit(2).map(d -> terms.placeInFull(t, d)).toList()))));
        return notes;
    }

    private String ground(Page t, OfficeAdvice.Ground ground) {
        return switch (ground) {
            case OfficeAdvice.Ground.ByDuty(var duty) -> t.text(duty.lead() ? "duty.ground.lead" : "duty.ground.support",
                    duty.what().isBlank() ? category(t, duty) : duty.what(), duty.basis());
            case OfficeAdvice.Ground.ByHistory(var history, var wider) when wider != null ->
                    t.text("duty.ground.history.wider", terms.category(t, wider), history.sent(), history.ended());
            case OfficeAdvice.Ground.ByHistory(var history, var _) -> history.objected() == 0
                    ? t.text("duty.ground.history", history.sent(), history.ended())
                    : t.text("duty.ground.history.objected", history.sent(), history.ended(), history.objected(), history.upheld());
            case OfficeAdvice.Ground.ByPlace(var place) -> t.text("duty.ground.place", terms.place(t, place.code(), place.name()));
            case OfficeAdvice.Ground.OneUp(var below, var why) -> t.text("duty.ground.up." + (why == Against.RECUSED ? "recused" : "accused"), terms.office(t, below));
        };
    }

    private String category(Page t, Duty duty) {
        return terms.category(t, duty.category());
    }

    private static String refused(Page t, OfficeAdvice.Refused refused) {
        return refused.why() == Against.LOST_OBJECTION && refused.history() != null
                ? t.text("duty.against.LOST_OBJECTION", refused.history().sent(), refused.history().upheld())
                : t.text("duty.against." + refused.why());
    }
}
