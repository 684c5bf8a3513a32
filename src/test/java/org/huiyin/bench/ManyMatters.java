package org.huiyin.bench;

import java.util.List;
import java.util.UUID;
import org.huiyin.organization.Jurisdiction;
import org.huiyin.organization.NewOffice;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.OfficeKind;
import org.huiyin.organization.Organization;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes a city with very many matters, by SQL alone: twenty bureaus, five districts of sixteen offices, for each matter one leg at a petition
 * office and one at an office that handles it, three in ten of them open, due dates spread over ninety days, some of them local targets. What is
 * measured afterwards is the program; how the rows came to be does not matter to it.
 */
public final class ManyMatters {

    /** Rows of one transaction: a million in one would need as much room for its log. */
    private static final int PIECE = 100_000;

    private final Organization organization;
    private final JdbcClient owner;
    private final int home;

    public ManyMatters(Organization organization, JdbcClient owner, int home) {
        this.organization = organization;
        this.owner = owner;
        this.home = home;
    }

    public void make(int matters) {
        organization.add(new Jurisdiction("990100", null, "大市", "Big City", 2, "990100/"));
        for (int d = 1; d <= 5; d++) {
            var district = "99010" + d;
            organization.add(new Jurisdiction(district, "990100", "第" + d + "区", "District " + d, 3, "990100/" + district + "/"));
            for (int street = 1; street <= 15; street++) {
                var code = district + "%03d".formatted(street);
                organization.add(new Jurisdiction(code, district, "第" + d + "区第" + street + "街道", "Street " + d + "-" + street, 4,
                        "990100/" + district + "/" + code + "/"));
            }
        }
        office("city", null, OfficeKind.GOVERNMENT);
        office("petition", "city", OfficeKind.PETITION_OFFICE);
        for (int b = 0; b < 20; b++) {
            office("bureau-" + b, "city", OfficeKind.DEPARTMENT);
        }
        for (int d = 0; d < 5; d++) {
            office("district-" + d, "city", OfficeKind.GOVERNMENT);
            for (int o = 0; o < 15; o++) {
                office("district-" + d + "-" + o, "district-" + d, OfficeKind.STREET);
            }
        }
        owner.sql("""
                create temporary table acting on commit preserve rows as
                  select row_number() over (order by code) - 1 as n, id, path, branch from offices where kind in ('DEPARTMENT', 'STREET')
                """).update();
        for (int from = 1; from <= matters; from += PIECE) {
            int to = Math.min(matters, from + PIECE - 1);
            piece(from, to);
            System.out.printf(java.util.Locale.ROOT, "%,d of %,d matters made%n", to, matters);
        }
        // One matter in fifty accuses the first office of the first district: its people, and those under it, see none of these.
        owner.sql("""
                insert into accused (home, matter, ordinal, kind, office_id, office_path, added_at)
                select :home, ('00000000-0000-7000-8000-' || lpad(to_hex(g), 12, '0'))::uuid, 1, 'OFFICE', o.id, o.path, now()
                  from generate_series(1, :matters, 50) g cross join offices o where o.code = 'district-0-0'
                """).param("home", home).param("matters", matters).update();
        // As many accuse other offices, each a few.
        owner.sql("""
                insert into accused (home, matter, ordinal, kind, office_id, office_path, added_at)
                select :home, ('00000000-0000-7000-8000-' || lpad(to_hex(g), 12, '0'))::uuid, 1, 'OFFICE', a.id, a.path, now()
                  from generate_series(26, :matters, 50) g join acting a on a.n = g / 50 % (select count(*) from acting) and a.n > 0
                """).param("home", home).param("matters", matters).update();
        // One open leg in five has a local target of five days before its deadline, one in ten a target only.
        owner.sql("""
                update legs set due_at = due_at - interval '5 days', due_on = due_on - 5, due_rule = 'BJ-10' 
                 where open and substr(right(number, 2), 1, 1) in ('0', '1')
                """).update();
        owner.sql("""
                update legs set legal_due_at = null, legal_due_on = null, legal_due_rule = null, due_rule = 'JY-01'
                 where open and substr(right(number, 2), 1, 1) = '2'
                """).update();
        for (String table : List.of("matters", "legs", "accused", "offices")) {
            owner.sql("vacuum analyze " + table).update();
        }
    }

