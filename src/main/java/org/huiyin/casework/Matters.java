package org.huiyin.casework;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huiyin.access.Scope;
import org.huiyin.clock.TimeLimits;
import org.huiyin.journal.LegId;
import org.huiyin.journal.MatterId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds matters. What the scope does not show is not found. */
@Service
public class Matters {

    private static final List<String> FILED = List.of("title", "content", "place", "request");

    private final MatterStore matters;
    private final LegStore legs;
    private final LegActStore acts;
    private final Words words;
    private final Correspondence letters;
    private final Attachments attachments;
    private final TimeLimits limits;

    Matters(MatterStore matters, LegStore legs, LegActStore acts, Words words, Correspondence letters, Attachments attachments, TimeLimits limits) {
        this.matters = matters;
        this.legs = legs;
        this.acts = acts;
        this.words = words;
        this.letters = letters;
        this.attachments = attachments;
        this.limits = limits;
    }

    /** The file of a matter by its number as somebody typed it. Legs outside the scope are not in it. */
    @Transactional(readOnly = true)
    public Optional<MatterFile> find(Scope scope, int home, String number) {
        return legs.matterByNumber(home, MatterNumbers.normalise(number), scope).map(id -> read(id, scope));
    }

    /** One leg, if the scope shows it. */
    @Transactional(readOnly = true)
    public Optional<Leg> leg(Scope scope, LegId id) {
        return legs.find(id, scope);
    }

    /** The file for the person who filed it, whose number and code were checked before. */
    @Transactional(readOnly = true)
    public MatterFile forPerson(MatterId id) {
        return read(id, Scope.program("person"));
    }

    /** The id behind a number, for the check of a query code and nothing else. */
    public Optional<MatterId> idForCodeCheck(int home, String number) {
        return matters.byNumber(home, MatterNumbers.normalise(number)).map(Matter::id);
    }

    private MatterFile read(MatterId id, Scope scope) {
        var pieces = words.of(id);
        return new MatterFile(
                matters.require(id),
                pieces.stream()
                        .filter(p -> FILED.contains(p.kind()))
                        .map(p -> new MatterFile.Text(p.id(), p.kind(), p.ordinal(), p.text(), p.writtenAt()))
                        .toList(),
                legs.of(id, scope),
                acts.of(id),
                letters.of(id, pieces.stream().collect(Collectors.toMap(Words.Piece::id, Words.Piece::text))),
                attachments.of(id),
                limits.of(id),
                pieces.stream().collect(Collectors.<Words.Piece, UUID, String>toMap(Words.Piece::id, Words.Piece::text)));
    }
}
