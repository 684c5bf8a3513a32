package org.huiyin.intake;

import java.util.List;

/**
 * What an import would do.
 *
 * @param answered rows with an answer: archived as answered
 * @param clocks limits that would start running
 * @param late matters whose first limit ended before today
 * @param messages escalations that would go to the offices of late matters
 * @param withoutLaw open rows from a day on which no held law was in force: no clock starts
 * @param remarks the first rows refused or taken with something left out
 */
public record ImportForecast(ImportFigures figures, int answered, int clocks, int late, int messages, int withoutLaw, List<ImportRemark> remarks) {

    public ImportForecast {
        remarks = List.copyOf(remarks);
    }
}
