package org.gongkai.publication;

/** What a search can be narrowed by; each found document counts once under each. */
public enum Facet {

    ORGAN("issuer", "发布机构"),
    CATEGORY("category", "信息分类"),
    YEAR("year", "年份"),
    VALIDITY("validity", "有效性");

    private final String field;
    private final String title;

    Facet(String field, String title) {
        this.field = field;
        this.title = title;
    }

    /** The name of the index field and of the address parameter. */
    public String field() {
        return field;
    }

    public String title() {
        return title;
    }
}
