package org.huiyin.knowledge;

import java.util.List;
import java.util.UUID;
import org.huiyin.access.Refusal;

/** What came of taking in a spreadsheet of law and policy. */
public sealed interface EnactmentImport {

    /**
     * Read. A text is taken whole or not at all: a law that lacks an article would mislead.
     *
     * @param same texts that were held already, word for word
     * @param notTaken rows that were not taken, with the reason
     * @param hidden how many more such rows there are than are listed
     */
    record Report(List<Taken> taken, int same, List<NotTaken> notTaken, int hidden) implements EnactmentImport {}

    /** Nothing of the file could be read. */
    record Unreadable(Refusal why) implements EnactmentImport {}

    /** A text that was taken. @param revised whether it became a new edition of one held */
    record Taken(UUID enactment, String title, int articles, boolean revised) {}

    /** @param row its number in the sheet, as a spreadsheet program shows it */
    record NotTaken(int row, String title, Refusal why) {}
}
