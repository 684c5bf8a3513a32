package org.huiyin.intake.ledger;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.huiyin.intake.LedgerField;
import org.jspecify.annotations.Nullable;

/**
 * How one sheet is read: which row holds the names of its columns, and which column is which field.
 *
 * @param headerRow number of the row with the names, from 1
 * @param headers the names as written, by column
 * @param columns the column of each field that is taken
 */
public record Layout(LedgerSheet sheet, Profile profile, int headerRow, List<String> headers, Map<LedgerField, Integer> columns) {

    /** How far down a sheet the names of its columns are looked for. */
    private static final int LOOKED_AT = 40;

    public Layout {
        headers = List.copyOf(headers);
        columns = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /**
     * Finds the row with the names of the columns: the one of the first rows in which most names are known, else the first with two names.
     *
     * @param profile the profile somebody named, or null for the one that knows most
     * @param chosen columns somebody chose by name or letter ({@code B}); an empty text means that the field is not taken
     * @return null when the sheet holds no such row
     */
    public static @Nullable Layout of(LedgerFile file, LedgerSheet sheet, Profiles profiles, @Nullable Profile profile, Map<LedgerField, String> chosen)
            throws IOException {
        var candidates = new ArrayList<SheetRow>();
        file.read(sheet, row -> {
            if (!row.blank()) {
                candidates.add(row);
            }
            return candidates.size() < LOOKED_AT;
        });
        record Found(SheetRow row, List<String> headers, int known) {}
        var rows = candidates.stream().map(row -> {
            var names = row.cells().stream().map(cell -> cell.text().replaceAll("\\s+", " ")).map(name -> name.length() > 60 ? "" : name).toList();
            return new Found(row, names, (profile == null ? profiles.best(names) : profile).known(names));
        }).toList();
        var best = rows.stream().max(Comparator.comparingInt(Found::known)).filter(found -> found.known() >= 2)
                .or(() -> rows.stream().filter(found -> found.headers().stream().filter(name -> !name.isBlank()).count() >= 2).findFirst());
        // the first of equals: max() gives the last one
        var header = best.flatMap(found -> rows.stream().filter(row -> row.known() == found.known() && row.row().number() <= found.row().number()
                && row.headers().stream().filter(name -> !name.isBlank()).count() >= 2).findFirst());
        if (header.isEmpty()) {
            return null;
        }
        var names = header.get().headers();
        var used = profile == null ? profiles.best(names) : profile;
        return new Layout(sheet, used, header.get().row().number(), names, choose(used.guess(names), names, chosen));
    }

    private static Map<LedgerField, Integer> choose(Map<LedgerField, Integer> guessed, List<String> names, Map<LedgerField, String> chosen) {
        var columns = new LinkedHashMap<>(guessed);
        chosen.forEach((field, column) -> {
            columns.remove(field);
            if (!column.isBlank()) {
                int at = column(names, column);
                if (at >= 0) {
                    columns.values().removeIf(other -> other == at);
                    columns.put(field, at);
                }
            }
        });
        var ordered = new LinkedHashMap<LedgerField, Integer>();
        for (var field : LedgerField.values()) {
            if (columns.containsKey(field)) {
                ordered.put(field, columns.get(field));
            }
        }
        return ordered;
    }

    /** A column by its name, else by its letter; -1 when there is none. */
    public static int column(List<String> names, String column) {
        var wanted = Profile.normal(column);
        for (int i = 0; i < names.size(); i++) {
            if (!wanted.isEmpty() && Profile.normal(names.get(i)).equals(wanted)) {
                return i;
            }
        }
        if (column.strip().matches("[A-Za-z]{1,2}")) {
            int at = 0;
            for (char c : column.strip().toUpperCase(java.util.Locale.ROOT).toCharArray()) {
                at = at * 26 + c - 'A' + 1;
            }
            return at <= names.size() ? at - 1 : -1;
        }
        return -1;
    }

    /** The letter of a column, as a spreadsheet shows it. */
    public static String letter(int column) {
        return column < 26 ? String.valueOf((char) ('A' + column)) : letter(column / 26 - 1) + (char) ('A' + column % 26);
    }

    /** A field's column by its name, or by its letter where it has none. */
    public String columnName(LedgerField field) {
        int column = Objects.requireNonNull(columns.get(field));
        return column < headers.size() && !headers.get(column).isBlank() ? headers.get(column) : letter(column);
    }

    /** Whether anything can be taken: words, and the day they came. */
    public boolean usable() {
        return missing().isEmpty();
    }

    /** The fields without which no row can be taken. */
    public List<LedgerField> missing() {
        var missing = new ArrayList<LedgerField>();
        if (!columns.containsKey(LedgerField.TITLE) && !columns.containsKey(LedgerField.CONTENT)) {
            missing.add(LedgerField.CONTENT);
        }
        if (!columns.containsKey(LedgerField.RECEIVED_AT)) {
            missing.add(LedgerField.RECEIVED_AT);
        }
        return missing;
    }

    /** Names of the columns that are stored nowhere. */
    public List<String> left() {
        var left = new ArrayList<String>();
        for (int i = 0; i < headers.size(); i++) {
            if (!columns.containsValue(i) && !headers.get(i).isBlank() && !MendFile.front(headers.get(i))) {
                left.add(headers.get(i));
            }
        }
        return left;
    }
}
