package org.huiyin.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The columns of a list of offices, with the names by which they are known. */
enum OfficeColumn {
    CODE("机构代码", "机构编码", "代码", "编码", "统一社会信用代码", "code"),
    NAME("机构名称", "单位名称", "名称", "单位", "机构", "name", "office", "name zh"),
    NAME_EN("英文名称", "英文名", "name en", "english name", "name in english"),
    KIND("类型", "机构类型", "单位类型", "性质", "kind", "type"),
    SUPERIOR("上级机构", "上级单位", "上级", "主管单位", "隶属", "superior", "parent", "under"),
    PLACE("所在区划", "服务区划", "行政区划", "区划", "区划代码", "辖区", "地区", "place", "jurisdiction", "division"),
    PHONE("公开电话", "联系电话", "电话", "值班电话", "phone", "telephone", "public phone"),
    ADDRESS("地址", "办公地址", "接待地址", "address", "address zh"),
    ADDRESS_EN("英文地址", "address en", "english address", "address in english"),
    RECEPTION("接待时间", "办公时间", "工作时间", "hours", "reception", "opening hours"),
    RECEPTION_EN("英文接待时间", "hours en", "reception en", "hours in english");

    private final List<String> names;

    OfficeColumn(String... names) {
        this.names = List.of(names);
    }

    /** The column a header names; spaces, case, brackets and stars do not matter. */
    static Optional<OfficeColumn> of(String header) {
        var bare = header.toLowerCase(Locale.ROOT).replaceAll("[（(].*?[)）]", "").replaceAll("[*＊:：]", "").replace('_', ' ').replaceAll("\\s+", " ").strip();
        return Arrays.stream(values()).filter(column -> column.names.contains(bare)).findFirst();
    }

    /** The first of its names: what the template of a list calls it. */
    String heading() {
        return names.getFirst();
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
