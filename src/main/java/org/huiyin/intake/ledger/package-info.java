/** Reads a ledger somebody kept in a spreadsheet: cells as text with their exact row numbers, without a database. */
@NamedInterface("ledger")
@NullMarked
package org.huiyin.intake.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
