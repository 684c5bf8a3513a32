package org.huiyin.desk;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.huiyin.casework.NameVisibility;
import org.huiyin.casework.ReplyBy;
import org.huiyin.procedure.Procedure;
import org.huiyin.web.Mistake;
import org.huiyin.web.Page;

/** What is missing or wrong on the form that registers. */
final class RegisterCheck {

    private RegisterCheck() {}

    /**
     * Looks at everything on the form.
     *
     * @param mistakes gets what is wrong
     * @return when it reached the office; nothing when that is wrong
     */
    static Optional<Instant> of(RegisterForm form, Procedure procedure, ZoneId zone, Instant now, List<Mistake> mistakes, Page t) {
        require(form.key().length() >= 22, "form", "desk.register.key", mistakes, t);
        require(RegisterController.CHANNELS.contains(form.channel()), "channel", "desk.register.channel.missing", mistakes, t);
        var received = received(form, zone, now);
        require(received.isPresent(), "receivedOn", "desk.register.received.wrong", mistakes, t);
        require(!form.title().isEmpty(), "title", "desk.register.title.missing", mistakes, t);
        require(!form.content().isEmpty(), "content", "desk.register.content.missing", mistakes, t);
        require(form.title().length() <= 100 && form.content().length() <= 20_000, "content", "desk.register.content.long", mistakes, t);
        require(!form.accusation().isEmpty(), "accusation", "desk.register.accusation.missing", mistakes, t);
        if (form.isAccusation() && form.accused().isEmpty() && form.accusedName().isEmpty()) {
            require(false, "accusedName", "desk.register.accused.missing", mistakes, t);
        }
        boolean sealed = form.isAccusation() || form.isRetaliation();
        require(sealed || procedure.classes().containsKey(form.matterClass()) && !procedure.classes().get(form.matterClass()).sealed(), "class",
                "desk.register.class.missing", mistakes, t);
        var seen = seenBy(form);
        require(seen.isPresent(), "seenBy", "desk.register.seenBy.missing", mistakes, t);
        require(replyBy(form).isPresent(), "replyBy", "desk.register.replyBy.missing", mistakes, t);
        require(replyBy(form).filter(r -> r == ReplyBy.PAPER).isEmpty() || seen.filter(s -> s == NameVisibility.NOBODY).isPresent()
                || !form.address().isEmpty(), "address", "desk.register.address.missing", mistakes, t);
        return received;
    }

    private static void require(boolean holds, String field, String key, List<Mistake> mistakes, Page t) {
        if (!holds) {
            mistakes.add(new Mistake(field, t.text(key)));
        }
    }

    /** When it reached the office: not in the future, and not longer ago than a letter can lie. */
    private static Optional<Instant> received(RegisterForm form, ZoneId zone, Instant now) {
        try {
            var time = form.receivedAt().isEmpty() ? LocalTime.MIDNIGHT : LocalTime.parse(form.receivedAt());
            Instant at = LocalDate.parse(form.receivedOn()).atTime(time).atZone(zone).toInstant();
            return at.isAfter(now) || at.isBefore(now.minus(366, ChronoUnit.DAYS)) ? Optional.empty() : Optional.of(at);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Optional<NameVisibility> seenBy(RegisterForm form) {
        return List.of(NameVisibility.values()).stream().filter(v -> v.name().equals(form.seenBy())).findFirst();
    }

    static Optional<ReplyBy> replyBy(RegisterForm form) {
        return List.of(ReplyBy.values()).stream().filter(v -> v.name().equals(form.replyBy())).findFirst();
    }
}
