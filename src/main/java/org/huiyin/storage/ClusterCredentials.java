package org.huiyin.storage;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import java.util.Set;

/** Passwords of the three accounts of the program's own server, made at random and kept in a file only the owner reads (0600). */
record ClusterCredentials(String superuser, String owner, String app) {

    static final String SUPERUSER = "huiyin_superuser";
    static final String OWNER = "huiyin_owner";
    static final String APP = "huiyin_app";

    static ClusterCredentials make() {
        return new ClusterCredentials(random(), random(), random());
    }

    private static String random() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static ClusterCredentials read(Path file) throws IOException {
        var values = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            values.load(in);
        }
        return new ClusterCredentials(
                values.getProperty(SUPERUSER, ""), values.getProperty(OWNER, ""), values.getProperty(APP, ""));
    }

    /** Writes the file whole or not at all, on the disk when this returns. */
    void write(Path file) throws IOException {
        var text = SUPERUSER + "=" + superuser + "\n" + OWNER + "=" + owner + "\n" + APP + "=" + app + "\n";
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try (var channel = FileChannel.open(
                fresh,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            Channels.newOutputStream(channel).write(text.getBytes(StandardCharsets.UTF_8));
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        try (var directory = FileChannel.open(file.getParent())) {
            directory.force(true);
        }
    }

    @Override
    public String toString() {
        return "ClusterCredentials[…]";
    }
}
