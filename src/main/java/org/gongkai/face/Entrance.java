package org.gongkai.face;

/** The five main entrances of a government site, in their customary order. */
public enum Entrance {
    NEWS("要闻", "/news"),
    DISCLOSURE("政务公开", "/columns"),
    SERVICES("政务服务", "/services"),
    INTERACTION("互动交流", "/mailboxes"),
    DATA("数据", "/data");

    private final String label;
    private final String address;

    Entrance(String label, String address) {
        this.label = label;
        this.address = address;
    }

    public String label() {
        return label;
    }

    public String address() {
        return address;
    }
}
