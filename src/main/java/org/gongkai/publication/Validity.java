package org.gongkai.publication;

import java.util.Arrays;

/** 有效性: whether a document still binds. Changed, repealed and expired documents are marked on the original (国办发〔2017〕47号). */
public enum Validity {

    IN_FORCE("有效"),
    AMENDED("已修改"),
    EXPIRED("失效"),
    REPEALED("废止"),
    NOT_YET("尚未生效"),
    /** Nobody has said: a copy is not called valid because its source is silent. */
    UNSTATED("未标注");

    private final String title;

    Validity(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    public boolean binds() {
        return this == IN_FORCE || this == UNSTATED || this == AMENDED;
    }

    /** Names of those under which a document binds. */
    static String[] binding() {
        return Arrays.stream(values()).filter(Validity::binds).map(Validity::name).toArray(String[]::new);
    }
}
