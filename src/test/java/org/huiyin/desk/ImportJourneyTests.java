package org.huiyin.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.huiyin.Chromium;
import org.huiyin.access.Cast;
import org.huiyin.access.SignedIn;
import org.huiyin.access.StaffAccounts;
import org.huiyin.intake.LedgerUploads;
import org.huiyin.organization.Organization;
import org.huiyin.storage.HuiyinTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A petition office brings a ledger in at its page: look, choose columns, try, take, mend, undo. Without JavaScript too. */
@HuiyinTest(web = WebEnvironment.RANDOM_PORT)
class ImportJourneyTests {

    private static final Path SHOTS = Path.of("target", "screens", "import");

    @LocalServerPort
    int port;

    @Autowired
    Organization organization;

    @Autowired
    StaffAccounts accounts;

    @Autowired
    LedgerUploads uploads;

    @TempDir
    Path dir;

    @ParameterizedTest
    @CsvSource({"1280, zh, true", "1280, en, false", "390, en, true"})
    void aLedgerComesInAtTheDesk(int width, String language, boolean script) throws Exception {
        var cast = new Cast(organization);
        // as bytes: the name of a file on the disk depends on the locale of the machine
        var file = new FilePayload("信访台账" + width + language + ".csv", "text/csv", ("序号,信访编号,反映问题,登记日期,信访人,联系电话,备用\n"
                + "1,XF-1,三号楼楼道灯坏了两个月没有人修" + width + language + ",2023/5/6,张三丰,13900001111,x\n"
                + "2,XF-2,门口污水井盖丢了,5月7日,李四光,13900002222,y\n"
                + "3,XF-3,小区门口早市占道，下午也不收,2023-05-08 09:30,王五一,1.39E+10,z\n").getBytes(Charset.forName("GB18030")));
        try (var context = context(width, language, script)) {
            var page = signIn(context, cast.works(cast.eastPetitions, "petition-officer"), language);
            page.navigate(url("/desk/import"));
            look(page, "list", width, language, script);
            page.setInputFiles("#file", file);
            page.click("main form[action='/desk/import'] button");
            page.waitForURL("**/desk/import/files/**");
            assertThat(page.locator("select[name='c-C']").inputValue()).isEqualTo("content");
            assertThat(page.locator("select[name='c-G']").inputValue()).isEmpty();
            assertThat(page.content()).doesNotContain("张三丰").doesNotContain("13900001111");
            page.check("input[name='kind'][value='OPEN']");
            page.selectOption("select[name='c-G']", "place");
            page.waitForResponse(answer -> answer.request().method().equals("POST"), () -> page.click("button[value='try']"));
            page.waitForLoadState();
            look(page, "file", width, language, script);
            page.click("button[value='run']");
            page.waitForURL("**/batches/**");
            for (int i = 0; i < 30 && page.locator("details summary").count() == 0; i++) {
                page.waitForTimeout(500);
                page.reload();
            }
            look(page, "batch", width, language, script);
            assertThat(page.locator(".remarks").first().textContent()).contains("3");
            var download = page.waitForDownload(() -> page.click("a[download]"));
            assertThat(Files.size(download.path())).isGreaterThan(1_000);
            page.click("details summary");
            page.waitForResponse(answer -> answer.request().method().equals("POST"), () -> page.click("details button"));
            page.locator(".notice-done").waitFor();
            assertThat(page.locator("details summary").count()).as("nothing left to undo").isZero();
            look(page, "undone", width, language, script);
        }
    }

    @Test
    void aFileThatIsNoLedgerSaysWhatToDo() throws Exception {
        var cast = new Cast(organization);
        var file = Files.writeString(dir.resolve("a.xls"), "<html><table><tr><td>编号</td></tr></table></html>");
        try (var context = context(1280, "zh", true)) {
            var page = signIn(context, cast.works(cast.eastPetitions, "petition-officer"), "zh");
            page.navigate(url("/desk/import"));
            page.setInputFiles("#file", file);
            page.click("main form[action='/desk/import'] button");
            assertThat(page.locator(".notice-wrong").textContent()).contains("另存为 xlsx");
        }
    }

    @Test
    void onlyAPetitionOfficeOpensThePageAndNobodySeesAnothersUpload() throws Exception {
        var cast = new Cast(organization);
        var officer = cast.works(cast.eastPetitions, "petition-officer");
        var upload = uploads.keep(new java.io.ByteArrayInputStream("编号,内容,日期\n1,a,2020/1/1\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)), "a.csv", officer.staff());
        try (var context = context(1280, "zh", true)) {
            var page = signIn(context, cast.works(cast.eastPetitions, "petition-officer"), "zh");
            assertThat(page.navigate(url("/desk/import/files/" + upload.id())).status()).isEqualTo(404);
            assertThat(page.navigate(url("/desk/import/batches/" + upload.id())).status()).isEqualTo(404);
        }
        try (var context = context(1280, "zh", true)) {
            var page = signIn(context, cast.works(cast.eastHousing, "handler"), "zh");
            assertThat(page.navigate(url("/desk/import")).status()).isEqualTo(403);
        }
    }

    // ----

    private static void look(Page page, String name, int width, String language, boolean script) {
        Chromium.picture(page, SHOTS, name + "-" + width + "-" + language);
        if (script) {
            assertThat(Chromium.faults(page)).as(name).isEmpty();
        }
    }

    private static BrowserContext context(int width, String language, boolean script) {
        return Chromium.visitor(width, language.equals("zh") ? "zh-CN" : "en", script);
    }

    private Page signIn(BrowserContext context, SignedIn who, String language) {
        var login = new Cast(organization).account(accounts, who, false, Instant.now());
        var page = context.newPage();
        page.navigate(url("/desk/sign-in?lang=" + language));
        page.fill("#login", login);
        page.fill("#password", Cast.PASSWORD);
        page.click("main button.button");
        return page;
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}
