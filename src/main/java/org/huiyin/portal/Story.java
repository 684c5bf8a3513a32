package org.huiyin.portal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.huiyin.casework.Leg;
import org.huiyin.casework.LegAct;
import org.huiyin.casework.MatterFile;
import org.huiyin.journal.Actor;
import org.huiyin.organization.Office;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.Organization;
import org.huiyin.procedure.Act;
import org.huiyin.procedure.Procedure;
import org.huiyin.web.Moment;
import org.huiyin.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells a matter from the beginning, in the order it happened, in the words of its procedure. Never who by name: offices act. */
@Component
class Story {

    private record Told(Instant at, Moment moment) {}

    private final Organization organization;

    Story(Organization organization) {
        this.organization = organization;
    }

    List<Moment> of(MatterFile file, Procedure procedure, Page t) {
        var told = new ArrayList<Told>();
        for (var act : file.acts()) {
            var known = procedure.acts().get(act.act());
            if (known == null && act.detail().get("to") instanceof String to) {
                told.add(new Told(act.happenedAt(), new Moment(t.date(act.happenedOn()), act.happenedOn().toString(),
                        t.text("portal.story.moved", value(to, t)), null, null)));
            }
            if (known != null && known.story() != null) {
                told.add(new Told(act.happenedAt(), moment(file, act, known, t)));
            }
        }
        for (var letter : file.letters()) {
            if (!letter.kind().equals("NOTE")) {
                told.add(new Told(letter.writtenAt(), new Moment(t.time(letter.writtenAt()), letter.writtenAt().toString(),
                        t.text("portal.story." + letter.kind().toLowerCase(java.util.Locale.ROOT), name(letter.office(), t)), null, letter.text())));
            }
        }
        for (var file1 : file.enclosures()) {
            if (file1.fromPerson() && file1.addedAt().isAfter(file.matter().receivedAt())) {
                told.add(new Told(file1.addedAt(), new Moment(t.time(file1.addedAt()), file1.addedAt().toString(),
                        t.text("portal.story.file"), null, file1.name())));
            }
        }
        return told.stream().sorted(Comparator.comparing(Told::at)).map(Told::moment).toList();
    }

    private Moment moment(MatterFile file, LegAct done, Act act, Page t) {
        var leg = file.leg(done.leg());
        var acting = done.actor() instanceof Actor.Staff(var _, var _, var office) ? office : leg.map(Leg::office).orElse(null);
        var holder = leg.map(Leg::office).orElse(null);
        var superior = holder == null ? null : organization.superiorOf(organization.require(holder)).map(Office::id).orElse(null);
        var title = t.text(Objects.requireNonNull(act.story()))
                .replace("{office}", name(acting, t))
                .replace("{sender}", name(leg.map(Leg::sender).orElse(null), t))
                .replace("{superior}", name(superior, t));
        for (Map.Entry<String, Object> entry : done.detail().entrySet()) {
            title = title.replace("{" + entry.getKey() + "}", value(entry.getValue(), t));
        }
        var on = t.date(done.happenedOn());
        return new Moment(on, done.happenedOn().toString(), title, null, said(file, done, act, t));
    }

    /** What the act lets the person read: the words, or the choice in words. */
    private static @Nullable String said(MatterFile file, LegAct done, Act act, Page t) {
        var lines = new ArrayList<String>();
        for (var shown : act.shows()) {
            file.said(done, shown).ifPresentOrElse(lines::add, () -> act.inputs().stream()
                    .filter(input -> input.name().equals(shown) && input.choices().containsKey(String.valueOf(done.detail().get(shown))))
                    .findFirst()
                    .ifPresent(input -> lines.add(t.text(Objects.requireNonNull(input.choices().get(String.valueOf(done.detail().get(shown))))))));
        }
        return lines.isEmpty() ? null : String.join("\n\n", lines);
    }

    private String value(Object value, Page t) {
        if (value instanceof Collection<?> many) {
            return String.join(t.text("portal.list"), many.stream().map(one -> value(one, t)).toList());
        }
        var text = String.valueOf(value);
        try {
            return name(new OfficeId(UUID.fromString(text)), t);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private String name(@Nullable OfficeId id, Page t) {
        return id == null ? "" : organization.find(id).map(office -> t.either(office.nameZh(), office.nameEn())).orElse("");
    }
}
