package org.huiyin.casework;

import org.huiyin.organization.OfficeId;

/** How an office stands: open legs, and of these the ones due in the next days and the late ones. */
public record OfficeLoad(OfficeId office, int open, int soon, int late) {}
