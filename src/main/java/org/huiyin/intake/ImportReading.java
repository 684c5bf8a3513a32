package org.huiyin.intake;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.huiyin.intake.ledger.Layout;
import org.huiyin.intake.ledger.LedgerFile;
import org.huiyin.intake.ledger.Limits;
import org.huiyin.intake.ledger.Profile;
import org.huiyin.intake.ledger.Profiles;
import org.huiyin.intake.ledger.RowReader;
import org.huiyin.intake.ledger.RowReading;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Reads a ledger as an order says: which sheets, which columns, which rows, each row with its key. Writes nothing. */
@Component
class ImportReading {

    /** Rows in one transaction. */
    static final int PORTION = 100;

    private final ImportStore store;
    private final int home;
    private final Profiles profiles = Profiles.shipped();

    ImportReading(ImportStore store, @Value("${huiyin.home:370100}") int home) {
        this.store = store;
        this.home = home;
    }

    Profiles profiles() {
        return profiles;
    }

    LedgerFile open(ImportOrder order) throws IOException {
        return LedgerFile.open(order.file(), Limits.DEFAULT, order.encoding());
    }

    @Nullable Profile profile(ImportOrder order) throws LedgerUnreadable {
        if (order.profile() == null) {
            return null;
        }
        return profiles.find(order.profile()).orElseThrow(() -> new LedgerUnreadable(Reason.of("noProfile", order.profile(),
                String.join(", ", profiles.all().stream().map(Profile::id).toList()))));
    }

    /** The sheets that hold a ledger, with what each column is. */
    List<Layout> layouts(LedgerFile file, ImportOrder order) throws IOException {
        var layouts = new ArrayList<Layout>();
        var seen = new HashSet<String>();
        Layout unusable = null;
        for (var sheet : file.sheets()) {
            if (sheet.hidden() || order.sheet() != null && !order.sheet().equals(sheet.name())) {
                continue;
            }
            var layout = Layout.of(file, sheet, profiles, profile(order), order.chosen());
            if (layout != null) {
                seen.addAll(layout.headers());
                if (layout.usable()) {
                    layouts.add(layout);
                } else {
                    unusable = unusable == null ? layout : unusable;
                }
            }
        }
        for (var chosen : order.chosen().values()) {
            if (!chosen.isBlank() && layouts.stream().noneMatch(layout -> Layout.column(layout.headers(), chosen) >= 0)) {
                throw new LedgerUnreadable(Reason.of("noColumn", chosen, String.join(", ", seen)));
            }
        }
        if (layouts.isEmpty()) {
            throw new LedgerUnreadable(unusable == null ? Reason.of("noHeader") : Reason.of("missing." + unusable.missing().getFirst().id(),
                    String.join(", ", unusable.headers().stream().filter(name -> !name.isBlank()).toList())));
        }
        return layouts;
    }

    /** Takes rows as they come, some hundred at a time. */
    @FunctionalInterface
    interface OnPortion {
        void take(List<ReadRow> rows) throws IOException;
    }

    static void read(LedgerFile file, Layout layout, ZoneId zone, LocalDate today, RowKeys keys, OnPortion then) throws IOException {
        var reader = new RowReader(layout, zone, today);
        var portion = new ArrayList<ReadRow>(PORTION);
        var held = new int[1];
        try {
            file.read(layout.sheet(), row -> {
                var reading = reader.read(row);
                portion.add(new ReadRow(row.number(), reading, reading instanceof RowReading.Good(var good) ? keys.next(good) : null));
                held[0] += reading instanceof RowReading.Blank ? 0 : 1;
                // blank rows cost nothing: many of them go with one portion
                if (held[0] >= PORTION || portion.size() >= 50 * PORTION) {
                    then.take(List.copyOf(portion));
                    portion.clear();
                    held[0] = 0;
                }
                return true;
            });
        } catch (LedgerUnreadable brokenOff) {
            if (!portion.isEmpty()) {
                then.take(List.copyOf(portion));
            }
            throw brokenOff;
        }
        if (!portion.isEmpty()) {
            then.take(List.copyOf(portion));
        }
    }

    RowKeys keys() {
        var fresh = new byte[32];
        new SecureRandom().nextBytes(fresh);
        return new RowKeys(store.secret(home, fresh));
    }

    /** What the ledger is called: as was said, as it was called before, else by its file. */
    String ledger(ImportOrder order, byte[] digest) {
        if (order.ledger() != null && !order.ledger().isBlank()) {
            return order.ledger().strip();
        }
        return store.ledgerOf(home, digest).orElseGet(() -> LedgerName.of(order.fileName()));
    }
}
