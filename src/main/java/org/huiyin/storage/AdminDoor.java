package org.huiyin.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/** Opens the {@link AdminSocket} once everything else runs, and closes it before anything else stops. */
public final class AdminDoor implements SmartLifecycle {

    private final DataDirectory data;
    private final ObjectProvider<AdminCommand> commands;
    private @Nullable AdminSocket socket;

    AdminDoor(DataDirectory data, ObjectProvider<AdminCommand> commands) {
        this.data = data;
        this.commands = commands;
    }

    /** Runs a command inside this process, for a command line that opened the directory itself. */
    public int run(String name, AdminCall call, Progress progress) {
        return AdminSocket.run(all(), name, call, progress);
    }

    private Collection<AdminCommand> all() {
        return commands.orderedStream().toList();
    }

    @Override
    public void start() {
        try {
            socket = AdminSocket.open(data, all());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void stop() {
        var open = socket;
        socket = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    @Override
    public boolean isRunning() {
        return socket != null;
    }
}
