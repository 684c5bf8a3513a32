package org.huiyin.triage.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.huiyin.City;
import org.huiyin.access.SignedIn;
import org.huiyin.intake.LedgerUnreadable;
import org.huiyin.organization.OfficeKind;
import org.huiyin.storage.HuiyinTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** A duty list comes in from tables as people make them; what cannot be taken is given back with the reason. Leaves no trace. */
@HuiyinTest
@Transactional
class DutyImportTests {

    private static final Instant NOW = LocalDate.of(2026, 2, 12).atTime(10, 0).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    private static final String HEAD = "事项类别,层级,适用地区,单位,单位类型,单位名称含,责任,职责,依据,生效日期,失效日期,备注\n";

    @Autowired ApplicationContext context;
    @Autowired DutyImport imports;
    @Autowired DutyList list;
    @Autowired DutySheet sheet;
    @Autowired JdbcClient jdbc;

    @TempDir Path directory;
    SignedIn administrator;

    @BeforeEach
    void setUp() {
        var city = City.in(context);
        var who = city.at("petition", "head").who();
        administrator = new SignedIn(who.staff(), who.post(), who.office(), who.officePath(), "管理员", Set.of("system-admin"));
    }

    @Test
    void takesGoodRowsAndGivesTheOthersBackWithEveryReason() throws IOException {
        var file = file(HEAD
                + "城市管理,县级,东区,,部门,城管,牵头,路灯维护,《测试条例》第三条,2026年1月1日,,随便\n"
                + "HOUSING,2,,市住建局,,,主办,\"物业，\n电梯\",《测试条例》第四条,2026-01-01,2027/12/31,\n"
                + "没有的类别,9,,不存在的局,,,也许,,,昨天,,\n"
                + "HOUSING,3,,市住建局,,,,,依据,2026-01-01,2025-01-01,\n"
                + ",,,,,,,,,,,\n"
                + "URBAN,3,,,,,,,依据,,,\n", StandardCharsets.UTF_8);
        var taken = imports.take(file, administrator, NOW);
        assertThat(taken.kept()).isEqualTo(2);
        assertThat(taken.unknown()).containsExactly("备注");
        assertThat(taken.bad()).hasSize(3);
        assertThat(taken.bad().get(0).why()).containsOnlyKeys(DutyField.CATEGORY, DutyField.LEVEL, DutyField.OFFICE, DutyField.PART, DutyField.BASIS, DutyField.FROM);
        assertThat(taken.bad().get(0).cells()).startsWith("没有的类别", "9", "", "不存在的局");
        assertThat(taken.bad().get(1).why()).containsOnlyKeys(DutyField.LEVEL, DutyField.UNTIL);
        assertThat(taken.bad().get(2).why()).containsOnlyKeys(DutyField.OFFICE);
        var kept = list.page("URBAN", 3, null, 10).getFirst();
        assertThat(kept.kind()).isEqualTo(OfficeKind.DEPARTMENT);
        assertThat(kept.place()).isEqualTo("990102");
        assertThat(kept.validFrom()).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(list.page("HOUSING", 2, null, 10).getFirst().validUntil()).isEqualTo(LocalDate.of(2027, 12, 31));
        assertThat(jdbc.sql("select count(*) from journal_entries where act = 'duty.write'").query(Integer.class).single()).isGreaterThanOrEqualTo(2);

        var again = imports.take(file, administrator, NOW);
        assertThat(again.kept()).as("the same file twice changes nothing").isZero();
        assertThat(again.same()).isEqualTo(2);
    }

    @Test
    void aChangedRowIsANewVersionOfItsLine() throws IOException {
        imports.take(file(HEAD + "URBAN,2,,市水务局,,,牵头,旧,依据一,2026-01-01,,\n", StandardCharsets.UTF_8), administrator, NOW);
        var taken = imports.take(file(HEAD + "URBAN,2,,市水务局,,,牵头,新,依据二,2026-01-01,,\n", Charset.forName("GBK")), administrator, NOW);
        assertThat(taken.kept()).isEqualTo(1);
        var line = list.page("URBAN", 2, null, 10).getFirst();
        assertThat(list.versions(line.id())).extracting(Duty::what).containsExactly("新", "旧");
        assertThat(list.versions(line.id())).extracting(Duty::version).containsExactly(2, 1);
    }

