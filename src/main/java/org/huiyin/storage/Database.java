package org.huiyin.storage;

import org.jspecify.annotations.Nullable;

/** The database of this installation, started if it is ours, reachable, not yet migrated. Closing it stops what was started. */
final class Database implements AutoCloseable {

    private final @Nullable PostgresServer server;
    private final Login owner;
    private final Login app;

    private Database(@Nullable PostgresServer server, Login owner, Login app) {
        this.server = server;
        this.owner = owner;
        this.app = app;
    }

    /** Starts the program's own server in the directory, or takes the operator's. */
    static Database open(DataDirectory data, StorageProperties.External external) {
        var url = external.url();
        if (url == null || url.isBlank()) {
            var server = PostgresServer.start(data, java.util.Map.of());
            return new Database(server, server.owner(), server.app());
        }
        var app = new Login(url, external.username(), external.password(), null);
        var ownerName = external.ownerUsername();
        var ownerPassword = external.ownerPassword();
        var owner = ownerName == null ? app : new Login(url, ownerName, ownerPassword == null ? "" : ownerPassword, null);
        return new Database(null, owner, ExternalAccounts.prepare(owner, app));
    }

    /** True when the program runs the server itself. */
    boolean own() {
        return server != null;
    }

    Login owner() {
        return owner;
    }

    Login app() {
        return app;
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
