package org.huiyin.intake;

import java.nio.file.Path;
import java.util.Map;
import org.huiyin.journal.Actor;
import org.huiyin.organization.OfficeId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks to have brought in, and how.
 *
 * @param fileName the file's own name, which an upload's place on the disk does not have
 * @param ledger name of the ledger; null to take it from the file
 * @param profile id of a profile; null to find the one that fits
 * @param chosen columns by name or letter; an empty text leaves a field out
 * @param sheet name of the one sheet to read; null for all that are shown
 * @param encoding of a text file; null to find out
 * @param office petition office or hotline that registers
 * @param operator account at the machine, for an import from the command line
 */
public record ImportOrder(
        Path file,
        String fileName,
        @Nullable String ledger,
        @Nullable String profile,
        Map<LedgerField, String> chosen,
        @Nullable String sheet,
        @Nullable String encoding,
        ImportKind kind,
        String procedure,
        OfficeId office,
        Actor actor,
        @Nullable String operator) {

    public ImportOrder {
        chosen = Map.copyOf(chosen);
    }
}
