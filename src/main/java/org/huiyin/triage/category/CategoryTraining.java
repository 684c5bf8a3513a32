package org.huiyin.triage.category;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.UUID;
import java.util.function.Supplier;
import org.huiyin.category.Category;
import org.huiyin.category.Schemes;
import org.huiyin.journal.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Trains once a week at night, and when it is asked for. What comes of it is a candidate: it suggests nothing until somebody switches to it. */
@Component
class CategoryTraining {

    private static final int EARLIEST_HOUR = 1;
    private static final int LATEST_HOUR = 4;
    /** A week, less the hours of one night: the next is in the same night of the next week, however long this one took. */
    private static final Duration APART = Duration.ofDays(6).plusHours(12);
    private static final Logger LOG = LoggerFactory.getLogger(CategoryTraining.class);

    private final TrainingStore trainings;
    private final ModelStore models;
    private final DecidedMatters matters;
    private final CategorySuggestions suggestions;
    private final Supplier<CategoryModel> inUse;
    private final Schemes schemes;
    private final Clock clock;
    private final ZoneId zone;

    CategoryTraining(TrainingStore trainings, ModelStore models, DecidedMatters matters, CategorySuggestions suggestions, Supplier<CategoryModel> inUse, Schemes schemes, Clock clock, ZoneId zone) {
        this.trainings = trainings;
        this.models = models;
        this.matters = matters;
        this.suggestions = suggestions;
        this.inUse = inUse;
        this.schemes = schemes;
        this.clock = clock;
        this.zone = zone;
    }

    /** Trains when somebody asked or the week is over. One program at a time runs it; a training left under way by one that died is closed. */
    void trainWhereDue(Instant now) {
        var latest = trainings.latest();
        if (latest.isPresent() && latest.get().open()) {
            if (latest.get().startedAt() != null) {
                trainings.end(latest.get().id(), Training.Outcome.INTERRUPTED, 0, null, now);
            } else {
                train(latest.get().id(), now);
            }
            return;
        }
        int hour = now.atZone(zone).getHour();
        boolean night = hour >= EARLIEST_HOUR && hour <= LATEST_HOUR;
        if (night && (latest.isEmpty() || latest.get().askedAt().plus(APART).isBefore(now))) {
            UUID id = Ids.next();
            if (trainings.ask(id, null, now)) {
                train(id, now);
            }
        }
    }

    private void train(UUID id, Instant now) {
        trainings.start(id, now);
        try {
            attempt(id, now);
        } catch (IOException | RuntimeException failed) {
            LOG.error("Learning from decisions failed; the model in use stays", failed);
            trainings.end(id, Training.Outcome.FAILED, 0, null, clock.instant());
        }
    }

    private void attempt(UUID id, Instant now) throws IOException {
        var against = models.inUse();
        CategoryModel used = inUse.get();
        var walk = schemes.from("message-labels").orElseThrow();
        var trainer = new DecisionTrainer(schemes.latest().roots().stream().map(Category::code).toList(), ShippedModel.read(), walk);
        matters.read(DecisionTrainer.LONGEST, decided -> {
            var said = suggestions.category(used, decided.title(), decided.content()).map(s -> Category.top(s.code())).orElse(null);
            trainer.add(decided.matter(), Category.top(decided.category()), Example.of(null, decided.title(), decided.content()).text(), said);
            if (trainer.size() % 100 == 0) {
                trainings.read(id, trainer.size());
            }
            return !trainer.full();
        });
        var tooLittle = trainer.tooLittle();
        if (tooLittle != null) {
            trainings.end(id, tooLittle, trainer.size(), null, clock.instant());
            return;
        }
        var learned = trainer.learn((done, of) -> trainings.learned(id, done, of));
        var bytes = new ByteArrayOutputStream();
        learned.model().write(bytes);
        var model = new KeptModel(Ids.next(), now, learned.from(), learned.heldOut(), against, learned.own(), learned.inUse());
        models.add(model, bytes.toByteArray());
        var kept = new ArrayList<UUID>();
        kept.add(model.id());
        models.latest().ifPresent(last -> {
            kept.add(last.from());
            kept.add(last.to());
        });
        kept.removeIf(java.util.Objects::isNull);
        models.keepOnly(kept);
        trainings.end(id, Training.Outcome.CANDIDATE, trainer.size(), model.id(), clock.instant());
        LOG.info("Learned categories from {} decided matters; a candidate waits", learned.from());
    }
}
