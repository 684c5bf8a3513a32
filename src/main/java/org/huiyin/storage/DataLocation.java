package org.huiyin.storage;

import java.nio.file.Path;
import java.util.Map;

/** Where the data directory is, before anything is started: {@code huiyin.data}, {@code HUIYIN_DATA}, else {@code ./data}. */
public final class DataLocation {

    private DataLocation() {}

    /** The directory, which may not exist yet. */
    public static Path path() {
        var property = System.getProperty("huiyin.data");
        var variable = System.getenv("HUIYIN_DATA");
        var name = property != null ? property : variable != null && !variable.isBlank() ? variable : "data";
        return of(name);
    }

    static Path of(String name) {
        return Path.of(name).toAbsolutePath().normalize();
    }

    /** The operator's settings, a file in the directory: {@code huiyin.properties}. */
    public static Path settings() {
        return path().resolve("huiyin.properties");
    }

    /** True when the directory was made for the demo. */
    public static boolean isDemo() {
        return java.nio.file.Files.exists(path().resolve("demo"));
    }

    /** What Spring has to know of it. Fixes the place for the whole program, whatever the environment calls it. */
    public static Map<String, String> defaults() {
        System.setProperty("huiyin.data", path().toString());
        return Map.of(
                "huiyin.data", path().toString(),
                "spring.config.additional-location", "optional:file:" + settings());
    }
}