    @Test
    void whatIsTakenOutComesInAgainWithoutAChange() throws IOException {
        imports.take(file(HEAD + "城市管理,3,东区,,部门,城管,配合,路灯,依据,2026-01-01,2026-12-31,\nHOUSING,2,,市住建局,,,牵头,物业,依据,2026-01-01,,\n", StandardCharsets.UTF_8),
                administrator, NOW);
        for (boolean chinese : new boolean[] {true, false}) {
            var out = directory.resolve("out" + chinese + ".xlsx");
            try (var to = Files.newOutputStream(out)) {
                sheet.write(to, chinese);
            }
            var taken = imports.take(out, administrator, NOW);
            assertThat(taken.bad()).isEmpty();
            assertThat(taken.kept()).isZero();
            assertThat(taken.same()).isEqualTo(list.count());
        }
    }

    @Test
    void aFileThatIsNoTableIsRefusedWhole() throws IOException {
        int before = list.count();
        assertThatThrownBy(() -> imports.take(file("姓名,电话\n甲,1\n", StandardCharsets.UTF_8), administrator, NOW))
                .isInstanceOfSatisfying(LedgerUnreadable.class, e -> assertThat(e.reason().key()).isEqualTo("duty.file.noColumns"));
        var picture = Files.write(directory.resolve("list.xlsx"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2});
        assertThatThrownBy(() -> imports.take(picture, administrator, NOW)).isInstanceOf(LedgerUnreadable.class);
        var broken = Files.write(directory.resolve("broken.xlsx"), "PK\u0003\u0004 and nothing more".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> imports.take(broken, administrator, NOW)).isInstanceOf(LedgerUnreadable.class);
        assertThat(list.count()).isEqualTo(before);
    }

    @Test
    void theHeadOfADistrictPetitionOfficeKeepsOnlyItsOwnDistrict() throws IOException {
        var officer = City.in(context).at("east-petition", "officer").who();
        var head = new SignedIn(officer.staff(), officer.post(), officer.office(), officer.officePath(), "局长", Set.of("petition-head"));
        var taken = imports.take(file(HEAD + "URBAN,4,,桥头街道办事处,,,牵头,保洁,依据,2026-01-01,,\nURBAN,3,990102,,部门,城管,牵头,路灯,依据,2026-01-01,,\n"
                + "URBAN,2,,市水务局,,,牵头,供水,依据,2026-01-01,,\nURBAN,3,,,部门,城管,牵头,路灯,依据,2026-01-01,,\n", StandardCharsets.UTF_8), head, NOW);
        assertThat(taken.kept()).isEqualTo(2);
        assertThat(taken.bad()).hasSize(2).allSatisfy(b -> assertThat(b.why()).containsOnlyKeys(DutyField.PLACE));
        assertThat(list.mayWrite(City.in(context).at("petition", "head").who(), list.page("URBAN", 4, null, 1).getFirst())).isEmpty();
    }

    @Test
    void aLineWrittenMeanwhileIsNotOverwritten() {
        var typed = Map.of(DutyField.CATEGORY, "MARKET", DutyField.OFFICE, "water", DutyField.BASIS, "依据");
        var first = ((DutyList.Written.Kept) list.write(administrator, null, 0, new DutyDraft(typed), NOW)).duty();
        assertThat(first.level()).as("told by the office").isEqualTo(2);
        var other = Map.of(DutyField.CATEGORY, "MARKET", DutyField.OFFICE, "water", DutyField.BASIS, "依据二");
        assertThat(list.write(administrator, first.id(), 1, new DutyDraft(other), NOW)).isInstanceOf(DutyList.Written.Kept.class);
        assertThat(list.write(administrator, first.id(), 1, new DutyDraft(typed), NOW))
                .isInstanceOfSatisfying(DutyList.Written.Stale.class, s -> assertThat(s.latest().version()).isEqualTo(2));
    }

    private Path file(String text, Charset charset) throws IOException {
        return Files.write(directory.resolve("duties" + System.nanoTime() + ".csv"), text.getBytes(charset));
    }
}
