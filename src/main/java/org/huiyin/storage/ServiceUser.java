package org.huiyin.storage;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The account the database server runs under. PostgreSQL refuses to run as root, so a program started by root starts the server
 * as {@code huiyin} if there is such an account, else as {@code nobody}; never through user namespaces, which hardened
 * containers forbid.
 *
 * @param uid the account, or null when the server runs as whoever started the program
 */
record ServiceUser(@Nullable Integer uid, int gid) {

    private static final List<String> NAMES = List.of("huiyin", "nobody");

    /** True when this process is root and the server must be another user. */
    static boolean needed() {
        try {
            return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
        } catch (IOException | UnsupportedOperationException unknown) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    static ServiceUser find() {
        if (!needed()) {
            return new ServiceUser(null, 0);
        }
        try {
            var accounts = Files.readAllLines(Path.of("/etc/passwd"), java.nio.charset.StandardCharsets.ISO_8859_1);
            for (var name : NAMES) {
                for (var line : accounts) {
                    var parts = line.split(":");
                    if (parts.length > 3 && parts[0].equals(name)) {
                        return new ServiceUser(Integer.valueOf(parts[2]), Integer.parseInt(parts[3]));
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new StorageRefused(unreadable, "storage.refused.account");
        }
        throw new StorageRefused("storage.refused.account");
    }

    /** The words that go before a command to run it under this account, in a session of its own. */
    List<String> prefix() {
        var words = new ArrayList<String>();
        // A session of its own: Ctrl-C in the terminal must stop the program first and the server after it.
        tool("setsid").ifPresent(path -> words.add(path.toString()));
        if (uid != null) {
            var setpriv = tool("setpriv").orElseThrow(() -> new StorageRefused("storage.refused.setpriv"));
            words.addAll(List.of(setpriv.toString(), "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--no-new-privs", "--"));
        }
        return words;
    }

    private static Optional<Path> tool(String name) {
        return List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin", "/usr/local/bin").stream()
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The first directory on the way to the path that this account may not enter. */
    Optional<Path> barrier(Path path) throws IOException {
        if (uid == null) {
            return Optional.empty();
        }
        var way = new ArrayList<Path>();
        for (@Nullable Path at = path.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            way.addFirst(at);
        }
        for (var at : way) {
            if (Files.exists(at) && !mayEnter(at)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private boolean mayEnter(Path directory) throws IOException {
        var permissions = Files.getPosixFilePermissions(directory);
        if (Files.getAttribute(directory, "unix:uid").equals(uid)) {
            return permissions.contains(PosixFilePermission.OWNER_EXECUTE);
        }
        if (Files.getAttribute(directory, "unix:gid").equals(gid)) {
            return permissions.contains(PosixFilePermission.GROUP_EXECUTE);
        }
        return permissions.contains(PosixFilePermission.OTHERS_EXECUTE);
    }

    /** Gives the directory and all in it to this account. */
    void own(Path directory) throws IOException {
        if (uid == null) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) throws IOException {
                return take(path);
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
                return take(path);
            }
        });
    }

    private FileVisitResult take(Path path) throws IOException {
        Files.setAttribute(path, "unix:uid", uid, java.nio.file.LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:gid", gid, java.nio.file.LinkOption.NOFOLLOW_LINKS);
        return FileVisitResult.CONTINUE;
    }
}
