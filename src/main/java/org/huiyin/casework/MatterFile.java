package org.huiyin.casework;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.clock.TimeLimit;
import org.huiyin.journal.LegId;
import org.huiyin.organization.OfficeId;
import org.jspecify.annotations.Nullable;

/**
 * Everything of one matter that its reader may see, read at one moment: the words, the legs, what was done, what is running.
 *
 * @param texts the words by id, placeholders where identities were
 */
public record MatterFile(
        Matter matter,
        List<Text> texts,
        List<Leg> legs,
        List<LegAct> acts,
        List<Letter> letters,
        List<Enclosure> enclosures,
        List<TimeLimit> limits,
        Map<UUID, String> words) {

    /** A piece of what the person filed: title, content, place, request. */
    public record Text(UUID id, String kind, int ordinal, String text, Instant writtenAt) {}

    /** A note, a question of an office, a message or a fact added by the person. */
    public record Letter(UUID id, String kind, String text, @Nullable OfficeId office, Instant writtenAt) {}

    /** A file that was handed in. */
    public record Enclosure(UUID id, String name, String mediaType, long bytes, boolean fromPerson, Instant addedAt) {}

    public String title() {
        return first("title").orElse("");
    }

    public String content() {
        return first("content").orElse("");
    }

    public String place() {
        return first("place").orElse("");
    }

    public List<String> requests() {
        return texts.stream().filter(t -> t.kind().equals("request")).map(Text::text).toList();
    }

    public Optional<Leg> leg(LegId id) {
        return legs.stream().filter(l -> l.id().equals(id)).findFirst();
    }

    /** The leg that answers the person: the lead one that is open, else the latest lead one. */
    public Leg leading() {
        return legs.stream()
                .filter(l -> l.lead() && l.open())
                .reduce((first, second) -> second)
                .or(() -> legs.stream().filter(Leg::lead).reduce((first, second) -> second))
                .orElseThrow();
    }

    /** The words that go with an act, by name of the input. */
    public Optional<String> said(LegAct act, String input) {
        return Optional.ofNullable(act.texts().get(input)).map(words::get);
    }

    public List<TimeLimit> limitsOf(LegId leg) {
        return limits.stream().filter(l -> leg.equals(l.leg())).toList();
    }

    private Optional<String> first(String kind) {
        return texts.stream().filter(t -> t.kind().equals(kind)).map(Text::text).findFirst();
    }
}
