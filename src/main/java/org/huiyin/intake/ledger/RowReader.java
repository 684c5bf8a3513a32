package org.huiyin.intake.ledger;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.huiyin.intake.LedgerField;
import org.huiyin.intake.Reason;
import org.huiyin.intake.ledger.Cell.Flaw;
import org.jspecify.annotations.Nullable;

/** Makes rows of one sheet into matters, or says why not. Reasons name columns, never what a cell says. */
public final class RowReader {

    /** No ledger of this state is older than the state. */
    private static final LocalDate EARLIEST = LocalDate.of(1949, 10, 1);
    private static final Pattern SCIENTIFIC = Pattern.compile("\\d(?:\\.\\d+)?[eE]\\+?\\d{1,2}");
    private static final Pattern MOBILE = Pattern.compile("(?:\\+?86[- ]?)?1[3-9]\\d{9}");
    private static final Pattern ID_NUMBER = Pattern.compile("[1-9]\\d{5}(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}[\\dXx]");
    private static final int LONGEST_NUMBER = 80;
    private static final int LONGEST_TITLE = 200;

    private final Layout layout;
    private final ZoneId zone;
    private final LocalDate today;

    /** @param today in the zone; a row received after it is refused */
    public RowReader(Layout layout, ZoneId zone, LocalDate today) {
        this.layout = layout;
        this.zone = zone;
        this.today = today;
    }

    public RowReading read(SheetRow row) {
        if (row.number() <= layout.headerRow() || row.blank() || headerAgain(row)) {
            return new RowReading.Blank();
        }
        var reasons = new ArrayList<Reason>();
        var warnings = new ArrayList<Reason>();
        var texts = new EnumMap<LedgerField, String>(LedgerField.class);
        for (var column : layout.columns().entrySet()) {
            take(column.getKey(), row.cell(column.getValue()), texts, reasons, warnings);
        }
        if (!texts.containsKey(LedgerField.TITLE) && !texts.containsKey(LedgerField.CONTENT)) {
            reasons.add(Reason.of("row.noWords"));
        }
        var received = received(row, reasons);
        var replied = replied(row, texts, warnings);
        if (received == null || !reasons.isEmpty()) {
            return new RowReading.Bad(reasons);
        }
        boolean stillOpen = layout.profile().stillOpen(texts.get(LedgerField.STATUS));
        if (stillOpen && texts.remove(LedgerField.REPLY) != null) {
            warnings.add(Reason.of("row.replyButOpen"));
        }
        if (replied != null && replied.isBefore(received)) {
            warnings.add(Reason.of("row.repliedBefore", layout.columnName(LedgerField.REPLIED_AT)));
            replied = null;
        }
        words(texts);
        return new RowReading.Good(new LedgerRow(row.number(), texts, received, texts.containsKey(LedgerField.REPLY) ? replied : null, stillOpen, warnings));
    }

    private boolean headerAgain(SheetRow row) {
        int same = 0;
        for (int column : layout.columns().values()) {
            var text = row.cell(column).text();
            if (!text.isEmpty()) {
                if (!text.equals(layout.headers().get(column))) {
                    return false;
                }
                same++;
            }
        }
        return same >= 2;
    }

