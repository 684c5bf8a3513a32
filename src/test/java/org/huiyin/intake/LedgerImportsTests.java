package org.huiyin.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.access.Cast;
import org.huiyin.casework.Matters;
import org.huiyin.intake.ledger.RealData;
import org.huiyin.journal.Actor;
import org.huiyin.journal.MatterId;
import org.huiyin.organization.Office;
import org.huiyin.organization.Organization;
import org.huiyin.storage.HuiyinTest;
import org.huiyin.vault.Field;
import org.huiyin.vault.Vault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ledgers brought in: history and open matters, twice, half, and taken back. */
@HuiyinTest
class LedgerImportsTests {

    private static final Actor LEDGER = new Actor.Program("ledger");
    private static final int HOME = 370100;

    @TempDir
    Path dir;

    @Autowired
    LedgerImports imports;

    @Autowired
    Organization organization;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Vault vault;

    @Autowired
    Matters matters;

    Office office;
    /** Each test has a ledger of its own. */
    String ledger;

    @BeforeEach
    void city() {
        var mark = UUID.randomUUID().toString().substring(24);
        ledger = "台账" + mark;
        office = new Cast(organization).cityPetitions;
    }

    @Test
    void historyArchivesAndStartsNothing() throws IOException {
        var batch = done(run(csv("1,路灯不亮,三天没有人来修,2019/5/6 10:00,张三,已经修好,2019/5/10", "2,污水,没有人管,2020-01-02,李四,,"), ImportKind.HISTORY));
        assertThat(batch.state()).isEqualTo(ImportBatch.State.ENDED);
        assertThat(batch.figures()).isEqualTo(new ImportFigures(2, 0, 0, 0, 1));
        var first = matter(batch, 0);
        var file = matters.forPerson(first);
        assertThat(file.title()).isEqualTo("路灯不亮");
        assertThat(file.matter().originalNumber()).isEqualTo("1");
        assertThat(file.matter().receivedOn()).isEqualTo(LocalDate.of(2019, 5, 6));
        assertThat(file.leading().standing()).isEqualTo("replied");
        assertThat(file.leading().open()).isFalse();
        assertThat(file.said(file.acts().getFirst(), "answer")).contains("已经修好");
        assertThat(file.limits()).isEmpty();
        assertThat(matters.forPerson(matter(batch, 1)).leading().standing()).isEqualTo("concluded");
        assertThat(vault.open(first, EnumSet.of(Field.NAME), LEDGER, "test", LocalDate.of(2026, 1, 1))).containsEntry(Field.NAME, "张三");
        assertThat(count("select count(*) from outbox")).isZero();
    }

    @Test
    void whatAPersonWroteIsSweptAndIdentitiesStandInNoTable() throws IOException {
        var batch = done(run(csv("77,我是王五贵的事,我叫王五贵，电话13912345678，身份证370102199001011234,2019/5/6,王五贵,请王五贵来领,2019/5/9"), ImportKind.HISTORY));
        var file = matters.forPerson(matter(batch, 0));
        assertThat(file.title() + file.content() + file.words()).doesNotContain("王五贵", "13912345678", "370102199001011234");
        for (var table : List.of("matters", "matter_texts", "legs", "leg_acts", "journal_entries", "import_batches", "import_rows", "import_remarks")) {
            assertThat(count("select count(*) from " + table + " t where t::text like '%王五贵%' or t::text like '%13912345678%'")).as(table).isZero();
        }
    }

    @Test
    void openMattersRunFromTheirOwnDatesUnderTheLawInForce() throws IOException {
        var today = LocalDate.now();
        var rows = new String[] {"a,旧事,在条例之前收到,2021/3/1,,,", "b,逾期,早就到期,2023/3/1,,,", "c,新事,今天收到," + today + ",,,", "d,已答复,已经答复,2023/3/1,,好,2023/4/1"};
        var order = order(csv(rows), ImportKind.OPEN);
        var forecast = imports.forecast(order);
        assertThat(forecast.figures().taken()).isEqualTo(4);
        assertThat(forecast.withoutLaw()).isEqualTo(1);
        assertThat(forecast.clocks()).isEqualTo(2);
        assertThat(forecast.late()).isEqualTo(1);
        assertThat(forecast.messages()).isEqualTo(1);
        assertThat(forecast.answered()).isEqualTo(1);
        assertThat(imports.latest()).noneMatch(batch -> batch.ledger().equals(ledger));

        var batch = done(imports.run(order, _ -> { }));
        assertThat(matters.forPerson(matter(batch, 0)).limits()).isEmpty();
        var late = matters.forPerson(matter(batch, 1));
        assertThat(late.limits()).hasSize(1);
        assertThat(late.limits().getFirst().dueOn()).isBefore(today);
        assertThat(late.leading().open()).isTrue();
        assertThat(matters.forPerson(matter(batch, 2)).limits().getFirst().dueOn()).isAfter(today);
        assertThat(matters.forPerson(matter(batch, 3)).leading().open()).isFalse();
    }

