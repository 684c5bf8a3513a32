package org.huiyin.desk;

import java.util.List;

/**
 * Offices (or people in them) to choose from, in groups.
 *
 * @param left how many fit but are not shown: a longer name is wanted
 */
public record OfficeList(List<Group> groups, int left) {

    public record Group(String name, List<Row> rows) {}

    /** @param id what is sent */
    public record Row(String id, String name) {}
}
