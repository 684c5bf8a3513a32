package org.huiyin.clock;

import org.huiyin.lawfile.Text;

/**
 * How far a rule may be extended.
 *
 * @param inAll the most all extensions together may come to, in the rule's own unit
 * @param approver who must approve
 * @param notice who must be told what
 */
public record Extension(int inAll, Text approver, Text notice) {}
