package org.huiyin.category;

import java.util.List;
import java.util.Map;
import org.huiyin.lawfile.Text;

/**
 * The way from the names of another scheme to the codes of ours.
 *
 * @param from id of the other scheme
 * @param title what the other scheme is
 * @param edition of ours that it leads to
 * @param names for each name of the other scheme our codes, the nearest first; one name may cover several of ours
 */
public record CrossWalk(String from, Text title, String edition, Map<String, List<String>> names) {

    /** Our codes for a name of the other scheme, the nearest first; empty for an unknown name. */
    public List<String> codes(String name) {
        return names.getOrDefault(name.strip(), List.of());
    }
}
