package org.huiyin.desk.administration;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.huiyin.category.Schemes;
import org.huiyin.organization.Organization;
import org.huiyin.organization.StaffId;
import org.huiyin.triage.category.Figures;
import org.huiyin.triage.category.KeptModel;
import org.huiyin.triage.category.ModelSwitch;
import org.huiyin.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts models and their figures into words. */
@Component
class ModelPages {

    private final Schemes schemes;
    private final Organization organization;

    ModelPages(Schemes schemes, Organization organization) {
        this.schemes = schemes;
        this.organization = organization;
    }

    /** @param switched the switch that put it in use; null where it is not in use */
    ModelView of(Page t, Optional<KeptModel> model, @Nullable ModelSwitch switched) {
        String by = switched == null ? null : t.text("models.switched", organization.nameOf(new StaffId(UUID.fromString(switched.by()))), t.time(switched.at()));
        if (model.isEmpty()) {
            return new ModelView(true, "shipped", "", 0, 0, by, "", List.of(), List.of());
        }
        var kept = model.get();
        var figures = List.of(new ModelView.Pair("accuracy", hundredths(kept.own().accuracy()), hundredths(kept.inUse().accuracy())),
                new ModelView.Pair("macro", hundredths(kept.own().macroF1()), hundredths(kept.inUse().macroF1())));
        List<Figures.Line> own = kept.own().lines();
        List<Figures.Line> inUse = kept.inUse().lines();
        var lines = IntStream.range(0, own.size()).filter(c -> own.get(c).messages() + own.get(c).said() + inUse.get(c).said() > 0)
                .mapToObj(c -> line(t, own.get(c), inUse.get(c))).toList();
        return new ModelView(false, kept.id().toString(), t.time(kept.madeAt()), kept.learned(), kept.heldOut(), by,
                t.text(kept.against() == null ? "models.against.shipped" : "models.against.learned"), figures, lines);
    }

    private ModelView.Line line(Page t, Figures.Line own, Figures.Line inUse) {
        return new ModelView.Line(t.text(schemes.path(own.category())), own.messages(), share(own.said(), own.precision()), share(own.messages(), own.recall()),
                share(inUse.said(), inUse.precision()), share(inUse.messages(), inUse.recall()));
    }

    /** A share of nothing is no number. */
    private static String share(int of, double value) {
        return of == 0 ? "–" : hundredths(value);
    }

    private static String hundredths(double value) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * value);
    }
}
