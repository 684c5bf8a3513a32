package org.huiyin.clock;

/** Names a rule of time as the rule files do, for example {@code XF-20}. */
public record RuleId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
