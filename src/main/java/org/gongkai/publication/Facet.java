package org.gongkai.publication;

import org.gongkai.search.Field;

/** What a search can be narrowed by; each found document counts once under each. */
public enum Facet {

    /** Documents, and the kinds of what other rooms let be found. */
    KIND("kind", "类别", Field.KIND),
    /** What documents are, as they are declared. */
    DOCUMENT_KIND("is", "文件种类", Field.keyword("documentKind")),
    ORGAN("issuer", "发布机构", Field.ORGAN),
    CATEGORY("category", "信息分类", Field.keyword("category")),
    YEAR("year", "年份", Field.YEAR),
    VALIDITY("validity", "有效性", Field.keyword("validity"));

    private final String parameter;
    private final String title;
    private final Field field;

    Facet(String parameter, String title, Field field) {
        this.parameter = parameter;
        this.title = title;
        this.field = field;
    }

    /** The name of the address parameter. */
    public String parameter() {
        return parameter;
    }

    public String title() {
        return title;
    }

    Field field() {
        return field;
    }
}
