package org.huiyin.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.huiyin.access.Refusal;
import org.huiyin.access.SignedIn;
import org.huiyin.casework.OfficeEntry;
import org.huiyin.casework.OfficeRegister;
import org.huiyin.casework.RegisterOutcome;
import org.huiyin.intake.ledger.LedgerFile;
import org.huiyin.intake.ledger.Limits;
import org.huiyin.intake.ledger.SheetRow;
import org.huiyin.organization.Jurisdiction;
import org.huiyin.organization.Office;
import org.huiyin.organization.OfficeKind;
import org.huiyin.organization.Organization;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings a list of offices in from a spreadsheet. A row may name its superior by name or code, also one that comes further down; a row that cannot be
 * taken is reported with the reason, and the rest is taken. Looking writes nothing: it does the same and takes it back.
 */
@Service
public class OfficeLists {

    /** A city has some hundred offices. */
    private static final int MOST_ROWS = 3_000;
    private static final int HEADER_WITHIN = 20;
    private static final Map<String, OfficeKind> KINDS = Map.ofEntries(
            Map.entry("党委政府", OfficeKind.GOVERNMENT), Map.entry("政府", OfficeKind.GOVERNMENT), Map.entry("government", OfficeKind.GOVERNMENT),
            Map.entry("信访部门", OfficeKind.PETITION_OFFICE), Map.entry("信访局", OfficeKind.PETITION_OFFICE), Map.entry("信访", OfficeKind.PETITION_OFFICE),
            Map.entry("petition office", OfficeKind.PETITION_OFFICE),
            Map.entry("部门", OfficeKind.DEPARTMENT), Map.entry("工作部门", OfficeKind.DEPARTMENT), Map.entry("department", OfficeKind.DEPARTMENT),
            Map.entry("街道", OfficeKind.STREET), Map.entry("乡镇", OfficeKind.STREET), Map.entry("街道办事处", OfficeKind.STREET),
            Map.entry("乡镇街道", OfficeKind.STREET), Map.entry("镇", OfficeKind.STREET), Map.entry("乡", OfficeKind.STREET), Map.entry("street", OfficeKind.STREET),
            Map.entry("热线", OfficeKind.HOTLINE), Map.entry("热线中心", OfficeKind.HOTLINE), Map.entry("hotline", OfficeKind.HOTLINE),
            Map.entry("纪检监察", OfficeKind.DISCIPLINE), Map.entry("纪委监委", OfficeKind.DISCIPLINE), Map.entry("discipline", OfficeKind.DISCIPLINE));

    private final Organization organization;
    private final OfficeRegister register;
    private final TransactionTemplate transaction;

    OfficeLists(Organization organization, OfficeRegister register, TransactionTemplate transaction) {
        this.organization = organization;
        this.register = register;
        this.transaction = transaction;
    }

