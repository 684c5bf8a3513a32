package org.huiyin.procedure;

import java.util.List;
import java.util.Map;
import org.huiyin.lawfile.Text;

/**
 * A procedure as its file says: the standings a leg can have, the acts that move it, and what the law has people told.
 *
 * @param id for example {@code cn-petition-2022}
 * @param revision of the file; a revision changes words, never numbers
 * @param switches readings of the law that an area may set otherwise
 * @param unopenedDays days after which an answer that was to be served online and is not opened goes another way; 0 where nothing is served online
 */
public record Procedure(
        String id,
        int revision,
        Text title,
        Law law,
        String zone,
        String calendar,
        Map<String, MatterClass> classes,
        Map<String, Boolean> switches,
        Start start,
        Map<String, Standing> standings,
        Map<String, Act> acts,
        Map<String, Remedy> remedies,
        int unopenedDays) {

    /** @throws IllegalArgumentException for a standing that is not in the file, which is a bug */
    public Standing standing(String id) {
        return require(standings, id, "standing");
    }

    /** @throws IllegalArgumentException for an act that is not in the file, which is a bug */
    public Act act(String id) {
        return require(acts, id, "act");
    }

    /** The acts that a standing allows, in the order of the file. */
    public List<Act> actsFrom(String standing) {
        return acts.values().stream().filter(a -> a.from().contains(standing)).toList();
    }

    private <T> T require(Map<String, T> map, String id, String what) {
        T found = map.get(id);
        if (found == null) {
            throw new IllegalArgumentException("procedure " + this.id + " has no " + what + " " + id);
        }
        return found;
    }
}
