package org.huiyin.intake.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.util.CellRangeAddress;
import org.huiyin.intake.LedgerUnreadable;
import org.huiyin.intake.ledger.Cell.Flaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of file a clerk may bring, good and bad. Each is made here. */
class LedgerFileTests {

    @TempDir
    Path dir;

    // ---- workbooks

    @Test
    void aWorkbookKeepsRowNumbersAcrossGaps() throws IOException {
        var file = Workbooks.sheet(dir.resolve("a.xlsx"),
                Workbooks.row(1, Workbooks.text("A1", "编号"), Workbooks.text("B1", "主题")) + Workbooks.row(7, "<c r=\"A7\"><v>188006</v></c>", Workbooks.text("B7", "路灯不亮")), "");
        var rows = rows(file);
        assertThat(rows).extracting(SheetRow::number).containsExactly(1, 7);
        assertThat(rows.get(1).cell(0).text()).isEqualTo("188006");
        assertThat(rows.get(1).cell(1).text()).isEqualTo("路灯不亮");
        assertThat(rows.get(1).cell(9).blank()).isTrue();
    }

    @Test
    void rowsAndCellsWithoutReferencesAreCounted() throws IOException {
        var rows = rows(Workbooks.sheet(dir.resolve("a.xlsx"), "<row><c t=\"inlineStr\"><is><t>甲</t></is></c><c><v>2</v></c></row><row><c><v>3</v></c></row>", ""));
        assertThat(rows).extracting(SheetRow::number).containsExactly(1, 2);
        assertThat(texts(rows.get(0))).containsExactly("甲", "2");
    }

    @Test
    void aFormulaShowsItsStoredResultAndOneWithoutIsMarked() throws IOException {
        var rows = rows(Workbooks.sheet(dir.resolve("a.xlsx"), Workbooks.row(1,
                "<c r=\"A1\"><f>1+1</f><v>2</v></c>", "<c r=\"B1\" t=\"str\"><f>A1&amp;\"x\"</f><v>2x</v></c>", "<c r=\"C1\"><f>NOW()</f></c>",
                "<c r=\"D1\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>"), ""));
        assertThat(texts(rows.getFirst())).containsExactly("2", "2x", "", "");
        assertThat(rows.getFirst().cell(2).flaws()).containsExactly(Flaw.FORMULA_WITHOUT_VALUE);
        assertThat(rows.getFirst().cell(3).flaws()).containsExactly(Flaw.ERROR_VALUE);
    }

    @Test
    void aValueMergedDownwardsStandsInEveryRowButNotInTheColumnsBeside() throws IOException {
        var rows = rows(Workbooks.sheet(dir.resolve("a.xlsx"),
                Workbooks.row(1, Workbooks.text("A1", "城管"), Workbooks.text("C1", "一")) + Workbooks.row(2, Workbooks.text("C2", "二")) + Workbooks.row(3, "<c r=\"A3\"/>")
                        + Workbooks.row(4, Workbooks.text("C4", "四")), "<mergeCells count=\"1\"><mergeCell ref=\"A1:B3\"/></mergeCells>"));
        assertThat(texts(rows.get(1))).containsExactly("城管", "", "二");
        assertThat(rows.get(2).blank()).as("a row of its own is needed").isTrue();
        assertThat(texts(rows.get(3))).containsExactly("", "", "四");
    }

    @Test
    void datesAreReadInBothDateSystems() throws IOException {
        var cells = Workbooks.row(1, "<c r=\"A1\" s=\"1\"><v>43563.359259259261</v></c>", "<c r=\"B1\" s=\"2\"><v>43563</v></c>", "<c r=\"C1\"><v>43563</v></c>",
                "<c r=\"D1\" t=\"d\"><v>2020-01-05T11:15:02</v></c>");
        assertThat(texts(rows(Workbooks.sheet(dir.resolve("a.xlsx"), cells, "")).getFirst()))
                .containsExactly("2019-04-08 08:37:20", "2019-04-08 00:00:00", "43563", "2020-01-05 11:15:02");
        var parts = Workbooks.parts(cells, "");
        parts.computeIfPresent("xl/workbook.xml", (_, xml) -> xml.replace("<workbookPr/>", "<workbookPr date1904=\"1\"/>"));
        var file = Workbooks.write(dir.resolve("b.xlsx"), parts);
        assertThat(rows(file).getFirst().cell(0).text()).isEqualTo("2023-04-09 08:37:20");
        try (var ledger = LedgerFile.open(file, Limits.DEFAULT, null)) {
            assertThat(ledger.sheets().getFirst().from1904()).isTrue();
        }
    }