    @Test
    void theSameFileTwiceAddsNothing() throws IOException {
        var file = csv("1,路灯,不亮,2019/5/6,,,", ",没有编号,一样的,2019/5/6,,,", ",没有编号,一样的,2019/5/6,,,");
        assertThat(done(run(file, ImportKind.HISTORY)).figures().taken()).isEqualTo(3);
        var again = done(run(file, ImportKind.HISTORY));
        assertThat(again.figures()).isEqualTo(new ImportFigures(0, 3, 0, 0, 1));
        assertThat(done(run(csv("1,路灯,不亮,2019/5/6,,,"), ImportKind.OPEN)).figures().same()).as("and not in another way either").isEqualTo(1);
    }

    @Test
    void theSameNumberWithOtherContentIsReported() throws IOException {
        run(csv("1,路灯,不亮,2019/5/6,张三,,"), ImportKind.HISTORY);
        var other = done(run(csv("1,路灯,又不亮了,2019/5/6,张三,,", "1,路灯,不亮,2019/5/6,李四,,"), ImportKind.HISTORY));
        assertThat(other.figures()).isEqualTo(new ImportFigures(0, 1, 1, 0, 1));
        assertThat(imports.remarks(other.id(), false, 10)).singleElement().satisfies(remark -> {
            assertThat(remark.row()).isEqualTo(2);
            assertThat(remark.reasons()).containsExactly(Reason.of("row.otherContent"));
        });
    }

    @Test
    void keysTellNothingAboutPeople() throws IOException {
        // one person, two matters: no value of one row stands in the other
        var batch = done(run(csv("1,路灯,不亮,2019/5/6,赵六,,", "2,井盖,丢了,2019/5/6,赵六,,"), ImportKind.HISTORY));
        var values = new HashSet<String>();
        for (var row : jdbc.sql("select key, content from import_rows where batch = ?").param(batch.id()).query().listOfRows()) {
            for (var value : row.values()) {
                assertThat(values.add(java.util.HexFormat.of().formatHex((byte[]) value))).isTrue();
            }
        }
    }

    @Test
    void rowsThatCannotBeTakenAreReportedAndMended() throws IOException {
        var file = csv("1,好的,内容,2019/5/6,,,", "2,坏的,=内容,不是日期,钱七,,", "3,也好,内容,2019/5/6,,,");
        var batch = done(run(file, ImportKind.HISTORY));
        assertThat(batch.figures()).isEqualTo(new ImportFigures(2, 0, 1, 0, 1));
        assertThat(imports.remarks(batch.id(), false, 10)).singleElement().extracting(ImportRemark::row).isEqualTo(3);
        var mend = dir.resolve(ledger + "-未收.xlsx");
        assertThat(imports.writeMendFile(batch.id(), order(file, ImportKind.HISTORY), mend, ImportWords.of(true))).isEqualTo(1);
        // nothing mended: refused again, for the same reason; the file's name leads to the same ledger
        var again = imports.run(new ImportOrder(mend, mend.getFileName().toString(), null, null, Map.of(), null, null, ImportKind.HISTORY, "cn-petition-2022",
                office.id(), LEDGER, null), _ -> { });
        assertThat(done(again).ledger()).isEqualTo(ledger);
        assertThat(done(again).figures()).isEqualTo(new ImportFigures(0, 0, 1, 0, 1));
    }

