package org.gongkai.tables;

import java.util.stream.Collectors;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;

/** What is wrong with a line of JSON, for whoever has to mend the line: a parser's own words are for programmers. */
public final class JsonFault {

    private JsonFault() {
    }

    /** Without a full stop. */
    public static String inWords(JacksonException fault) {
        if (fault instanceof StreamReadException) {
            TokenStreamLocation at = fault.getLocation();
            return (at != null && at.getColumnNr() > 0 ? "第 " + at.getColumnNr() + " 个字符附近" : "这一行") + "多半少了引号、逗号或者括号，或者一行没有写完";
        }
        String field = fault.getPath().stream().map(step -> step.getPropertyName() == null ? "第 " + (step.getIndex() + 1) + " 项" : step.getPropertyName())
                .collect(Collectors.joining(" 的 "));
        return field.isEmpty() ? "内容不是所要的样子" : "“" + field + "”的值不是所要的样子（日期写作 2026-03-12，文字加引号）";
    }
}
