package org.huiyin.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.huiyin.storage.HuiyinTest;
import org.huiyin.storage.Installation;
import org.huiyin.storage.OwnerOf;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A list of as many rows as a file may have goes out whole; one row more is cut, and the file says so. */
@HuiyinTest(web = WebEnvironment.RANDOM_PORT)
class ExportEdgeTests {

    private static final String CUT = "到此为止：一次最多导出";

    @LocalServerPort int port;
    @Autowired ApplicationContext program;

    @Test
    void theLastRowThatFitsAndTheFirstThatDoesNot() {
        var world = new DeskWorld(program);
        var handler = world.visitor(port, world.handler);
        make(world, 1, ExportController.MOST);
        var whole = export(handler);
        assertThat(whole).hasSize(1 + ExportController.MOST).noneMatch(line -> line.contains(CUT));
        assertThat(whole.getLast()).contains("第" + ExportController.MOST + "件");
        make(world, ExportController.MOST + 1, ExportController.MOST + 1);
        var cut = export(handler);
        assertThat(cut).hasSize(1 + ExportController.MOST + 1);
        assertThat(cut.getLast()).contains(CUT);
        assertThat(cut.subList(0, cut.size() - 1)).isEqualTo(whole);
    }

    private static List<String> export(Visitor visitor) {
        var answer = visitor.fill("/desk", "/desk/export", "list", "queue", "query", "view=open", "format", "csv");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body().lines().toList();
    }

    /** Open legs of the handler's office, each due a minute after the one before it. */
    private void make(DeskWorld world, int from, int to) {
        var office = world.cast.eastHousing;
        for (var sql : List.of("""
                insert into matters (home, id, number, procedure, edition, class, category, channel, place, received_at, received_on, sealed,
                                     name_visible_to, reply_by, person)
                select :home, md5(:office || g)::uuid, '2699-' || substr(:office, 1, 8) || '-' || g, 'cn-petition-2022', date '2022-05-01', 'claim', null, 'WEB', null,
                       now(), current_date, false, 'OFFICE', 'ONLINE', gen_random_uuid()
                  from generate_series(cast(:from as integer), cast(:to as integer)) g
                """, """
                insert into legs (home, id, matter, number, kind, office_id, office_path, branch_id, turn_id, standing, open, sealed, procedure, class,
                                  title, due_on, due_at, due_rule, opened_at, opened_on)
                select :home, md5(:office || 'leg' || g)::uuid, md5(:office || g)::uuid, '2699-' || substr(:office, 1, 8) || '-' || g, 'handling', o.id, o.path, o.branch, o.id,
                       'accepted', true, false, 'cn-petition-2022', 'claim', '路灯不亮，第' || g || '件', current_date + 30,
                       date_trunc('day', now()) + interval '30 days' + g * interval '1 minute', 'XF-20', now(), current_date
                  from generate_series(cast(:from as integer), cast(:to as integer)) g join offices o on o.id = cast(:office as uuid)
                """)) {
            OwnerOf.jdbc(program).sql(sql).param("home", world.bean(Installation.class).home()).param("office", office.id().toString()).param("from", from).param("to", to).update();
        }
    }
}
