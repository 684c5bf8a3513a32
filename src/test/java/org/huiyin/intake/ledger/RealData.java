package org.huiyin.intake.ledger;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real ledgers that are no part of the repository. A trial on an absent one is skipped by its name. */
public final class RealData {

    private RealData() {}

    public static Path file(String name) {
        return shared("data/" + name);
    }

    /** A text of law that is no part of the repository. */
    public static Path law(String name) {
        return shared("domain/law/" + name);
    }

    private static Path shared(String name) {
        var named = System.getenv("HUIYIN_SHARED");
        if (named != null) {
            var file = Path.of(named).resolve(name);
            assumeTrue(Files.isRegularFile(file), "skipped, no real data: " + name);
            return file;
        }
        for (var dir = Path.of(System.getProperty("user.dir")).toAbsolutePath(); dir != null; dir = dir.getParent()) {
            var file = dir.resolve("shared").resolve(name);
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        assumeTrue(false, "skipped, no real data: " + name);
        throw new AssertionError();
    }
}
