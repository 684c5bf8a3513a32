package org.huiyin.casework;

import static org.huiyin.casework.MatterStore.at;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.Refusal;
import org.huiyin.journal.Actor;
import org.huiyin.journal.Ids;
import org.huiyin.journal.Journal;
import org.huiyin.journal.LegId;
import org.huiyin.journal.MatterId;
import org.huiyin.journal.NewEntry;
import org.huiyin.organization.OfficeId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Words that pass between the person and the offices, and notes among offices. Swept or sealed like all words. */
@Service
public class Correspondence {

    private static final int LONGEST = 20_000;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final JdbcClient jdbc;
    private final LegStore legs;
    private final MatterStore matters;
    private final Words words;
    private final Journal journal;

    Correspondence(JdbcClient jdbc, LegStore legs, MatterStore matters, Words words, Journal journal) {
        this.jdbc = jdbc;
        this.legs = legs;
        this.matters = matters;
        this.words = words;
        this.journal = journal;
    }

    /** What is written, and for whom. */
    public enum Kind {
        /** Among offices; the person does not see it. */
        NOTE,
        /** An office asks the person. */
        QUESTION,
        /** The person answers or writes. */
        MESSAGE,
        /** The person adds facts. */
        FACT
    }

    /** Writes about a leg that the member of staff may see. Notes need no version: nothing is overwritten. */
    @Transactional
    public Optional<Refusal> write(Doer.Staff by, LegId id, Kind kind, String typed, Instant now) {
        var leg = legs.find(id, by.scope());
        if (leg.isEmpty()) {
            return Optional.of(Refusal.because("casework.refused.not-found"));
        }
        if (kind == Kind.QUESTION && !by.who().office().equals(leg.get().office())) {
            return Optional.of(Refusal.because("casework.refused.holder"));
        }
        if (kind != Kind.NOTE && kind != Kind.QUESTION) {
            return Optional.of(Refusal.because("casework.refused.party"));
        }
        return keep(leg.get().matter(), leg.get().id(), leg.get().sealed(), kind, typed, by.actor(), by.who().office(), now);
    }

    /** The person writes in their own matter. */
    @Transactional
    public Optional<Refusal> write(Doer.Person by, Kind kind, String typed, Instant now) {
        if (kind != Kind.MESSAGE && kind != Kind.FACT) {
            return Optional.of(Refusal.because("casework.refused.party"));
        }
        return keep(by.matter(), null, matters.require(by.matter()).sealed(), kind, typed, by.actor(), null, now);
    }

    private Optional<Refusal> keep(MatterId matter, @Nullable LegId leg, boolean sealed, Kind kind, String typed, Actor actor, @Nullable OfficeId office,
            Instant now) {
        String clean = typed.replace("\u0000", "").strip();
        if (clean.isEmpty()) {
            return Optional.of(Refusal.because("casework.input.empty"));
        }
        if (clean.length() > LONGEST) {
            return Optional.of(Refusal.because("casework.input.too-long", "", LONGEST));
        }
        LocalDate today = now.atZone(ZONE).toLocalDate();
        UUID text = words.keep(matter, sealed, kind.name().toLowerCase(java.util.Locale.ROOT), clean, now);
        var entry = journal.append(new NewEntry(matter.home(), matter, leg, "write", today, actor, Map.of("kind", kind.name())));
        jdbc.sql("""
                insert into correspondence (home, id, matter, leg, kind, text, actor_kind, actor, office, written_at, entry)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(matter.home(), Ids.next(), matter.value(), leg == null ? null : leg.value(), kind.name(), text, actor.kind(),
                        actor.reference(), office == null ? null : office.value(), at(now), entry.value())
                .update();
        return Optional.empty();
    }

    List<MatterFile.Letter> of(MatterId matter, Map<UUID, String> texts) {
        return jdbc.sql("select id, kind, text, office, written_at from correspondence where home = ? and matter = ? order by written_at, id")
                .params(matter.home(), matter.value())
                .query((row, n) -> {
                    var office = row.getObject("office", UUID.class);
                    return new MatterFile.Letter(row.getObject("id", UUID.class), row.getString("kind"),
                            texts.getOrDefault(row.getObject("text", UUID.class), ""), office == null ? null : new OfficeId(office),
                            row.getObject("written_at", OffsetDateTime.class).toInstant());
                })
                .list();
    }
}
