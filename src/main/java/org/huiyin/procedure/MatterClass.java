package org.huiyin.procedure;

import org.huiyin.lawfile.Text;

/**
 * A class of matters (条例第二十九条至第三十一条).
 *
 * @param sealed whether its matters are sealed: accusations (检举控告)
 */
public record MatterClass(String id, Text name, Text law, boolean sealed) {}
