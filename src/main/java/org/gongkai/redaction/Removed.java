package org.gongkai.redaction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What else a copy does not have, told to the person who compares it with the original. */
final class Removed {

    private static final Map<String, String> FOLDERS = folders();

    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final List<String> whole = new ArrayList<>();

    void one(String what) {
        some(what, 1);
    }

    void some(String what, int count) {
        if (count > 0) {
            counts.merge(what, count, Integer::sum);
        }
    }

    /** What is gone altogether, however many there were. */
    void all(String what) {
        whole.add(what);
    }

    /** Parts of an Office file that have no counterpart in the copy. */
    void everything(OfficeFile from, NewOfficeFile copy) {
        FOLDERS.forEach((beginning, what) -> {
            long count = from.count(beginning);
            if (count > 0 && !copy.has(beginning)) {
                whole.add(what);
            }
        });
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        counts.forEach((what, count) -> sentences.add(what + " " + count + " 处"));
        whole.stream().distinct().forEach(sentences::add);
        return sentences;
    }

    private static Map<String, String> folders() {
        Map<String, String> folders = new LinkedHashMap<>();
        folders.put("docProps/thumbnail", "缩略图");
        folders.put("docProps/", "文件属性（作者、单位、修改时间等）");
        folders.put("customXml/", "附带的数据");
        folders.put("word/comments", "批注");
        folders.put("word/people", "修订人、批注人名单");
        folders.put("word/embeddings/", "嵌入的文件");
        folders.put("word/charts/", "图表");
        folders.put("word/diagrams/", "智能图形");
        folders.put("word/glossary/", "文档部件");
        folders.put("word/fonts/", "嵌入的字体");
        folders.put("word/activeX/", "控件");
        folders.put("xl/comments", "批注");
        folders.put("xl/threadedComments/", "批注");
        folders.put("xl/persons/", "批注人名单");
        folders.put("xl/pivotCache/", "数据透视表的缓存");
        folders.put("xl/externalLinks/", "外部链接");
        folders.put("xl/connections.xml", "数据连接");
        folders.put("xl/drawings/", "图片、图表和图形");
        folders.put("xl/embeddings/", "嵌入的文件");
        folders.put("xl/ctrlProps/", "控件");
        return folders;
    }
}