    /** An empty list with the names of its columns and one line as an example, for a spreadsheet program. */
    public static byte[] template() {
        var heads = Arrays.stream(OfficeColumn.values()).map(OfficeColumn::heading).collect(Collectors.joining(","));
        var example = ",示例市信访局,Example City Petition Office,信访部门,,,0000-1234567,示例路1号,1 Example Road,工作日 9:00–17:00,Workdays 9:00–17:00";
        return ("\uFEFF" + heads + "\r\n" + example + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * What the list would do.
     *
     * @throws LedgerUnreadable with the reason when it is no list of offices
     */
    public OfficeListReport look(SignedIn by, Path file, Instant now) throws IOException {
        return take(by, file, now, true);
    }

    /**
     * Takes the list in, in one transaction.
     *
     * @throws LedgerUnreadable with the reason when it is no list of offices
     */
    public OfficeListReport take(SignedIn by, Path file, Instant now) throws IOException {
        return take(by, file, now, false);
    }

    private OfficeListReport take(SignedIn by, Path file, Instant now, boolean onlyLook) throws IOException {
        var list = read(file);
        var report = java.util.Objects.requireNonNull(transaction.execute(status -> {
            if (onlyLook) {
                status.setRollbackOnly();
            }
            return new Taking(by, now).all(list);
        }));
        return report;
    }

    private record Line(int number, Map<OfficeColumn, String> cells) {
        String get(OfficeColumn column) {
            return cells.getOrDefault(column, "");
        }
    }

    private record Read(List<Line> lines, List<String> ignored) {}

    private static Read read(Path path) throws IOException {
        try (var file = LedgerFile.open(path, Limits.DEFAULT, null)) {
            for (var sheet : file.sheets()) {
                var heads = new LinkedHashMap<Integer, OfficeColumn>();
                var ignored = new ArrayList<String>();
                var lines = new ArrayList<Line>();
                file.read(sheet, row -> {
                    if (row.blank()) {
                        return true;
                    }
                    if (heads.isEmpty()) {
                        heads(row, heads, ignored);
                        return !heads.isEmpty() || row.number() < HEADER_WITHIN;
                    }
                    var cells = new EnumMap<OfficeColumn, String>(OfficeColumn.class);
                    heads.forEach((at, column) -> cells.put(column, row.cell(at).text().replaceAll("\\s+", " ").strip()));
                    lines.add(new Line(row.number(), cells));
                    return lines.size() <= MOST_ROWS;
                });
                if (lines.size() > MOST_ROWS) {
                    throw new LedgerUnreadable(new Reason("offices.list.tooMany", List.of(String.valueOf(MOST_ROWS))));
                }
                if (!heads.isEmpty()) {
                    return new Read(lines, ignored);
                }
            }
            throw new LedgerUnreadable(new Reason("offices.list.noHeader", List.of()));
        }
    }

    /** The row with the names of the columns is the first that knows the name and one thing more. */
    private static void heads(SheetRow row, Map<Integer, OfficeColumn> heads, List<String> ignored) {
        var found = new LinkedHashMap<Integer, OfficeColumn>();
        var unknown = new ArrayList<String>();
        for (int i = 0; i < row.cells().size(); i++) {
            var text = row.cell(i).text();
            var column = OfficeColumn.of(text);
            if (column.isPresent() && !found.containsValue(column.get())) {
                found.put(i, column.get());
            } else if (!text.isBlank()) {
                unknown.add(text.length() > 40 ? text.substring(0, 40) + "…" : text);
            }
        }
        if (found.containsValue(OfficeColumn.NAME) && found.size() >= 2) {
            heads.putAll(found);
            ignored.addAll(unknown);
        }
    }

    /** One list on its way into the register. */
    private final class Taking {

        private final SignedIn by;
        private final Instant now;
        private final List<OfficeListReport.Row> added = new ArrayList<>();
        private final List<OfficeListReport.Refused> refused = new ArrayList<>();
        private final Map<String, Jurisdiction> places = new HashMap<>();
        private int same;

        Taking(SignedIn by, Instant now) {
            this.by = by;
            this.now = now;
            for (var place : organization.jurisdictions()) {
                places.putIfAbsent(place.code(), place);
                places.putIfAbsent(place.nameZh(), place);
                places.putIfAbsent(place.nameEn().toLowerCase(Locale.ROOT), place);
            }
        }

        /** Rows wait for the superior they name as long as any pass takes a row. */
        OfficeListReport all(Read list) {
            var waiting = new ArrayList<>(list.lines());
            boolean moved = true;
            while (moved) {
                moved = false;
                for (var line : List.copyOf(waiting)) {
                    if (superior(line).isPresent() || !comesLater(line, waiting)) {
                        waiting.remove(line);
                        one(line);
                        moved = true;
                    }
                }
            }
            waiting.forEach(line -> refuse(line, List.of(new Reason("offices.list.circle", List.of(line.get(OfficeColumn.SUPERIOR))))));
            refused.sort(java.util.Comparator.comparingInt(OfficeListReport.Refused::number));
            return new OfficeListReport(added, same, refused, list.ignored());
        }

        private boolean comesLater(Line line, List<Line> waiting) {
            var wanted = line.get(OfficeColumn.SUPERIOR);
            return waiting.stream().anyMatch(other -> other != line
                    && (other.get(OfficeColumn.CODE).equals(wanted) || other.get(OfficeColumn.NAME).equals(wanted)));
        }

        /** The office above: the one that is named, else the top one. Nothing when the name fits no office, or several. */
        private Optional<Office> superior(Line line) {
            var wanted = line.get(OfficeColumn.SUPERIOR);
            if (wanted.isEmpty()) {
                return organization.offices().stream().filter(o -> o.superior() == null && o.active()).findFirst();
            }
            var byCode = organization.byCode(wanted).filter(Office::active);
            if (byCode.isPresent()) {
                return byCode;
            }
            var named = organization.offices().stream().filter(o -> o.active() && (o.nameZh().equals(wanted) || o.nameEn().equalsIgnoreCase(wanted))).toList();
            return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
        }

        private void one(Line line) {
            var superior = superior(line);
            if (superior.isEmpty()) {
                refuse(line, List.of(new Reason("offices.list.superior", List.of(line.get(OfficeColumn.SUPERIOR)))));
                return;
            }
            var kind = kind(line.get(OfficeColumn.KIND));
            if (kind.isEmpty()) {
                refuse(line, List.of(new Reason("offices.list.kind", List.of(line.get(OfficeColumn.KIND)))));
                return;
            }
            var wanted = line.get(OfficeColumn.PLACE);
            var place = wanted.isEmpty() ? superior.get().jurisdiction()
                    : Optional.ofNullable(places.getOrDefault(wanted, places.get(wanted.toLowerCase(Locale.ROOT)))).map(Jurisdiction::code).orElse("");
            if (place.isEmpty()) {
                refuse(line, List.of(new Reason("offices.list.place", List.of(wanted))));
                return;
            }
            if (standsAlready(line, superior.get())) {
                same++;
                return;
            }
            var entry = new OfficeEntry(line.get(OfficeColumn.CODE), line.get(OfficeColumn.NAME), line.get(OfficeColumn.NAME_EN), kind.get().name(),
                    superior.get().id().toString(), place, line.get(OfficeColumn.PHONE), line.get(OfficeColumn.ADDRESS), line.get(OfficeColumn.ADDRESS_EN),
                    line.get(OfficeColumn.RECEPTION), line.get(OfficeColumn.RECEPTION_EN));
            switch (register.add(by, entry, now)) {
                case RegisterOutcome.Done _ -> added.add(new OfficeListReport.Row(line.number(), entry.nameZh(), kind.get().name(),
                        superior.get().nameZh(), organization.jurisdiction(place).map(Jurisdiction::nameZh).orElse(place)));
                case RegisterOutcome.Refused(var wrong) -> refuse(line, wrong.values().stream().map(OfficeLists::reason).toList());
            }
        }

        /** The same list twice changes nothing. */
        private boolean standsAlready(Line line, Office superior) {
            var name = line.get(OfficeColumn.NAME);
            var code = line.get(OfficeColumn.CODE);
            return organization.offices().stream().anyMatch(o -> o.active() && o.nameZh().equals(name) && (code.isEmpty() || code.equals(o.code()))
                    && superior.id().equals(o.superior()));
        }

        private void refuse(Line line, List<Reason> reasons) {
            refused.add(new OfficeListReport.Refused(line.number(), line.get(OfficeColumn.NAME), reasons));
        }
    }

    private static Optional<OfficeKind> kind(String typed) {
        var bare = typed.toLowerCase(Locale.ROOT).replaceAll("[、，,／/ _]+", typed.chars().allMatch(c -> c < 128) ? " " : "").strip();
        return bare.isEmpty() ? Optional.of(OfficeKind.DEPARTMENT) : Optional.ofNullable(KINDS.get(bare));
    }

    private static Reason reason(Refusal refusal) {
        return new Reason(refusal.key(), refusal.args().stream().map(String::valueOf).toList());
    }
}
