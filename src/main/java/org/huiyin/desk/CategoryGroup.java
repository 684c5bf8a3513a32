package org.huiyin.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.huiyin.web.Choice;

/**
 * Choices under one name of the first level.
 *
 * @param name empty for choices that stand outside all groups, such as "please choose"
 */
public record CategoryGroup(String name, List<Choice> choices) {

    /** Neighbours of the same group together; {@link Choice#hint} names the group. */
    public static List<CategoryGroup> of(List<Choice> choices) {
        var groups = new ArrayList<CategoryGroup>();
        for (Choice choice : choices) {
            String name = Objects.requireNonNullElse(choice.hint(), "");
            if (groups.isEmpty() || !groups.getLast().name().equals(name)) {
                groups.add(new CategoryGroup(name, new ArrayList<>()));
            }
            groups.getLast().choices().add(choice);
        }
        return groups;
    }
}
