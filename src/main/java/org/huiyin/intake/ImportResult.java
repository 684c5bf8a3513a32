package org.huiyin.intake;

import java.util.UUID;

/** How an import ended. */
public sealed interface ImportResult {

    /** The file was read, to its end or to where it broke off. */
    record Done(ImportBatch batch) implements ImportResult {}

    /** Nothing of the file could be read, or it cannot be taken as asked. */
    record Unreadable(Reason reason) implements ImportResult {}

    /** The same import is running elsewhere. */
    record Running(UUID batch) implements ImportResult {}
}
