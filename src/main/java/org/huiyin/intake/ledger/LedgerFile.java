package org.huiyin.intake.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.huiyin.intake.LedgerUnreadable;
import org.jspecify.annotations.Nullable;

/** A file that holds a ledger. Rows pass one by one; however long the file is, only a few of them are in memory. */
public sealed interface LedgerFile extends Closeable permits Xlsx, Xls, SeparatedText {

    /** Takes rows in their order. */
    @FunctionalInterface
    interface RowSink {
        /** False when no further row is wanted. */
        boolean take(SheetRow row) throws IOException;
    }

    /**
     * Opens a file by what it holds, whatever its name says.
     *
     * @param encoding the encoding of a text file when somebody named it; null to find out
     * @throws LedgerUnreadable with the reason and what to do when it is no ledger
     */
    static LedgerFile open(Path file, Limits limits, @Nullable String encoding) throws IOException {
        return FileKind.open(file, limits, encoding);
    }

    /** {@code xlsx}, {@code xls}, {@code csv} or {@code tsv}, by content. */
    String format();

    /** The sheets in their order. */
    List<LedgerSheet> sheets();

    /**
     * Passes each row that the file mentions to the sink, blank ones too, in the order of their numbers.
     *
     * @throws LedgerUnreadable when the file breaks off or turns out hostile; rows passed before that are good
     */
    void read(LedgerSheet sheet, RowSink sink) throws IOException;

    @Override
    default void close() throws IOException {}
}
