package org.gongkai.directory;

/** What an organ is in the tree of a local government. */
public enum OrganKind {

    /** The people's government itself, root of its tree. */
    GOVERNMENT("政府"),
    /** A working department of the government, or a body that reports like one. */
    DEPARTMENT("部门"),
    /** A street office, town or township. */
    STREET("街道（乡镇）");

    private final String title;

    OrganKind(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
