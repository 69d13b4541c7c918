package org.gongkai.publication;

/** 公开方式: decided when a document is drafted (国办发〔2016〕80号, 源头属性). */
public enum Disclosure {

    PROACTIVE("主动公开"),
    ON_REQUEST("依申请公开"),
    CLOSED("不予公开");

    private final String title;

    Disclosure(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
