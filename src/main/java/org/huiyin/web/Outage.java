package org.huiyin.web;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** Why nothing can be done for a while, told from the error: it decides what the page says and that pressing again will help. */
enum Outage {
    /** There is no room left to write. Somebody has to make some. */
    DISK_FULL,
    /** The database is starting again or cannot be reached. It mends itself. */
    DATABASE_AWAY;

    private static final String NO_SPACE = "53100";

    /** @return null for any other error */
    static @Nullable Outage of(@Nullable Throwable error) {
        @Nullable Outage found = null;
        int deep = 0;
        for (var at = error; at != null && deep++ < 20; at = at.getCause()) {
            if (at instanceof SQLException sql) {
                var state = String.valueOf(sql.getSQLState());
                if (state.equals(NO_SPACE)) {
                    return DISK_FULL;
                }
                // 08: no connection; 57P: the server shuts down, crashed or starts; 58: it cannot read or write a file
                if (state.startsWith("08") || state.startsWith("57P") || state.startsWith("58") || at instanceof SQLTransientConnectionException) {
                    found = DATABASE_AWAY;
                }
            } else if (at instanceof IOException && (says(at, "No space left") || says(at, "Disk quota"))) {
                return DISK_FULL;
            }
        }
        return found;
    }

    private static boolean says(Throwable error, String words) {
        return String.valueOf(error.getMessage()).contains(words);
    }
}
