package org.huiyin.triage.category;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.SignedIn;
import org.huiyin.journal.Ids;
import org.huiyin.journal.Journal;
import org.huiyin.journal.NewEntry;
import org.huiyin.storage.Installation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which model suggests categories, and which waits to. The system administrator compares and switches; nothing switches by itself. */
@Service
public class CategoryModels {

    private final ModelStore store;
    private final TrainingStore trainings;
    private final Journal journal;
    private final int home;
    private final ZoneId zone;

    CategoryModels(ModelStore store, TrainingStore trainings, Journal journal, Installation installation, ZoneId zone) {
        this.store = store;
        this.trainings = trainings;
        this.journal = journal;
        this.home = installation.home();
        this.zone = zone;
    }

    /**
     * What there is.
     *
     * @param last the latest switch; none while the model that ships has been in use from the beginning
     * @param current the model in use; none for the one that ships
     * @param candidate the latest that nobody switched to yet
     * @param previous the one in use before; none for the one that ships, or when {@code last} is none
     * @param training the latest training
     */
    public record Standing(Optional<ModelSwitch> last, Optional<KeptModel> current, Optional<KeptModel> candidate, Optional<KeptModel> previous,
            Optional<Training> training) {

        /** The number that a switch has to name, so that nobody switches on what somebody else changed meanwhile. */
        public int number() {
            return last.map(ModelSwitch::number).orElse(0);
        }
    }

    /** What came of a switch. */
    public sealed interface Switched {
        /** The model is in use. */
        record Done(ModelSwitch made) implements Switched {}

        /** Somebody switched meanwhile, or a newer candidate was made: look again. */
        record Stale() implements Switched {}
    }

    /** What there is now. */
    @Transactional(readOnly = true)
    public Standing standing() {
        var last = store.latest();
        return new Standing(last, last.flatMap(s -> store.find(s.to())), store.candidate(), last.flatMap(s -> store.find(s.from())), trainings.latest());
    }

    /**
     * Puts the candidate, or the model in use before, in use.
     *
     * @param to null for the one that ships
     * @param seen {@link Standing#number()} of what the administrator saw
     */
    @Transactional
    public Switched switchTo(SignedIn who, @Nullable UUID to, int seen, Instant now) {
        store.lock();
        var last = store.latest();
        UUID from = last.map(ModelSwitch::to).orElse(null);
        boolean candidate = to != null && store.candidate().filter(c -> c.id().equals(to)).isPresent();
        boolean previous = last.isPresent() && Objects.equals(last.get().from(), to);
        if (last.map(ModelSwitch::number).orElse(0) != seen || Objects.equals(from, to) || !candidate && !previous) {
            return new Switched.Stale();
        }
        var made = new ModelSwitch(seen + 1, from, to, who.staff().toString(), now);
        var payload = new LinkedHashMap<String, Object>();
        payload.put("number", made.number());
        payload.put("from", from == null ? "shipped" : from.toString());
        payload.put("to", to == null ? "shipped" : to.toString());
        store.add(made, journal.append(new NewEntry(home, null, null, "category-model.switch", now.atZone(zone).toLocalDate(), who.actor(), payload)));
        return new Switched.Done(made);
    }

    /** Asks for a training, which begins within seconds; false when one is asked for or under way already. */
    @Transactional
    public boolean train(SignedIn who, Instant now) {
        UUID id = Ids.next();
        if (!trainings.ask(id, who.staff().toString(), now)) {
            return false;
        }
        journal.append(new NewEntry(home, null, null, "category-model.train", now.atZone(zone).toLocalDate(), who.actor(), java.util.Map.of("training", id.toString())));
        return true;
    }
}
