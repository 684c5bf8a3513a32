package org.huiyin.desk.administration;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.huiyin.Chromium;
import org.huiyin.access.Accused;
import org.huiyin.access.AccusedShield;
import org.huiyin.access.Cast;
import org.huiyin.access.SignedIn;
import org.huiyin.desk.DeskWorld;
import org.huiyin.desk.Visitor;
import org.huiyin.journal.Actor;
import org.huiyin.storage.HuiyinTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The duty list through HTTP, from the table that is brought in to the office that is filled in on the form of a transfer. */
@HuiyinTest(web = WebEnvironment.RANDOM_PORT)
class DutiesTests {

    @LocalServerPort int port;
    @Autowired ApplicationContext program;

    @Test
    void aDutyIsWrittenSuggestedAndFilledIn() {
        var world = new DeskWorld(program);
        SignedIn keeper = world.cast.works(world.cast.city, "system-admin");
        Visitor admin = world.visitor(port, keeper);
        String office = world.cast.eastHousing.code();

        // a bad line loses nothing that was typed
        var refused = admin.fill("/desk/duties/new", "/desk/duties", "category", "CULTURE", "office", office, "level", "5", "basis", "", "what", "剧院和图书馆");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("剧院和图书馆", "请写明依据", "这个单位所在的层级是 2");
        assertThat(admin.fill("/desk/duties/new", "/desk/duties", "category", "CULTURE", "office", office, "part", "lead", "basis", "《测试条例》第一条",
                "what", "剧院和图书馆").statusCode()).isEqualTo(302);
        assertThat(admin.get("/desk/duties?category=CULTURE").body()).contains("东区住建局", "剧院和图书馆", "《测试条例》第一条");

        // a table: one good row, one bad; the bad one comes back to be mended
        var taken = admin.upload("/desk/duties", "/desk/duties/import", "list.csv",
                ("事项类别,单位,责任,依据\nEDUCATION," + office + ",配合,《测试条例》第二条\nEDUCATION,没有这个局,牵头,《测试条例》\n").getBytes(StandardCharsets.UTF_8));
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.body()).contains("新增或修改 1 条", "没有导入 1 行", "找不到单位“没有这个局”");
        String mend = taken.body().replaceAll("(?s).*href=\"(/desk/duties/mend/[^\"]+)\".*", "$1");
        assertThat(admin.get(mend).statusCode()).isEqualTo(200);
        assertThat(world.visitor(port, world.petitionHead).get(mend).statusCode()).as("for whoever brought the file").isEqualTo(404);
        assertThat(admin.upload("/desk/duties", "/desk/duties/import", "list.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 1, 2}).body()).contains("不是台账");
        assertThat(admin.get("/desk/duties/export").statusCode()).isEqualTo(200);

        // the suggestion stands on the page of a matter, with its reason, and fills the form without being chosen by itself
        var matter = world.register(m -> category(m, "CULTURE"));
        Visitor officer = world.visitor(port, world.officer);
        String page = officer.get("/desk/matters/" + matter.number()).body();
        assertThat(page).contains("建议的办理单位", "东区住建局", "牵头办理“剧院和图书馆”", "《测试条例》第一条");
        String form = "/desk/matters/" + matter.number() + "/legs/" + matter.leg().value() + "/acts/transfer";
        String id = world.cast.eastHousing.id().toString();
        assertThat(page).contains(form + "?offices=" + id);
        assertThat(officer.get(form).body()).doesNotContain("value=\"" + id + "\" checked");
        assertThat(officer.get(form + "?offices=" + id).body()).contains("name=\"offices-lead\" value=\"" + id + "\" checked");
        String filled = officer.fill(form, form, "version", "1", "reason", "打了一半的字", "go", "take:" + id, "track", "simple").body();
        assertThat(filled).contains("name=\"offices-lead\" value=\"" + id + "\" checked").contains("value=\"simple\" checked");
        assertThat(world.leg(matter.leg()).open()).as("nothing was sent yet").isTrue();
        assertThat(officer.fill(form, form, "version", "1", "offices-lead", id, "track", "ordinary").statusCode()).isEqualTo(302);

        // whoever is accused is not on the page of a matter that accuses them
        var accusing = world.register(m -> category(m, "CULTURE"));
        world.in(() -> {
            program.getBean(AccusedShield.class).accuse(accusing.matter(), List.of(new Accused.AnOffice(world.cast.eastHousing.id())),
                    world.cast.eastPetitions.id(), new Actor.Program("test"), world.now());
            return true;
        });
        String shielded = officer.get("/desk/matters/" + accusing.number()).body();
        assertThat(shielded).doesNotContain("offices=" + id).contains("被检举控告的单位", "offices=" + world.cast.east.id());
    }

    @Test
    void thePagesFitAndAreReadable() {
        var world = new DeskWorld(program);
        SignedIn keeper = world.cast.works(world.cast.city, "system-admin");
        assertThat(world.visitor(port, keeper).fill("/desk/duties/new", "/desk/duties", "category", "CULTURE", "office", world.cast.eastHousing.code(), "part", "lead",
                "basis", "《测试条例》第一条", "what", "剧院和图书馆").statusCode()).isEqualTo(302);
        var matter = world.register(m -> category(m, "CULTURE"));
        for (int width : new int[] {1280, 390}) {
            try (var visitor = Chromium.visitor(width, "zh-CN", true)) {
                var page = visitor.newPage();
                signIn(page, world.account(keeper));
                for (String path : List.of("/desk/duties", "/desk/duties/new")) {
                    page.navigate("http://localhost:" + port + path);
                    assertThat(Chromium.faults(page)).as(path + " " + width).isEmpty();
                }
            }
            try (var visitor = Chromium.visitor(width, "zh-CN", true)) {
                var page = visitor.newPage();
                signIn(page, world.account(world.officer));
                page.navigate("http://localhost:" + port + "/desk/matters/" + matter.number());
                assertThat(page.locator("section[aria-labelledby=h-advice]").innerText()).contains("东区住建局", "剧院和图书馆");
                assertThat(Chromium.faults(page)).as("matter " + width).isEmpty();
                page.locator("section[aria-labelledby=h-advice] a.button").first().click();
                assertThat(page.locator("input[name=offices-lead]:checked").count()).isEqualTo(1);
                assertThat(Chromium.faults(page)).as("transfer " + width).isEmpty();
            }
        }
    }

    private void signIn(Page page, String login) {
        page.navigate("http://localhost:" + port + "/desk/sign-in");
        page.fill("#login", login);
        page.fill("#password", Cast.PASSWORD);
        page.locator("form[action='/desk/sign-in'] button").last().click();
    }

    private static org.huiyin.casework.NewMatter category(org.huiyin.casework.NewMatter m, String category) {
        return new org.huiyin.casework.NewMatter(m.procedure(), m.matterClass(), category, m.channel(), m.place(), m.title(), m.content(), m.placeText(),
                m.requests(), m.identity(), m.nameVisibleTo(), m.replyBy(), m.chosenOffice(), m.accused(), m.retaliation(), m.receivedAt(), m.origin(),
                m.originalNumber());
    }
}