    private void piece(int from, int to) {
        owner.sql("""
                insert into matters (home, id, number, procedure, edition, class, category, channel, place, received_at, received_on, sealed,
                                     name_visible_to, reply_by, person)
                select :home, ('00000000-0000-7000-8000-' || lpad(to_hex(g), 12, '0'))::uuid, '2601-' || lpad(g::text, 8, '0'), 'cn-petition-2022',
                       date '2022-05-01', 'claim', (array['URBAN','HOUSING','ENVIRONMENT','TRANSPORT','LABOUR','EDUCATION'])[1 + g % 6],
                       (array['WEB','PHONE','VISIT','LETTER'])[1 + g % 4], '99010' || (1 + g % 5) || lpad((1 + g % 15)::text, 3, '0'), now() - (g % 400) * interval '1 day', current_date - (g % 400), false,
                       'OFFICE', 'ONLINE', gen_random_uuid()
                  from generate_series(cast(:from as integer), cast(:to as integer)) g
                """).param("home", home).param("from", from).param("to", to).update();
        owner.sql("""
                insert into legs (home, id, matter, number, kind, office_id, office_path, branch_id, turn_id, standing, open, sealed, procedure, class,
                                  category, place, title, due_on, due_at, due_rule, legal_due_on, legal_due_at, legal_due_rule, opened_at,
                                  opened_on, closed_at)
                select :home, ('00000000-0000-7000-9000-' || lpad(to_hex(g), 12, '0'))::uuid,
                       ('00000000-0000-7000-8000-' || lpad(to_hex(g), 12, '0'))::uuid, '2601-' || lpad(g::text, 8, '0'), 'handling',
                       a.id, a.path, a.branch, a.id, case when g % 10 < 3 then 'accepted' else 'served' end, g % 10 < 3, false,
                       'cn-petition-2022', 'claim', (array['URBAN','HOUSING','ENVIRONMENT','TRANSPORT','LABOUR','EDUCATION'])[1 + g % 6],
                       '99010' || (1 + g % 5) || lpad((1 + g % 15)::text, 3, '0'), '路灯不亮、下水道堵塞，请尽快处理（第' || g || '件）', current_date - 10 + (g::bigint * 7919 % 90)::int, date_trunc('day', now()) + ((g::bigint * 7919 % 90) - 9) * interval '1 day', 'XF-20',
                       current_date - 10 + (g::bigint * 7919 % 90)::int, date_trunc('day', now()) + ((g::bigint * 7919 % 90) - 9) * interval '1 day', 'XF-20',
                       now() - (g % 400) * interval '1 day', current_date - (g % 400),
                       case when g % 10 < 3 then null else now() - (g % 400) * interval '1 day' + g % 86400 * interval '1 second' end
                  from generate_series(cast(:from as integer), cast(:to as integer)) g
                  join acting a on a.n = g * 31 % (select count(*) from acting)
                """).param("home", home).param("from", from).param("to", to).update();
        owner.sql("""
                insert into legs (home, id, matter, number, kind, office_id, office_path, branch_id, turn_id, standing, open, sealed, procedure, class,
                                  category, place, title, opened_at, opened_on, closed_at)
                select :home, ('00000000-0000-7000-a000-' || lpad(to_hex(g), 12, '0'))::uuid,
                       ('00000000-0000-7000-8000-' || lpad(to_hex(g), 12, '0'))::uuid, '2601-' || lpad(g::text, 8, '0'), 'intake',
                       o.id, o.path, o.branch, o.id, 'sent', false, false, 'cn-petition-2022', 'claim',
                       (array['URBAN','HOUSING','ENVIRONMENT','TRANSPORT','LABOUR','EDUCATION'])[1 + g % 6], '99010' || (1 + g % 5) || lpad((1 + g % 15)::text, 3, '0'), '路灯不亮、下水道堵塞，请尽快处理（第' || g || '件）', now() - (g % 400) * interval '1 day', current_date - (g % 400),
                       now() - (g % 400) * interval '1 day' + g % 86400 * interval '1 second'
                  from generate_series(cast(:from as integer), cast(:to as integer)) g cross join offices o where o.code = 'petition'
                """).param("home", home).param("from", from).param("to", to).update();
    }

    private void office(String code, String superior, OfficeKind kind) {
        organization.add(new NewOffice(id(code), code, code, code, superior == null ? null : id(superior), kind, "990100", "", "", ""));
    }

    public static OfficeId id(String code) {
        return new OfficeId(UUID.nameUUIDFromBytes(code.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
}
