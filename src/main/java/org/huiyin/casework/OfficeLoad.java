package org.huiyin.casework;

import org.huiyin.organization.OfficeId;

/** How an office stands: open legs, and of these the ones due in the next days, those past a legal deadline and those past a local target only. */
public record OfficeLoad(OfficeId office, int open, int soon, int late, int over) {}
