package org.huiyin.casework;

/** Who may see the name of the person who filed, as they chose. */
public enum NameVisibility {
    /** 处理单位可以看到我的姓名和电话. */
    OFFICE,
    /** 只有信访部门能看到，处理单位通过系统给我留言. */
    PETITION_OFFICE,
    /** 不留姓名. */
    NOBODY
}
