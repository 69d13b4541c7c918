package org.gongkai.publication;

/** Whether what is kept of an attachment is still what was taken in. */
public enum FileCondition {
    INTACT("完好"), MISSING("文件不在了"), ALTERED("文件已被改动，与登记的 SHA-256 不符");

    private final String title;

    FileCondition(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
