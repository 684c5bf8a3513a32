package org.huiyin.intake.ledger;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.huiyin.intake.LedgerUnreadable;
import org.huiyin.intake.Reason;
import org.huiyin.intake.ledger.Cell.Flaw;
import org.jspecify.annotations.Nullable;

/**
 * An Office Open XML workbook (ECMA-376), read as a stream: the table of texts is held, rows are not. Every part is read through a
 * counter that stops a zip bomb, and a document type declaration is refused before any entity could be resolved.
 */
final class Xlsx implements LedgerFile {

    private static final XMLInputFactory XML = factory();

    private final ZipFile zip;
    private final long size;
    private final Limits limits;
    private final List<LedgerSheet> sheets = new ArrayList<>();
    private final List<String> parts = new ArrayList<>();
    private final BitSet dateStyles = new BitSet();
    private List<String> strings = List.of();

    private Xlsx(ZipFile zip, long size, Limits limits) {
        this.zip = zip;
        this.size = size;
        this.limits = limits;
    }

    static Xlsx open(Path file, Limits limits) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new LedgerUnreadable(Reason.of("brokenWorkbook"), e);
        }
        var book = new Xlsx(zip, Files.size(file), limits);
        try {
            book.readBook();
            return book;
        } catch (XMLStreamException | RuntimeException e) {
            zip.close();
            throw broken(e);
        } catch (IOException e) {
            zip.close();
            throw e instanceof LedgerUnreadable ? e : new LedgerUnreadable(Reason.of("brokenWorkbook"), e);
        }
    }

    @Override
    public String format() {
        return "xlsx";
    }

    @Override
    public List<LedgerSheet> sheets() {
        return List.copyOf(sheets);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    @Override
    public void read(LedgerSheet sheet, RowSink sink) throws IOException {
        var part = parts.get(sheet.index());
        try {
            var merges = merges(part);
            try (var in = part(part, limits.inflated())) {
                rows(XML.createXMLStreamReader(in), sheet.from1904(), merges, sink);
            }
        } catch (XMLStreamException e) {
            throw broken(e);
        } catch (ZipException | java.io.EOFException e) {
            throw new LedgerUnreadable(Reason.of("brokenWorkbook"), e);
        }
    }

    // ---- rows

    private void rows(XMLStreamReader xml, boolean from1904, Merges merges, RowSink sink) throws IOException, XMLStreamException {
        int number = 0;
        while (next(xml) != XMLStreamConstants.END_DOCUMENT) {
            if (xml.isStartElement() && xml.getLocalName().equals("row")) {
                number = rowNumber(xml.getAttributeValue(null, "r"), number + 1);
                var row = new SheetRow(number, cells(xml, from1904));
                if (!sink.take(merges.fill(row))) {
                    return;
                }
            } else if (xml.isEndElement() && xml.getLocalName().equals("sheetData")) {
                return;
            }
        }
    }

    private List<Cell> cells(XMLStreamReader xml, boolean from1904) throws IOException, XMLStreamException {
        var cells = new ArrayList<Cell>(12);
        int column = -1;
        while (true) {
            int event = next(xml);
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
                return cells;
            }
            if (event == XMLStreamConstants.END_DOCUMENT) {
                throw new LedgerUnreadable(Reason.of("brokenWorkbook"));
            }
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
                column = column(xml.getAttributeValue(null, "r"), column + 1);
                var cell = cell(xml, from1904);
                if (column < limits.columns() && (cell != Cell.EMPTY || column < cells.size())) {
                    while (cells.size() <= column) {
                        cells.add(Cell.EMPTY);
                    }
                    cells.set(column, cell);
                }
            }
        }
    }

    private Cell cell(XMLStreamReader xml, boolean from1904) throws IOException, XMLStreamException {
        var type = xml.getAttributeValue(null, "t");
        int style = whole(xml.getAttributeValue(null, "s"), 0);
        String value = null;
        StringBuilder inline = null;
        boolean formula = false;
        while (true) {
            int event = next(xml);
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
                break;
            }
            if (event == XMLStreamConstants.END_DOCUMENT) {
                throw new LedgerUnreadable(Reason.of("brokenWorkbook"));
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "v" -> value = text(xml);
                    case "f" -> {
                        formula = true;
                        skip(xml);
                    }
                    case "t" -> {
                        inline = inline == null ? new StringBuilder() : inline;
                        inline.append(text(xml));
                    }
                    case "rPh" -> skip(xml);
                    default -> { }
                }
            }
        }
        if (inline != null) {
            return Cell.text(inline.toString(), limits);
        }
        if (value == null || value.isEmpty() && !"str".equals(type)) {
            return formula ? Cell.flawed(Flaw.FORMULA_WITHOUT_VALUE) : Cell.EMPTY;
        }
        return switch (type == null ? "n" : type) {
            case "s" -> {
                int at = whole(value.strip(), -1);
                yield at >= 0 && at < strings.size() ? Cell.text(strings.get(at), limits) : Cell.flawed(Flaw.ERROR_VALUE);
            }
            case "str", "inlineStr" -> Cell.text(value, limits);
            case "b" -> Cell.text(value.strip().equals("1") ? "TRUE" : "FALSE", limits);
            case "e" -> Cell.flawed(Flaw.ERROR_VALUE);
            case "d" -> isoDate(value.strip());
            default -> numeric(value.strip(), style, from1904);
        };
    }

    private Cell numeric(String value, int style, boolean from1904) {
        try {
            if (value.length() > 40) {
                return Cell.text(value, limits);
            }
            var number = new BigDecimal(value);
            if (Math.abs(number.scale()) > 400) {
                return Cell.text(value, limits);
            }
            return dateStyles.get(style) ? Cell.date(number, from1904) : Cell.number(number);
        } catch (NumberFormatException e) {
            return Cell.text(value, limits);
        }
    }

    private Cell isoDate(String value) {
        try {
            var at = value.length() <= 10 ? java.time.LocalDate.parse(value).atStartOfDay()
                    : value.matches(".*(?:Z|[+-]\\d\\d:\\d\\d)") ? OffsetDateTime.parse(value).toLocalDateTime() : LocalDateTime.parse(value);
            return new Cell(WrittenDate.plain(at), null, at.withNano(0), Set.of());
        } catch (DateTimeParseException e) {
            return Cell.text(value, limits);
        }
    }

    // ---- the book's own parts

    private void readBook() throws IOException, XMLStreamException {
        if (zip.size() > limits.parts()) {
            throw new LedgerUnreadable(Reason.of("bomb"));
        }
        if (zip.getEntry("xl/workbook.bin") != null) {
            throw new LedgerUnreadable(Reason.of("binaryWorkbook"));
        }
        var types = zip.getEntry("[Content_Types].xml");
        if (types == null || zip.getEntry("xl/workbook.xml") == null) {
            throw new LedgerUnreadable(Reason.of("notALedger"));
        }
        var targets = targets();
        readSheets(targets);
        if (sheets.isEmpty()) {
            throw new LedgerUnreadable(Reason.of("noSheet"));
        }
        if (zip.getEntry("xl/styles.xml") != null) {
            readStyles();
        }
        var table = targets.values().stream().filter(target -> target.toLowerCase(java.util.Locale.ROOT).endsWith("sharedstrings.xml")).findFirst().orElse("xl/sharedStrings.xml");
        if (zip.getEntry(table) != null) {
            readStrings(table);
        }
    }

    private Map<String, String> targets() throws IOException, XMLStreamException {
        var targets = new HashMap<String, String>();
        if (zip.getEntry("xl/_rels/workbook.xml.rels") == null) {
            throw new LedgerUnreadable(Reason.of("brokenWorkbook"));
        }
        each("xl/_rels/workbook.xml.rels", "Relationship", xml -> {
            var id = xml.getAttributeValue(null, "Id");
            var target = xml.getAttributeValue(null, "Target");
            if (id != null && target != null && !"External".equals(xml.getAttributeValue(null, "TargetMode"))) {
                targets.put(id, target.startsWith("/") ? target.substring(1) : "xl/" + target);
            }
        });
        return targets;
    }

    private void readSheets(Map<String, String> targets) throws IOException, XMLStreamException {
        boolean[] from1904 = new boolean[1];
        var found = new ArrayList<LedgerSheet>();
        try (var in = part("xl/workbook.xml", limits.inflated())) {
            var xml = XML.createXMLStreamReader(in);
            while (next(xml) != XMLStreamConstants.END_DOCUMENT) {
                if (!xml.isStartElement()) {
                    continue;
                }
                if (xml.getLocalName().equals("workbookPr")) {
                    var flag = xml.getAttributeValue(null, "date1904");
                    from1904[0] = "1".equals(flag) || "true".equals(flag);
                } else if (xml.getLocalName().equals("sheet")) {
                    var id = relation(xml);
                    var target = id == null ? null : targets.get(id);
                    // chart sheets and macro sheets hold no rows
                    if (target != null && target.contains("worksheets/") && zip.getEntry(target) != null) {
                        var name = xml.getAttributeValue(null, "name");
                        var state = xml.getAttributeValue(null, "state");
                        parts.add(target);
                        found.add(new LedgerSheet(found.size(), name == null ? "" : name, state != null && !state.equals("visible"), false));
                    }
                }
            }
        }
        for (var sheet : found) {
            sheets.add(new LedgerSheet(sheet.index(), sheet.name(), sheet.hidden(), from1904[0]));
        }
    }

    /** The relationship id of a sheet, in whichever namespace the writer put it. */
    private static @Nullable String relation(XMLStreamReader xml) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            var namespace = xml.getAttributeNamespace(i);
            if (xml.getAttributeLocalName(i).equals("id") && namespace != null && namespace.endsWith("/relationships")) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    private void readStyles() throws IOException, XMLStreamException {
        var custom = new HashMap<Integer, Boolean>();
        try (var in = part("xl/styles.xml", limits.inflated())) {
            var xml = XML.createXMLStreamReader(in);
            boolean formats = false;
            int style = 0;
            while (next(xml) != XMLStreamConstants.END_DOCUMENT) {
                if (xml.isEndElement() && xml.getLocalName().equals("cellXfs")) {
                    formats = false;
                }
                if (!xml.isStartElement()) {
                    continue;
                }
                switch (xml.getLocalName()) {
                    case "numFmt" -> {
                        var code = xml.getAttributeValue(null, "formatCode");
                        custom.put(whole(xml.getAttributeValue(null, "numFmtId"), -1), code != null && DateFormats.custom(code));
                    }
                    case "cellXfs" -> formats = true;
                    case "xf" -> {
                        if (formats) {
                            int format = whole(xml.getAttributeValue(null, "numFmtId"), 0);
                            dateStyles.set(style++, custom.getOrDefault(format, DateFormats.builtIn(format)));
                        }
                    }
                    default -> { }
                }
            }
        }
    }

    private void readStrings(String table) throws IOException, XMLStreamException {
        var read = new ArrayList<String>();
        try (var in = part(table, limits.strings())) {
            var xml = XML.createXMLStreamReader(in);
            var text = new StringBuilder();
            while (next(xml) != XMLStreamConstants.END_DOCUMENT) {
                if (xml.isStartElement()) {
                    switch (xml.getLocalName()) {
                        case "si" -> text.setLength(0);
                        case "t" -> text.append(text(xml));
                        case "rPh" -> skip(xml);
                        default -> { }
                    }
                } else if (xml.isEndElement() && xml.getLocalName().equals("si")) {
                    read.add(text.toString());
                }
            }
        }
        strings = read;
    }

    /** Merged ranges stand after the rows, so they are looked for first, without reading the rows as markup. */
    private Merges merges(String part) throws IOException {
        var merges = new Merges();
        var mark = "mergeCell ".getBytes(StandardCharsets.US_ASCII);
        try (var in = new BufferedInputStream(part(part, limits.inflated()), 1 << 16)) {
            int matched = 0;
            int b;
            while ((b = in.read()) >= 0) {
                matched = b == mark[matched] ? matched + 1 : b == mark[0] ? 1 : 0;
                if (matched == mark.length) {
                    matched = 0;
                    var attributes = new StringBuilder();
                    while ((b = in.read()) >= 0 && b != '>' && attributes.length() < 200) {
                        attributes.append((char) b);
                    }
                    addMerge(merges, attributes.toString());
                }
            }
        }
        return merges;
    }

    private static void addMerge(Merges merges, String attributes) {
        var range = java.util.regex.Pattern.compile("ref=[\"']\\$?([A-Z]{1,3})\\$?(\\d{1,7}):\\$?[A-Z]{1,3}\\$?(\\d{1,7})[\"']").matcher(attributes);
        if (range.find()) {
            merges.add(Integer.parseInt(range.group(2)), Integer.parseInt(range.group(3)), column(range.group(1) + "1", 0));
        }
    }

    // ---- markup

    @FunctionalInterface
    private interface OnElement {
        void at(XMLStreamReader xml) throws XMLStreamException;
    }

    private void each(String part, String element, OnElement then) throws IOException, XMLStreamException {
        try (var in = part(part, limits.inflated())) {
            var xml = XML.createXMLStreamReader(in);
            while (next(xml) != XMLStreamConstants.END_DOCUMENT) {
                if (xml.isStartElement() && xml.getLocalName().equals(element)) {
                    then.at(xml);
                }
            }
        }
    }

    private static int next(XMLStreamReader xml) throws XMLStreamException, LedgerUnreadable {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new LedgerUnreadable(Reason.of("doctype"));
        }
        return event;
    }

    /** The characters up to the element's end, no more of them than a cell may hold and a little over. */
    private String text(XMLStreamReader xml) throws XMLStreamException, LedgerUnreadable {
        var text = new StringBuilder();
        int depth = 1;
        while (depth > 0) {
            switch (next(xml)) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.END_DOCUMENT -> throw new LedgerUnreadable(Reason.of("brokenWorkbook"));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (text.length() <= 2 * limits.cell()) {
                        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                    }
                }
                default -> { }
            }
        }
        return text.toString();
    }

    private static void skip(XMLStreamReader xml) throws XMLStreamException, LedgerUnreadable {
        int depth = 1;
        while (depth > 0) {
            int event = next(xml);
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.END_DOCUMENT) {
                throw new LedgerUnreadable(Reason.of("brokenWorkbook"));
            }
        }
    }

    private static int rowNumber(@Nullable String written, int otherwise) {
        int number = whole(written, otherwise);
        return number > 0 ? number : otherwise;
    }

    /** The column of a reference such as AB12, from 0; beyond the last one a spreadsheet has, simply far right. */
    private static int column(@Nullable String reference, int otherwise) {
        if (reference == null) {
            return otherwise;
        }
        int column = 0;
        int letters = 0;
        for (int i = 0; i < reference.length() && letters < 4; i++) {
            char c = Character.toUpperCase(reference.charAt(i));
            if (c < 'A' || c > 'Z') {
                break;
            }
            column = column * 26 + c - 'A' + 1;
            letters++;
        }
        return letters == 0 ? otherwise : column - 1;
    }

    private static int whole(@Nullable String digits, int otherwise) {
        if (digits == null || digits.isEmpty() || digits.length() > 9) {
            return otherwise;
        }
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private static LedgerUnreadable broken(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof LedgerUnreadable known) {
                return known;
            }
        }
        return new LedgerUnreadable(Reason.of("brokenWorkbook"), e);
    }

    private static XMLInputFactory factory() {
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, Boolean.FALSE);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, Boolean.FALSE);
        factory.setProperty(XMLInputFactory.IS_COALESCING, Boolean.FALSE);
        return factory;
    }

    // ---- parts

    private InputStream part(String name, long most) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new LedgerUnreadable(Reason.of("brokenWorkbook"));
        }
        long stored = Math.min(Math.max(entry.getCompressedSize(), 1), size);
        return new Counted(zip.getInputStream(entry), most, stored * limits.ratio());
    }

    /** Stops as soon as a part has become too big, or too big for what was stored of it. */
    private static final class Counted extends FilterInputStream {

        private final long most;
        private final long byRatio;
        private long read;

        Counted(InputStream in, long most, long byRatio) {
            super(in);
            this.most = most;
            this.byRatio = Math.max(byRatio, Limits.RATIO_FROM);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            if (b >= 0) {
                count(1);
            }
            return b;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int n = super.read(into, from, length);
            if (n > 0) {
                count(n);
            }
            return n;
        }

        private void count(int n) throws LedgerUnreadable {
            read += n;
            if (read > most || read > byRatio) {
                throw new LedgerUnreadable(Reason.of("bomb"));
            }
        }
    }
}
