package org.gongkai.casework.finding.web;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What a list of found matters may show of each. The number stands in every list. */
public enum Column {

    LIGHT("期限", true), TITLE("内容", true), TYPE("事项", true), ORGAN("机关", true), STAGE("环节", true), HOLDER("承办", true), BROUGHT("提交", false), RECEIVED("收到", true),
    DUE("到期", true), CLOSED("答复日期", false), OUTCOME("答复类型", false), ENDING("怎样结束", false);

    private final String title;
    private final boolean usual;

    Column(String title, boolean usual) {
        this.title = title;
        this.usual = usual;
    }

    public String title() {
        return title;
    }

    /** Those with these names, in their own order; the usual ones where none is named. */
    static List<Column> named(List<String> names) {
        Set<String> wanted = Set.copyOf(names.stream().filter(Objects::nonNull).toList());
        List<Column> chosen = Arrays.stream(values()).filter(column -> wanted.contains(column.name())).toList();
        return chosen.isEmpty() ? Arrays.stream(values()).filter(column -> column.usual).toList() : chosen;
    }
}
