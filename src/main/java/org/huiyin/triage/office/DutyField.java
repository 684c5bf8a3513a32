package org.huiyin.triage.office;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a line of the duty list says: a field of the form and a column of the file. */
public enum DutyField {
    CATEGORY("事项类别", "Category", "类别", "事项分类", "内容分类"),
    LEVEL("层级", "Level", "行政层级", "级别"),
    PLACE("适用地区", "Place", "地区", "区划", "行政区划"),
    OFFICE("单位", "Office", "责任单位", "单位名称", "办理单位"),
    KIND("单位类型", "Kind of office", "类型"),
    NAMED("单位名称含", "Name contains", "单位名称关键字"),
    PART("责任", "Part", "牵头或配合", "主责配合"),
    WHAT("职责", "Duty", "职责内容", "职责事项"),
    BASIS("依据", "Basis", "法律依据", "文件依据", "职责依据"),
    FROM("生效日期", "Valid from", "起始日期", "开始日期", "from"),
    UNTIL("失效日期", "Valid until", "截止日期", "结束日期", "until");

    private final String zh;
    private final String en;
    private final List<String> others;

    DutyField(String zh, String en, String... others) {
        this.zh = zh;
        this.en = en;
        this.others = List.of(others);
    }

    /** The name of its column in a file. */
    public String column(boolean chinese) {
        return chinese ? zh : en;
    }

    /** The name of its field in a form. */
    public String input() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The field that a column is called after; null when none is. */
    static @Nullable DutyField of(String column) {
        String name = column.replaceAll("[\\s（(].*$", "").strip();
        for (DutyField field : values()) {
            if (field.zh.equals(name) || field.en.equalsIgnoreCase(column.strip()) || field.others.contains(name.toLowerCase(Locale.ROOT))
                    || field.input().equalsIgnoreCase(name)) {
                return field;
            }
        }
        return null;
    }
}
