package org.gongkai.directory;

import org.gongkai.definition.Sort;

/** What a post allows; every permission in the house is a role on an organ. */
public enum Role {

    /** Drafts documents, registers and answers requests. */
    OFFICER("信息员"),
    /** Checks what an officer drafted. */
    REVIEWER("审核人"),
    /** Examines for secrecy before publication (政府信息公开条例 2019, Art. 17). */
    SECRECY_REVIEWER("保密审查员"),
    /** Signs: publishes, decides. */
    APPROVER("审批人"),
    /** 政府信息公开工作机构负责人: without whose consent no period is extended (2019 Art. 33, 2008 Art. 24). */
    DISCLOSURE_HEAD("公开机构负责人"),
    /** 政府信息公开工作机构 (Art. 4): assigns, compiles, reports. */
    DISCLOSURE_OFFICE("公开办"),
    /** Sees every light, orders correction (Art. 46 to 48). */
    SUPERVISOR("监察"),
    /** Keeps organs, people and the installation; opens no records. */
    OPERATOR("运维");

    /** The sort of name under which declarations speak of roles. */
    public static final Sort SORT = new Sort("role", "岗位");

    private final String title;

    Role(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** The name under which Spring Security knows the role. */
    public String authority() {
        return "ROLE_" + name();
    }
}
