package org.huiyin.gazetteer;

import java.util.List;

/**
 * One administrative division (行政区划).
 *
 * @param code as offices write it: six digits for a province, city or county, nine for a town or street, twelve for a village or community
 *     (National Bureau of Statistics, codes of statistical divisions)
 * @param name its official name
 * @param level 1 province, 2 city, 3 county or district, 4 town or street, 5 village or community
 * @param above names of the divisions above, the highest first; those that are no place of their own (市辖区, 省直辖县级行政区划) are left out
 * @param line codes from the highest to this one
 */
public record Division(String code, String name, int level, List<String> above, List<String> line) {

    /** All names from the highest to this one in one word, as an address begins. */
    public String inFull() {
        return String.join("", above) + name;
    }

    /** Whether this is the division of that code or lies within it. */
    public boolean isWithin(String other) {
        return line.contains(other);
    }
}
