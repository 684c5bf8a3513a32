package org.huiyin.casework;

import org.huiyin.organization.Office;
import org.huiyin.organization.OfficeId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What legs keep of offices, for the register of offices. */
@Repository
class OfficeWork {

    private final JdbcClient jdbc;

    OfficeWork(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether an open leg stands at the office, waits for it, or was sent by it: its ruling or its call back may still be asked. */
    boolean anyLeft(OfficeId office) {
        return jdbc.sql("""
                /* scope: exists only */
                select exists (select 1 from legs l where l.open and (l.office_id = :office or l.turn_id = :office or l.sender_id = :office))
                    or exists (select 1 from escalations e where e.to_office = :office and e.answered_at is null)
                    or exists (select 1 from accused u where u.resolve_office = :office and u.kind = 'UNRESOLVED' and u.resolved_at is null)
                """)
                .param("office", office.value())
                .query(Boolean.class)
                .single();
    }

    /** Gives the legs of an office and of those under it the path and branch that these have now. Rows that need no change are not written. */
    void follow(Office moved) {
        jdbc.sql("""
                /* scope: program office-move */
                update legs l set office_path = o.path, branch_id = o.branch from offices o
                 where o.id = l.office_id and starts_with(o.path, :path) and (l.office_path <> o.path or l.branch_id <> o.branch)
                """)
                .param("path", moved.path())
                .update();
    }
}
