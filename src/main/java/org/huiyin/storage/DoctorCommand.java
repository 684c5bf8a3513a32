package org.huiyin.storage;

import java.time.Clock;
import java.util.Locale;

/** The part of {@code doctor} that only the running program can do: its database as it is now. */
final class DoctorCommand implements AdminCommand {

    private final DataDirectory data;
    private final Database database;
    private final Clock clock;

    DoctorCommand(DataDirectory data, Database database, Clock clock) {
        this.data = data;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public String name() {
        return Doctor.INSIDE;
    }

    @Override
    public int run(AdminCall call, Progress progress) {
        var language = call.arguments().contains("en") ? Locale.ENGLISH : Locale.CHINESE;
        return Doctor.lookInside(data.root(), database.owner(), database.app(), database.own(), language, clock, progress);
    }
}
