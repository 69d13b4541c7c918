package org.gongkai.definition;

/** From when on holds what an installation itself declares in files of a kind. */
public enum Own {
    /** The program reads its own only. */
    NEVER("随程序发布，本机构不能另写"),
    /** Read when a node starts. */
    AT_START("各节点重新启动后施行"),
    /** Read anew as soon as it is accepted. */
    AT_ONCE("随即施行");

    private final String title;

    Own(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
