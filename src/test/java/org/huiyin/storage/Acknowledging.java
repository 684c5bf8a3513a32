package org.huiyin.storage;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/**
 * A program for kill tests: opens a directory with the settings of the real program, inserts numbers one by one and prints each
 * once the database has acknowledged it.
 *
 * <p>Words: directory, then {@code serve} (open and wait) or {@code insert} (open and insert for ever).
 */
final class Acknowledging {

    private Acknowledging() {}

    public static void main(String[] words) throws Exception {
        try {
            var data = DataDirectory.take(Path.of(words[0]));
            var server = PostgresServer.start(data, Map.of());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.close();
                data.close();
            }));
            System.out.println("READY " + server.pid());
            while (true) {
                if (words[1].equals("insert")) {
                    insertUntilCutOff(server);
                }
                Thread.sleep(100);
            }
        } catch (StorageRefused refused) {
            System.out.println("REFUSED " + refused.key() + " " + refused.getMessage().replace('\n', ' '));
            System.exit(1);
        }
    }

    private static void insertUntilCutOff(PostgresServer server) {
        try (var connection = server.owner().connect(); var statement = connection.createStatement()) {
            statement.execute("create table if not exists acknowledged (n bigint primary key, filler text)");
            long from = SealedContents.one(connection, "select coalesce(max(n), 0) from acknowledged");
            try (var insert = connection.prepareStatement("insert into acknowledged values (?, repeat('x', 200))")) {
                for (long n = from + 1; ; n++) {
                    insert.setLong(1, n);
                    insert.executeUpdate();
                    System.out.println("ACK " + n);
                }
            }
        } catch (SQLException gone) {
            System.out.println("GONE " + gone.getMessage());
        }
    }
}
