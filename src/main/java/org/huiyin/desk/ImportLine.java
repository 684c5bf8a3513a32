package org.huiyin.desk;

import org.huiyin.intake.ImportBatch;

/**
 * One import in the list.
 *
 * @param working whether rows are being taken at this moment
 */
public record ImportLine(ImportBatch batch, boolean working) {}
