package org.huiyin.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a matter may be about and of which class it may be, in words. Each part is null where nothing speaks for any.
 */
public record SuggestionView(@Nullable Proposal category, @Nullable Proposal matterClass) {

    /**
     * One proposal.
     *
     * @param code what taking it sends
     * @param how how sure it is, or that a plain rule found it
     * @param because words of the matter that speak for it
     * @param take address of the form with it filled in; null in the form itself
     * @param already the matter has it
     * @param caution what the reader must mind, or null
     */
    public record Proposal(String code, String name, String how, List<String> because, @Nullable String take, boolean already, @Nullable String caution) {}
}
