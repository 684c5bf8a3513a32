package org.huiyin.intake;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.huiyin.casework.Archive;
import org.huiyin.casework.MapPoint;
import org.huiyin.casework.NameVisibility;
import org.huiyin.casework.NewMatter;
import org.huiyin.casework.Origin;
import org.huiyin.casework.Registration;
import org.huiyin.casework.ReplyBy;
import org.huiyin.intake.ledger.LedgerRow;
import org.huiyin.intake.ledger.Profile;
import org.huiyin.intake.ledger.Profiles;
import org.huiyin.journal.MatterId;
import org.huiyin.organization.Office;
import org.huiyin.organization.Organization;
import org.huiyin.procedure.Procedure;
import org.huiyin.vault.Field;
import org.jspecify.annotations.Nullable;

/** Makes matters of the rows of a ledger: open ones are registered, ended ones archived. */
final class LedgerIntake {

    private final int home;
    private final ImportOrder order;
    private final Procedure procedure;
    private final ZoneId zone;
    private final Registration registration;
    private final Archive archive;
    private final Organization organization;
    private final Profiles profiles;

    LedgerIntake(int home, ImportOrder order, Procedure procedure, Registration registration, Archive archive, Organization organization,
            Profiles profiles) {
        this.home = home;
        this.order = order;
        this.procedure = procedure;
        this.zone = ZoneId.of(procedure.zone());
        this.registration = registration;
        this.archive = archive;
        this.organization = organization;
        this.profiles = profiles;
    }

    ZoneId zone() {
        return zone;
    }

    /** A row that is taken for the first time. */
    record Fresh(RowKeys.Key key, int number, Profile profile, LedgerRow row) {}

    /** Makes matters of rows, in their order: those that have ended together, open ones one by one, since each starts its clocks. */
    List<MatterId> take(List<Fresh> rows, Instant now) {
        var made = new IdentityHashMap<Fresh, MatterId>();
        var ended = rows.stream().filter(one -> !open(one.row())).toList();
        var archived = archive.archive(home, ended.stream().map(this::old).toList(), order.actor(), now);
        for (int i = 0; i < ended.size(); i++) {
            made.put(ended.get(i), archived.get(i));
        }
        for (var one : rows) {
            if (open(one.row())) {
                made.put(one, registration.register(home, matter(one), _ -> order.actor(), now).matter());
            }
        }
        return rows.stream().map(one -> Objects.requireNonNull(made.get(one))).toList();
    }

    private Archive.Old old(Fresh one) {
        var row = one.row();
        return new Archive.Old(matter(one), holder(row), row.text(LedgerField.REPLY), row.repliedAt() == null ? null : at(row.repliedAt()));
    }

    private NewMatter matter(Fresh one) {
        var row = one.row();
        return new NewMatter(procedure.id(), matterClass(row), profiles.category(row), profiles.channel(one.profile(), row), null,
                text(row, LedgerField.TITLE), text(row, LedgerField.CONTENT), place(row), List.of(),
                identity(row), NameVisibility.PETITION_OFFICE, ReplyBy.NONE, order.office(), List.of(), false, at(row.receivedAt()),
                open(row) ? Origin.LEDGER_OPEN : Origin.LEDGER_HISTORY, row.text(LedgerField.NUMBER));
    }

    /** Where the problem is, in the ledger's words and, if it gives them, with its rounded coordinates behind. */
    private static String place(LedgerRow row) {
        var words = text(row, LedgerField.PLACE);
        return coordinates(row).map(point -> words.isEmpty() ? point.toString() : words + " (" + point + ")").orElse(words);
    }

    private static Optional<MapPoint> coordinates(LedgerRow row) {
        try {
            return MapPoint.of(Double.parseDouble(text(row, LedgerField.LATITUDE)), Double.parseDouble(text(row, LedgerField.LONGITUDE)));
        } catch (NumberFormatException e) {
            return Optional.empty(); // blank, or no number: the words about the place remain
        }
    }

    private boolean open(LedgerRow row) {
        return order.kind() == ImportKind.OPEN && !row.answered();
    }

    private String matterClass(LedgerRow row) {
        var named = profiles.matterClass(row);
        return named != null && procedure.classes().containsKey(named) ? named : procedure.classes().keySet().iterator().next();
    }

    /** The office the ledger names, if it is one of ours by name or code; else the office that registers. */
    private Office holder(LedgerRow row) {
        var name = row.text(LedgerField.OFFICE);
        return Optional.ofNullable(name)
                .flatMap(named -> organization.offices().stream()
                        .filter(office -> office.nameZh().equals(named) || office.nameEn().equalsIgnoreCase(named) || office.code().equals(named))
                        .findFirst())
                .orElseGet(() -> organization.require(order.office()));
    }

    private Instant at(LocalDateTime time) {
        return time.atZone(zone).toInstant();
    }

    private static String text(LedgerRow row, LedgerField field) {
        return Objects.requireNonNullElse(row.text(field), "");
    }

    private static Map<Field, String> identity(LedgerRow row) {
        var identity = new EnumMap<Field, String>(Field.class);
        put(identity, Field.NAME, row.text(LedgerField.NAME));
        put(identity, Field.PHONE, row.text(LedgerField.PHONE));
        put(identity, Field.ID_NUMBER, row.text(LedgerField.ID_NUMBER));
        put(identity, Field.ADDRESS, row.text(LedgerField.ADDRESS));
        put(identity, Field.EMAIL, row.text(LedgerField.EMAIL));
        return identity;
    }

    private static void put(Map<Field, String> identity, Field field, @Nullable String text) {
        if (text != null) {
            identity.put(field, text);
        }
    }
}
