package org.huiyin.access;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Very many plain matters, for tests that look at plans: the nth has the id 00000000-0000-7000-8000- and n in twelve hexadecimal digits. */
public final class TestMatters {

    private TestMatters() {}

    /** @param owner of the database */
    public static void insert(JdbcClient owner, int home, int many) {
        owner.sql("""
                insert into matters (home, id, number, procedure, edition, class, channel, received_at, received_on, name_visible_to, reply_by, person)
                select :home, ('00000000-0000-7000-8000-' || lpad(to_hex(g), 12, '0'))::uuid, 'N' || g, 'cn-petition-2022', '2022-05-01', 'claim',
                       'WEB', now(), current_date, 'OFFICE', 'ONLINE', gen_random_uuid()
                  from generate_series(1, :many) g""").param("home", home).param("many", many).update();
    }
}
