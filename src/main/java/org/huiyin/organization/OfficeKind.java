package org.huiyin.organization;

/** What an office is, as far as procedures ask. */
public enum OfficeKind {
    /** Party committee and government of a level (党委、政府). */
    GOVERNMENT,
    /** Petition office (信访部门): registers and sends, never decides the merits (条例第十四条). */
    PETITION_OFFICE,
    /** A department (部门) of a government. */
    DEPARTMENT,
    /** Street office or town government (街道办事处、乡镇). */
    STREET,
    /** Hotline body (热线工作机构). */
    HOTLINE,
    /** Discipline and supervision organ (纪检监察机关). */
    DISCIPLINE
}
