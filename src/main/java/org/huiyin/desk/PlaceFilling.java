package org.huiyin.desk;

import java.util.stream.Collectors;
import org.huiyin.gazetteer.PlaceFound;
import org.huiyin.gazetteer.Places;
import org.huiyin.gazetteer.Said;
import org.huiyin.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the district of what was typed at registration, when the clerk asks for it. The clerk sees what was filled in, and why. */
@Component
class PlaceFilling {

    private final Places places;
    private final Terms terms;

    PlaceFilling(Places places, Terms terms) {
        this.places = places;
        this.terms = terms;
    }

    /**
     * What came of it.
     *
     * @param code the division to be filled in; null when none is certain enough
     * @param name its name in full
     * @param because the words that name it, quoted
     * @param said what the clerk is told
     */
    record Filled(@Nullable String code, String name, String because, String said) {}

    /** The district that the words name, to be offered; null where none is certain enough or the form has it. */
    LookView.@Nullable Place place(RegisterForm form, Page t) {
        var filled = of(form, t);
        return filled.code() == null || filled.code().equals(form.place()) ? null : new LookView.Place(filled.code(), filled.name(), filled.because());
    }

    Filled of(RegisterForm form, Page t) {
        var reading = places.read(String.join("\n", form.placeText(), form.title(), form.content()), form.place().isEmpty() ? null : form.place());
        PlaceFound home = reading.found().stream().filter(f -> places.isHome(f.place())).findFirst().orElse(null);
        if (home != null) {
            String words = home.because().stream().map(Said::words).distinct().map(w -> t.text("duty.place.quote", w)).collect(Collectors.joining(t.text("duty.place.and")));
            return new Filled(home.place().code(), terms.placeInFull(t, home.place()), words, t.text("duty.fill.done", terms.placeInFull(t, home.place()), words));
        }
        if (!reading.unclear().isEmpty()) {
            var unclear = reading.unclear().getFirst();
            return new Filled(null, "", "", t.text("duty.note.unclear", unclear.said().words(), unclear.count(),
                    unclear.some().stream().limit(2).map(d -> terms.placeInFull(t, d)).collect(Collectors.joining(t.text("duty.place.and")))));
        }
        return new Filled(null, "", "", t.text(reading.found().isEmpty() ? "duty.fill.none" : "duty.note.OUTSIDE"));
    }
}
