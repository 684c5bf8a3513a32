package org.huiyin.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.huiyin.organization.Jurisdiction;
import org.huiyin.organization.Organization;
import org.huiyin.storage.HuiyinTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@HuiyinTest(web = WebEnvironment.RANDOM_PORT)
class RegisterTests {

    private static final Pattern NUMBER = Pattern.compile("(?<=<dd class=\"number\">)[0-9]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext program;

    DeskWorld world;

    @BeforeEach
    void setUp() {
        world = new DeskWorld(program);
    }

    private static String key(HttpResponse<String> page) {
        var key = Pattern.compile("name=\"key\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(key.find()).isTrue();
        return key.group(1);
    }

    private String[] said(String key, String... more) {
        var all = new ArrayList<>(List.of("key", key, "channel", "VISIT", "class", "claim", "receivedOn", world.today(), "receivedAt", "00:00", "title", "楼上漏水",
                "content", "我叫" + DeskWorld.NAME + "，楼上漏水三个月", "request-1", "请查清漏水原因"));
        all.addAll(List.of("accusation", "no", "seenBy", "OFFICE", "name", DeskWorld.NAME, "phone", DeskWorld.PHONE, "replyBy", "ONLINE"));
        for (int i = 0; i < more.length; i += 2) {
            int at = all.indexOf(more[i]);
            if (at >= 0) {
                all.set(at + 1, more[i + 1]);
            } else {
                all.addAll(List.of(more[i], more[i + 1]));
            }
        }
        return all.toArray(String[]::new);
    }

    @Test
    void theClerkRegistersAndGivesTheReceiptOnce() {
        var clerk = world.visitor(port, world.clerk);
        String key = key(clerk.get("/desk/register"));
        var receipt = clerk.fill("/desk/register", "/desk/register", said(key));
        assertThat(receipt.statusCode()).isEqualTo(200);
        assertThat(receipt.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(receipt.body()).contains("接收凭证").contains("查询码").doesNotContain(DeskWorld.NAME);
        var number = NUMBER.matcher(receipt.body());
        assertThat(number.find()).isTrue();
        // pressed twice: the same receipt, and one matter
        var again = clerk.fill("/desk/register", "/desk/register", said(key));
        assertThat(again.body()).contains(number.group());
        var queue = world.visitor(port, world.officer).get("/desk").body();
        assertThat(queue.split("楼上漏水", -1)).hasSize(2);
        assertThat(world.visitor(port, world.officer).get("/desk/matters/" + number.group()).body()).contains("来访").contains("「本人」").doesNotContain(DeskWorld.NAME);
    }

    @Test
    void whatIsMissingIsSaidAndNothingTypedIsLost() {
        var clerk = world.visitor(port, world.clerk);
        var answer = clerk.fill("/desk/register", "/desk/register",
                said(key(clerk.get("/desk/register")), "title", "", "accusation", "", "receivedOn", "2099-01-01", "replyBy", "PAPER"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("#title").contains("#accusation").contains("#receivedOn").contains("#address").contains("楼上漏水三个月").contains("2099-01-01");
    }

    @Test
    void theDistrictIsFilledInFromTheWordsWhenTheClerkAsks() {
        var clerk = world.visitor(port, world.clerk);
        String city = world.cast.eastPetitions.jurisdiction();
        world.bean(Organization.class).add(new Jurisdiction(city + "9", city, "栖梧里镇", "Qiwuli", 4, city + "/" + city + "9/"));
        String filled = clerk.fill("/desk/register", "/desk/register", "go", "place", "placeText", "栖梧里镇桥头", "content", "写了一半").body();
        assertThat(filled).contains("value=\"" + city + "9\" selected", "栖梧里镇", "写了一半");
        assertThat(clerk.fill("/desk/register", "/desk/register", "go", "place", "placeText", "朝阳区").body()).contains("可能指 2 个地方");
        assertThat(clerk.fill("/desk/register", "/desk/register", "go", "place", "placeText", "楼下").body()).contains("没有认出本地的地名");
        assertThat(clerk.fill("/desk/register", "/desk/register", "go", "place", "placeText", "北京市朝阳区望京街道").body()).contains("不在本地管辖范围内");
    }

    @Test
    void anAccusationOfTheReceivingOfficeGoesUpBeforeAnybodyThereSeesIt() {
        world.cast.works(world.cast.cityPetitions, "confidential-receiver");
        var clerk = world.visitor(port, world.clerk);
        var receipt = clerk.fill("/desk/register", "/desk/register", said(key(clerk.get("/desk/register")), "title", "信访局有人收好处", "accusation", "accusation", "accused",
                world.cast.eastPetitions.id().toString()));
        assertThat(receipt.statusCode()).isEqualTo(200);
        assertThat(receipt.body()).contains("海山市信访局");
        var number = NUMBER.matcher(receipt.body());
        assertThat(number.find()).isTrue();
        for (var who : List.of(world.clerk, world.officer, world.petitionHead)) {
            assertThat(world.visitor(port, who).get("/desk/matters/" + number.group()).statusCode()).isEqualTo(404);
            assertThat(world.visitor(port, who).get("/desk?view=open").body()).doesNotContain("收好处").doesNotContain(number.group());
        }
    }

    @Test
    void onlyThoseWhoRegisterGetHere() {
        for (var who : List.of(world.handler, world.head, world.cast.works(world.cast.east, "audit-admin"))) {
            var visitor = world.visitor(port, who);
            assertThat(visitor.get("/desk/register").statusCode()).isEqualTo(404);
            assertThat(visitor.fill("/desk/keys", "/desk/register", said("0123456789012345678901234567")).statusCode()).isEqualTo(404);
        }
    }
}