    @Test
    void anImportThatWasStoppedGoesOnWhereItWas() throws IOException {
        var rows = new String[1_000];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i + ",主题" + i + ",内容" + i + ",2019/5/6,某人" + i + ",,";
        }
        var file = csv(rows);
        var order = order(file, ImportKind.HISTORY);
        var seen = new int[1];
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> imports.run(order, batch -> {
            if (++seen[0] == 4) {
                throw new IllegalStateException("stopped");
            }
        }))).hasMessage("stopped");
        var left = imports.latest().stream().filter(batch -> batch.ledger().equals(ledger)).findFirst().orElseThrow();
        assertThat(left.state()).isEqualTo(ImportBatch.State.RUNNING);
        assertThat(left.figures().taken()).isBetween(300, 500);
        var ended = done(imports.run(order, _ -> { }));
        assertThat(ended.id()).isEqualTo(left.id());
        assertThat(ended.figures()).isEqualTo(new ImportFigures(1_000, 0, 0, 0, 1));
        assertThat(count("select count(*) from import_rows where ledger = '" + ledger + "'")).isEqualTo(1_000);
    }

    @Test
    void anImportIsUndoneWholeUntilSomebodyActs() throws IOException {
        var batch = done(run(csv("1,路灯,不亮,2019/5/6,张三,修好了,2019/5/7", "2,井盖,丢了,2023/5/6,李四,,"), ImportKind.OPEN));
        var gone = List.of(matter(batch, 0), matter(batch, 1));
        assertThat(imports.undo(batch.id(), LEDGER)).isEqualTo(new LedgerImports.Undoing.Undone(2));
        assertThat(count("select count(*) from matters where origin <> 'LIVE' and id in ('" + gone.get(0) + "', '" + gone.get(1) + "')")).isZero();
        assertThat(count("select count(*) from time_limits where matter = '" + gone.get(1) + "'")).isZero();
        assertThat(vault.present(gone.get(0))).isEmpty();
        assertThat(imports.undo(batch.id(), LEDGER)).isInstanceOf(LedgerImports.Undoing.Refused.class);
        // and brought in anew
        var again = done(run(csv("1,路灯,不亮,2019/5/6,张三,修好了,2019/5/7", "2,井盖,丢了,2023/5/6,李四,,"), ImportKind.OPEN));
        assertThat(again.figures().taken()).isEqualTo(2);
        jdbc.sql("update legs set version = 2 where matter = ?").param(matter(again, 1).value()).update();
        assertThat(imports.undo(again.id(), LEDGER)).isEqualTo(new LedgerImports.Undoing.Refused(Reason.of("undo.acted", 1)));
        assertThat(matters.forPerson(matter(again, 0)).title()).isEqualTo("路灯");
    }

    @Test
    void accusationsInALedgerAreSealed() throws IOException {
        var file = Files.writeString(dir.resolve(ledger + ".csv"), "编号,主题,内容,登记时间,类别\n1,某局长受贿,详情如下,2019/5/6,检举控告\n");
        var batch = done(run(file, ImportKind.HISTORY));
        assertThat(count("select count(*) from legs where sealed and title is null and matter = '" + matter(batch, 0) + "'")).isEqualTo(1);
        assertThat(count("select count(*) from matter_texts where text is not null and matter = '" + matter(batch, 0) + "'")).isZero();
    }

    @Test
    void aFileThatCannotBeReadSaysWhy() throws IOException {
        assertThat(run(Files.writeString(dir.resolve("x.csv"), "甲,乙\n1,2\n"), ImportKind.HISTORY)).isInstanceOf(ImportResult.Unreadable.class);
        assertThat(run(Files.createFile(dir.resolve("y.csv")), ImportKind.HISTORY)).isEqualTo(new ImportResult.Unreadable(Reason.of("emptyFile")));
    }

    // ---- real ledgers

    @Test
    void theRealLedgerOf4326IsTakenWhole() throws IOException {
        long start = System.nanoTime();
        var batch = done(run(RealData.file("messages/ledger_hot_4326.xlsx"), ImportKind.HISTORY));
        System.out.printf("4,326 messages in %.1f s%n", (System.nanoTime() - start) / 1e9);
        assertThat(batch.figures().taken()).isEqualTo(4_326);
        assertThat(batch.figures().refused()).isZero();
    }

    @Test
    void theRealLedgerOfBlankRowsHasItsRealOnes() throws IOException {
        var batch = done(run(RealData.file("messages/ledger_sample_blank_rows.xlsx"), ImportKind.HISTORY));
        // 496 rows hold something, the first of them the names; number 37042 stands twice, in two categories
        assertThat(batch.figures()).isEqualTo(new ImportFigures(494, 0, 1, 0, 65_203 - 495));
        assertThat(imports.remarks(batch.id(), false, 10)).containsExactly(new ImportRemark(0, 312, false, List.of(Reason.of("row.otherContent"))));
    }

    @Test
    void theRealRepliesAreImportedAsAnswered() throws IOException {
        var batch = done(run(RealData.file("messages/ledger_replied_sample.xlsx"), ImportKind.OPEN));
        assertThat(batch.figures().taken()).isEqualTo(120);
        assertThat(count("select count(*) from legs l join import_rows r on r.home = l.home and r.matter = l.matter where r.batch = '" + batch.id()
                + "' and l.standing = 'replied' and not l.open")).isEqualTo(120);
    }

    // ----

    private Path csv(String... rows) throws IOException {
        return Files.writeString(dir.resolve(ledger + ".csv"), "编号,主题,内容,登记时间,姓名,答复意见,答复时间\n" + String.join("\n", rows) + "\n");
    }

    private ImportOrder order(Path file, ImportKind kind) {
        return new ImportOrder(file, file.getFileName().toString(), ledger, null, Map.of(), null, null, kind, "cn-petition-2022", office.id(), LEDGER, "test");
    }

    private ImportResult run(Path file, ImportKind kind) throws IOException {
        return imports.run(order(file, kind), _ -> { });
    }

    private static ImportBatch done(ImportResult result) {
        assertThat(result).isInstanceOf(ImportResult.Done.class);
        return ((ImportResult.Done) result).batch();
    }

    private MatterId matter(ImportBatch batch, int at) {
        return new MatterId(HOME, jdbc.sql("select matter from import_rows where batch = ? order by sheet, at_row offset ? limit 1")
                .params(batch.id(), at)
                .query(UUID.class)
                .single());
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }
}
