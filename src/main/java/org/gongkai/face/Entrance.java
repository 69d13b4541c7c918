package org.gongkai.face;

/** The five main entrances of a government site, in their customary order. */
public enum Entrance {
    NEWS("要闻", "/news", "工作动态"),
    DISCLOSURE("政务公开", "/columns", "信息公开目录"),
    SERVICES("政务服务", "/services", "办事服务"),
    INTERACTION("互动交流", "/mailboxes", "咨询投诉"),
    DATA("数据", "/data", "数据开放");

    private final String label;
    private final String address;
    private final String columnType;

    Entrance(String label, String address, String columnType) {
        this.label = label;
        this.address = address;
        this.columnType = columnType;
    }

    public String label() {
        return label;
    }

    public String address() {
        return address;
    }

    /** Of what type a column behind it is that says nothing else (annex of 国办发〔2017〕47号). */
    public String columnType() {
        return columnType;
    }
}
