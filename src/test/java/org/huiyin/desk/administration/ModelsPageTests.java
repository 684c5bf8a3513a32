package org.huiyin.desk.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.huiyin.access.Cast;
import org.huiyin.access.StaffAccounts;
import org.huiyin.desk.Visitor;
import org.huiyin.organization.Organization;
import org.huiyin.storage.HuiyinTest;
import org.huiyin.storage.Installation;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The system administrator sees both figures, switches, goes back, and is told when the page was out of date. */
@HuiyinTest(web = WebEnvironment.RANDOM_PORT)
class ModelsPageTests {

    private static final String AT = "/desk/models";

    @LocalServerPort int port;
    @Autowired Organization organization;
    @Autowired StaffAccounts accounts;
    @Autowired Installation installation;
    @Autowired JdbcClient jdbc;

    @Test
    void figuresAreComparedAndAModelIsSwitchedToAndBack() {
        var cast = new Cast(organization);
        var admin = new Visitor(port);
        admin.signIn(cast.account(accounts, cast.works(cast.cityPetitions, "system-admin"), false, Instant.now()), Cast.PASSWORD);
        jdbc.sql("update category_trainings set ended_at = now(), outcome = 'INTERRUPTED' where ended_at is null").update();
        int before = switches();
        assertThat(admin.get(AT).body()).contains("随程序提供的模型", "现在学习");

        assertThat(admin.fill("/desk/account", AT + "/train").headers().firstValue("Location").orElse("")).endsWith("said=asked");
        assertThat(admin.fill("/desk/account", AT + "/train").headers().firstValue("Location").orElse("")).endsWith("said=already");
        var working = admin.get(AT);
        assertThat(working.headers().firstValue("Refresh")).isPresent();
        assertThat(working.body()).contains("马上开始").doesNotContain("现在学习");
        jdbc.sql("update category_trainings set ended_at = now(), outcome = 'FEW_DECISIONS', decided = 12 where ended_at is null").update();
        assertThat(admin.get(AT).body()).contains("只有 12 件").contains("现在没有候选模型");

        var model = UUID.randomUUID();
        jdbc.sql("insert into category_models (home, id, made_at, learned, held_out, weights) values (?, ?, now(), 321, 79, ?)").params(installation.home(), model, new byte[] {1}).update();
        jdbc.sql("insert into category_model_figures (home, model, category, matters, said, hit, said_in_use, hit_in_use) values (?, ?, 'LAND', 60, 50, 45, 30, 20), (?, ?, 'HEALTH', 19, 20, 18, 0, 0)")
                .params(installation.home(), model, installation.home(), model).update();
        var page = admin.get(AT).body();
        assertThat(page).contains("321", "79", "79.7%", "25.3%", "土地和拆迁", "90.0%", "75.0%", "66.7%", "换用候选模型");
        assertThat(admin.get(AT + "?lang=en").body()).contains("Switch to the candidate", "Both models compared", "Land and demolition");
        admin.get(AT + "?lang=zh");

        var stale = admin.fill("/desk/account", AT + "/switch", "to", model.toString(), "seen", String.valueOf(before + 1));
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("情况已经变了", "换用候选模型");
        assertThat(admin.fill("/desk/account", AT + "/switch", "to", "nonsense", "seen", "x").statusCode()).isEqualTo(409);
        assertThat(switches()).isEqualTo(before);
        assertThat(admin.fill("/desk/account", AT + "/switch", "to", model.toString(), "seen", String.valueOf(before)).headers().firstValue("Location").orElse("")).endsWith("said=switched");
        assertThat(admin.get(AT).body()).contains("换用。", "换回上一个模型", "现在没有候选模型");
        assertThat(admin.fill("/desk/account", AT + "/switch", "to", "shipped", "seen", String.valueOf(before + 1)).statusCode()).isEqualTo(302);
        assertThat(switches()).isEqualTo(before + 2);
    }

    private int switches() {
        return jdbc.sql("select count(*) from category_model_switches").query(Integer.class).single();
    }
}
