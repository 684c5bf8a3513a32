package org.huiyin.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.huiyin.City;
import org.huiyin.desk.Visitor;
import org.huiyin.organization.Jurisdiction;
import org.huiyin.organization.Organization;
import org.huiyin.storage.HuiyinTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The step that asks where: places that the words name are offered once, without a script, and nobody is held up. */
@HuiyinTest(web = WebEnvironment.RANDOM_PORT)
class PlaceNamedTests {

    private static final String BRIDGE = "990102001";

    @LocalServerPort int port;
    @Autowired ApplicationContext context;
    @Autowired Organization organization;

    private Visitor visitor;

    @BeforeEach
    void begin() {
        City.in(context);
        if (organization.jurisdiction("990102009").isEmpty()) {
            organization.add(new Jurisdiction("990102009", "990102", "鹭鸣街道", "Luming Street", 4, "990000/990100/990102/990102009/"));
            organization.add(new Jurisdiction("990102009001", "990102009", "双槐屯村", "Shuanghuaitun", 5, "990000/990100/990102/990102009/990102009001/"));
            organization.add(new Jurisdiction("990102001009", "990102001", "双槐屯村", "Shuanghuaitun", 5, "990000/990100/990102/990102001/990102001009/"));
        }
        visitor = new Visitor(port);
        visitor.fill("/file", "/file");
        visitor.fill("/file/what", "/file/what", "content", "路灯坏了半个月。", "title", "路灯", "go", "next");
    }

    /** Answers the step and returns where it leads. */
    private String answer(String... fields) {
        return visitor.fill("/file/where", "/file/where", fields).headers().firstValue("Location").orElse("");
    }

    @Test
    void theyAreOfferedOnceAndTheChosenOneIsTaken() {
        assertThat(answer("placeText", "测试市东区鹭鸣街道北口", "go", "next")).endsWith("/file/where");
        var page = visitor.get("/file/where").body();
        assertThat(page).contains("是下面哪个地方吗", "东区鹭鸣街道", "value=\"990102009\"", "测试市东区鹭鸣街道北口", "您写的是");
        assertThat(visitor.get("/file/where?lang=en").body()).contains("Is it one of these places?", "Luming Street, East District");
        assertThat(answer("placeText", "测试市东区鹭鸣街道北口", "named-place", "990102009", "go", "next")).endsWith("/file/ask");
        assertThat(visitor.get("/file/where").body()).contains("value=\"990102009\" selected").doesNotContain("named-place");
    }

    @Test
    void whoeverChoosesNoneGoesOn() {
        assertThat(answer("placeText", "测试市东区鹭鸣街道", "go", "next")).endsWith("/file/where");
        assertThat(answer("placeText", "测试市东区鹭鸣街道", "go", "next")).endsWith("/file/ask");
        assertThat(answer("placeText", "测试市东区鹭鸣街道", "named-place", "nowhere", "go", "next")).as("what is not offered is not taken").endsWith("/file/ask");
    }

    @Test
    void aNameThatMayBeSeveralIsSaidAndAllAreOffered() {
        assertThat(answer("placeText", "双槐屯村村口", "go", "next")).endsWith("/file/where");
        assertThat(visitor.get("/file/where").body()).contains("不止一个地方", "value=\"990102009\"", "value=\"" + BRIDGE + "\"");
    }

    @Test
    void nothingIsAskedWhereTheWordsSayNothingNewOrThePersonGoesBack() {
        assertThat(answer("place", BRIDGE, "placeText", "测试市东区桥头街道和平小区", "go", "next")).endsWith("/file/ask");
        assertThat(answer("placeText", "楼下", "go", "next")).endsWith("/file/ask");
        assertThat(answer("placeText", "浙江省杭州市西湖区北山街道", "go", "next")).as("a place that is not served here").endsWith("/file/ask");
        assertThat(answer("placeText", "测试市东区鹭鸣街道南口", "go", "back")).endsWith("/file/what");
        assertThat(answer("place", "990102", "placeText", "东区鹭鸣街道", "go", "next")).as("the words are more exact than the choice").endsWith("/file/where");
    }
}