    @Test
    void aCellOfTheLongestKindIsWholeAndControlCharactersAreTakenOut() throws IOException {
        var longest = "长".repeat(32_767);
        var rows = rows(Workbooks.sheet(dir.resolve("a.xlsx"), Workbooks.row(1, Workbooks.text("A1", longest), Workbooks.text("B1", "一_x0000_二_x0007_三_x000D_\n四")), ""));
        assertThat(rows.getFirst().cell(0).text()).isEqualTo(longest);
        assertThat(rows.getFirst().cell(1).text()).isEqualTo("一二三\n四");
        assertThat(rows.getFirst().cell(1).flaws()).containsExactly(Flaw.CONTROL_CHARACTERS);
    }

    @Test
    void aNumberKeepsItsDigitsAndOneThatLostSomeIsMarked() throws IOException {
        var row = rows(Workbooks.sheet(dir.resolve("a.xlsx"),
                Workbooks.row(1, "<c r=\"A1\"><v>13800138000</v></c>", "<c r=\"B1\"><v>1.38E+10</v></c>", "<c r=\"C1\"><v>4.30102199001010E+17</v></c>"), "")).getFirst();
        assertThat(texts(row)).containsExactly("13800138000", "13800000000", "430102199001010000");
        assertThat(row.cell(2).has(Flaw.DIGITS_LOST)).isTrue();
    }

    @Test
    void aCellFarToTheRightIsNotReadAndTakesNoMemory() throws IOException {
        var row = rows(Workbooks.sheet(dir.resolve("a.xlsx"), Workbooks.row(1, Workbooks.text("A1", "一"), Workbooks.text("ZZZZZZ1", "远")), "")).getFirst();
        assertThat(texts(row)).containsExactly("一");
    }

    @Test
    void hiddenSheetsAreKnownAndSeveralSheetsAreListed() throws IOException {
        var parts = Workbooks.parts(Workbooks.row(1, Workbooks.text("A1", "一")), "");
        parts.computeIfPresent("xl/workbook.xml", (_, xml) -> xml.replace("</sheets>", "<sheet name=\"隐\" sheetId=\"2\" state=\"hidden\" r:id=\"rId2\"/></sheets>"));
        parts.put("xl/worksheets/sheet2.xml", parts.get("xl/worksheets/sheet1.xml").replace("一", "二"));
        try (var ledger = LedgerFile.open(Workbooks.write(dir.resolve("a.xlsx"), parts), Limits.DEFAULT, null)) {
            assertThat(ledger.sheets()).extracting(LedgerSheet::name).containsExactly("台账", "隐");
            assertThat(ledger.sheets()).extracting(LedgerSheet::hidden).containsExactly(false, true);
            assertThat(texts(rows(ledger, 1).getFirst())).containsExactly("二");
        }
    }

    // ---- hostile and broken workbooks