    private void take(LedgerField field, Cell cell, Map<LedgerField, String> texts, List<Reason> reasons, List<Reason> warnings) {
        var column = layout.columnName(field);
        boolean needed = switch (field) {
            case NUMBER, TITLE, CONTENT, RECEIVED_AT, REPLY -> true;
            case NAME, PHONE, ID_NUMBER, ADDRESS, EMAIL, CHANNEL, CATEGORY, PLACE, LATITUDE, LONGITUDE, OFFICE, STATUS, REPLIED_AT -> false;
        };
        for (var flaw : cell.flaws()) {
            switch (flaw) {
                case CONTROL_CHARACTERS -> warnings.add(Reason.of("row.control", column));
                case FORMULA_WITHOUT_VALUE -> (needed ? reasons : warnings).add(Reason.of("row.formula", column));
                case ERROR_VALUE -> (needed ? reasons : warnings).add(Reason.of("row.error", column));
                case TOO_LONG -> reasons.add(Reason.of("row.tooLong", column));
                case UNDECODABLE -> reasons.add(Reason.of("row.undecodable", column));
                case QUOTE_NOT_CLOSED -> reasons.add(Reason.of("row.quote", column));
                case DIGITS_LOST -> {
                    if (field == LedgerField.NUMBER) {
                        reasons.add(Reason.of("row.digitsLost", column));
                    } else if (field.identity()) {
                        warnings.add(Reason.of("row.digitsLostLeft", column));
                    }
                }
            }
        }
        var text = cell.text();
        if (text.isEmpty() || field.identity() && cell.has(Flaw.DIGITS_LOST)) {
            return;
        }
        switch (field) {
            case NUMBER -> {
                if (SCIENTIFIC.matcher(text).matches()) {
                    reasons.add(Reason.of("row.scientific", column));
                } else if (text.length() > LONGEST_NUMBER || text.indexOf('\n') >= 0) {
                    reasons.add(Reason.of("row.longNumber", column));
                } else if (MOBILE.matcher(text).matches() || ID_NUMBER.matcher(text).matches()) {
                    reasons.add(Reason.of("row.numberIsIdentity", column));
                }
            }
            case PHONE, ID_NUMBER -> {
                if (SCIENTIFIC.matcher(text).matches()) {
                    warnings.add(Reason.of("row.scientificLeft", column));
                    return;
                }
                text = WrittenDate.halfWidth(text);
            }
            case TITLE, CONTENT, RECEIVED_AT, NAME, ADDRESS, EMAIL, CHANNEL, CATEGORY, PLACE, LATITUDE, LONGITUDE, OFFICE, STATUS, REPLY, REPLIED_AT -> { }
        }
        texts.put(field, text);
    }

    private @Nullable LocalDateTime received(SheetRow row, List<Reason> reasons) {
        var cell = row.cell(layout.columns().getOrDefault(LedgerField.RECEIVED_AT, -1));
        var column = layout.columnName(LedgerField.RECEIVED_AT);
        if (cell.text().isEmpty()) {
            if (cell.flaws().isEmpty()) {
                reasons.add(Reason.of("row.noDate", column));
            }
            return null;
        }
        var date = WrittenDate.of(cell, layout.sheet().from1904(), layout.profile().dates(), zone);
        if (date == null) {
            reasons.add(Reason.of("row.badDate", column));
            return null;
        }
        var day = date.at().toLocalDate();
        if (day.isAfter(today)) {
            reasons.add(Reason.of("row.future", column));
            return null;
        }
        if (day.isBefore(EARLIEST)) {
            reasons.add(Reason.of("row.tooEarly", column));
            return null;
        }
        return date.at();
    }

    private @Nullable LocalDateTime replied(SheetRow row, Map<LedgerField, String> texts, List<Reason> warnings) {
        var at = layout.columns().get(LedgerField.REPLIED_AT);
        if (at == null || !texts.containsKey(LedgerField.REPLY) || row.cell(at).text().isEmpty()) {
            return null;
        }
        var date = WrittenDate.of(row.cell(at), layout.sheet().from1904(), layout.profile().dates(), zone);
        if (date == null || date.at().toLocalDate().isAfter(today)) {
            warnings.add(Reason.of("row.badReplyDate", layout.columnName(LedgerField.REPLIED_AT)));
            return null;
        }
        return date.at();
    }

    /** A matter has a title and words: where the ledger kept only one of them, it serves as both. */
    private static void words(Map<LedgerField, String> texts) {
        var title = texts.get(LedgerField.TITLE);
        var content = texts.get(LedgerField.CONTENT);
        if (title == null && content != null) {
            texts.put(LedgerField.TITLE, shortened(content, 40));
        } else if (content == null && title != null) {
            texts.put(LedgerField.CONTENT, title);
            texts.put(LedgerField.TITLE, shortened(title, LONGEST_TITLE));
        } else if (title != null && (title.length() > LONGEST_TITLE || title.indexOf('\n') >= 0)) {
            texts.put(LedgerField.CONTENT, title + "\n" + content);
            texts.put(LedgerField.TITLE, shortened(title, LONGEST_TITLE));
        }
    }

    private static String shortened(String text, int length) {
        var line = text.replaceAll("\\s+", " ").strip();
        int end = line.offsetByCodePoints(0, Math.min(length, line.codePointCount(0, line.length())));
        return end < line.length() ? line.substring(0, end) + "…" : line;
    }
}