    @Test
    void aBombIsRefused() throws IOException {
        var file = dir.resolve("bomb.xlsx");
        var parts = Workbooks.parts("", "");
        parts.remove("xl/worksheets/sheet1.xml");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write(("<worksheet " + Workbooks.MAIN + "><sheetData>").getBytes(StandardCharsets.UTF_8));
            var block = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 200; i++) {
                zip.write(block);
            }
        }
        assertThat(Files.size(file)).isLessThan(400_000);
        assertRefused(file, "bomb");
    }

    @Test
    void anExternalEntityIsRefusedAndNotOpened() throws IOException {
        var secret = Files.writeString(dir.resolve("secret"), "geheim");
        var parts = Workbooks.parts(Workbooks.row(1, "<c r=\"A1\" t=\"inlineStr\"><is><t>&x;</t></is></c>"), "");
        parts.computeIfPresent("xl/worksheets/sheet1.xml", (_, xml) -> "<!DOCTYPE w [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>" + xml);
        assertRefused(Workbooks.write(dir.resolve("a.xlsx"), parts), "doctype");
    }

    @Test
    void aFileWithAPasswordSaysSo() throws IOException {
        var file = dir.resolve("locked.xlsx");
        try (var fs = new POIFSFileSystem(); var out = new FileOutputStream(file.toFile())) {
            fs.getRoot().createDocument("EncryptionInfo", new java.io.ByteArrayInputStream(new byte[64]));
            fs.getRoot().createDocument("EncryptedPackage", new java.io.ByteArrayInputStream(new byte[64]));
            fs.writeFilesystem(out);
        }
        assertRefused(file, "password");
        var old = dir.resolve("locked.xls");
        Biff8EncryptionKey.setCurrentUserPassword("mima");
        try (var book = new HSSFWorkbook(); var out = new FileOutputStream(old.toFile())) {
            book.createSheet("x").createRow(0).createCell(0).setCellValue("一");
            book.write(out);
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
        assertRefused(old, "password");
    }

    @Test
    void aCutOffWorkbookIsRefused() throws IOException {
        var whole = Files.readAllBytes(Workbooks.sheet(dir.resolve("a.xlsx"), Workbooks.row(1, Workbooks.text("A1", "一")), ""));
        assertRefused(Files.write(dir.resolve("b.xlsx"), java.util.Arrays.copyOf(whole, whole.length / 2)), "brokenWorkbook");
        var parts = Workbooks.parts("", "");
        parts.put("xl/worksheets/sheet1.xml", "<worksheet " + Workbooks.MAIN + "><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v>");
        assertRefused(Workbooks.write(dir.resolve("c.xlsx"), parts), "brokenWorkbook");
    }

    @Test
    void aZipThatIsNoWorkbookIsRefused() throws IOException {
        assertRefused(Workbooks.write(dir.resolve("a.xlsx"), Map.of("readme.txt", "x")), "notALedger");
        assertRefused(Workbooks.write(dir.resolve("b.xlsx"), Map.of("[Content_Types].xml", "<x/>", "xl/workbook.bin", "x")), "binaryWorkbook");
    }

    // ---- BIFF8

    @Test
    void anOldWorkbookIsReadLikeANewOne() throws IOException {
        var file = dir.resolve("a.xls");
        try (var book = new HSSFWorkbook(); var out = new FileOutputStream(file.toFile())) {
            var style = book.createCellStyle();
            style.setDataFormat(book.createDataFormat().getFormat("yyyy/m/d h:mm:ss"));
            var sheet = book.createSheet("台账");
            var header = sheet.createRow(2);
            header.createCell(0).setCellValue("留言编号");
            header.createCell(1).setCellValue("留言时间");
            var row = sheet.createRow(5);
            row.createCell(0).setCellValue(188006);
            row.createCell(1).setCellValue(43563.359259259261);
            row.getCell(1).setCellStyle(style);
            row.createCell(2).setCellValue("并");
            row.createCell(3).setCellFormula("\"a\"&\"b\"");
            book.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(row.getCell(3));
            sheet.createRow(6).createCell(0).setCellValue(7);
            sheet.addMergedRegion(new CellRangeAddress(5, 6, 2, 2));
            book.createSheet("隐").createRow(0).createCell(0).setCellValue("x");
            book.setSheetHidden(1, true);
            book.write(out);
        }
        var rows = rows(Files.copy(file, dir.resolve("misnamed.csv")));
        assertThat(rows).extracting(SheetRow::number).containsExactly(3, 6, 7);
        assertThat(texts(rows.get(1))).containsExactly("188006", "2019-04-08 08:37:20", "并", "ab");
        assertThat(texts(rows.get(2))).containsExactly("7", "", "并");
        try (var ledger = LedgerFile.open(file, Limits.DEFAULT, null)) {
            assertThat(ledger.sheets()).extracting(LedgerSheet::hidden).containsExactly(false, true);
        }
    }

    @Test
    void anOlderWorkbookSaysHowToConvert() throws IOException {
        var file = dir.resolve("a.xls");
        try (var fs = new POIFSFileSystem(); var out = new FileOutputStream(file.toFile())) {
            fs.getRoot().createDocument("Book", new java.io.ByteArrayInputStream(new byte[64]));
            fs.writeFilesystem(out);
        }
        assertRefused(file, "oldExcel");
    }

    @Test
    void aWebPageNamedAsAWorkbookSaysHowToConvert() throws IOException {
        assertRefused(Files.writeString(dir.resolve("a.xls"), "<html><table><tr><td>留言编号</td></tr></table></html>"), "pageNamedExcel");
        assertRefused(Files.writeString(dir.resolve("b.xls"), "<?xml version=\"1.0\"?><Workbook/>"), "pageNamedExcel");
    }

    // ---- text

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GBK", "GB18030", "UTF-16LE", "UTF-16BE"})
    void textIsReadInItsEncoding(String name) throws IOException {
        var file = Files.writeString(dir.resolve("a.csv"), "留言编号,留言主题\r\n1,路灯不亮三天了，没有人来修\r\n", Charset.forName(name));
        assertThat(texts(rows(file).get(1))).containsExactly("1", "路灯不亮三天了，没有人来修");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aByteOrderMarkIsNoPartOfTheFirstCell(String name) throws IOException {
        var file = Files.writeString(dir.resolve("a.csv"), "\uFEFF编号,主题\n1,a\n", Charset.forName(name));
        assertThat(rows(file).getFirst().cell(0).text()).isEqualTo("编号");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "\t", ";", "|", "，"})
    void theSeparatorIsFound(String separator) throws IOException {
        var file = Files.writeString(dir.resolve("a.txt"), "编号,主题,内容\n1,甲、乙,丙 丁\n".replace(",", separator));
        assertThat(texts(rows(file).get(1))).containsExactly("1", "甲、乙", "丙 丁");
    }

    @Test
    void quotesAndLineBreaksInCellsAreOneRow() throws IOException {
        var file = Files.writeString(dir.resolve("a.csv"), "编号,内容\r\n1,\"第一行\r\n第二行, \"\"引号\"\" 好\"\r\n\r\n3,5\" 管子\r\n");
        var rows = rows(file);
        assertThat(rows.get(1).cell(1).text()).isEqualTo("第一行\n第二行, \"引号\" 好");
        assertThat(rows.get(2).blank()).isTrue();
        assertThat(rows.get(3).number()).isEqualTo(4);
        assertThat(rows.get(3).cell(1).text()).isEqualTo("5\" 管子");
    }

    @Test
    void aQuoteNeverClosedCostsOneRow() throws IOException {
        var file = Files.writeString(dir.resolve("a.csv"), "编号,内容\n1,好\n2,\"没有关上\n3,好\n4,好\n");
        var rows = rows(file);
        assertThat(rows).extracting(row -> row.cell(0).text()).containsExactly("编号", "1", "2", "3", "4");
        assertThat(rows.get(2).cell(1).has(Flaw.QUOTE_NOT_CLOSED)).isTrue();
        assertThat(rows).extracting(SheetRow::number).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void nulBytesInTextAreTakenOutAndMarked() throws IOException {
        var rows = rows(Files.writeString(dir.resolve("a.csv"), "编号,内容\n1,坏\0字\0节\n"));
        assertThat(rows.get(1).cell(1).text()).isEqualTo("坏字节");
        assertThat(rows.get(1).cell(1).has(Flaw.CONTROL_CHARACTERS)).isTrue();
    }

    @Test
    void aFewBadBytesDoNotChangeTheEncodingOfTheRest() throws IOException {
        var good = "编号,内容\n" + "1,这里是很长的一段中文内容，用来说明编码\n".repeat(20);
        var bytes = new java.io.ByteArrayOutputStream();
        bytes.write(good.getBytes(StandardCharsets.UTF_8));
        bytes.write("2,半个字".getBytes(StandardCharsets.UTF_8), 0, 10);
        var rows = rows(Files.write(dir.resolve("a.csv"), bytes.toByteArray()));
        assertThat(rows.get(1).cell(1).text()).startsWith("这里是");
        assertThat(rows.getLast().cell(1).has(Flaw.UNDECODABLE)).isTrue();
    }

    @Test
    void filesThatAreNoLedgerAreRefused() throws IOException {
        assertRefused(Files.createFile(dir.resolve("empty.xlsx")), "emptyFile");
        assertRefused(Files.write(dir.resolve("a.xlsx"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}), "notALedger");
        var noise = new byte[20_000];
        new java.util.Random(7).nextBytes(noise);
        noise[0] = 'x';
        assertRefused(Files.write(dir.resolve("b.csv"), noise), "notALedger");
        assertRefused(dir.resolve("absent.csv"), "noFile");
        assertThatThrownBy(() -> LedgerFile.open(Files.writeString(dir.resolve("c.csv"), "a,b"), Limits.DEFAULT, "no-such")).isInstanceOf(LedgerUnreadable.class);
    }

    // ---- real files

    @Test
    void theRealLedgersAreReadWhole() throws IOException {
        assertThat(real("messages/ledger_hot_4326.xlsx")).isEqualTo(4_327);
        assertThat(real("messages/ledger_sample_blank_rows.xlsx")).as("496 with the header").isEqualTo(496);
        assertThat(real("messages/ledger_replied_sample.xlsx")).isEqualTo(121);
        assertThat(real("civic_311/requests_sf_ny.csv")).isEqualTo(13_001);
    }

    private static long real(String name) throws IOException {
        return rows(RealData.file(name)).stream().filter(row -> !row.blank()).count();
    }

    // ----

    private static void assertRefused(Path file, String key) {
        assertThatThrownBy(() -> rows(file)).isInstanceOfSatisfying(LedgerUnreadable.class, e -> assertThat(e.reason().key()).isEqualTo("ledger." + key));
    }

    private static List<String> texts(SheetRow row) {
        return row.cells().stream().map(Cell::text).toList();
    }

    private static List<SheetRow> rows(Path file) throws IOException {
        try (var ledger = LedgerFile.open(file, Limits.DEFAULT, null)) {
            return rows(ledger, 0);
        }
    }

    private static List<SheetRow> rows(LedgerFile ledger, int sheet) throws IOException {
        var rows = new ArrayList<SheetRow>();
        ledger.read(ledger.sheets().get(sheet), rows::add);
        return rows;
    }
}
