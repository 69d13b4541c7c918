package org.gongkai.casework.history;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.gongkai.casework.register.RegisterRow;
import org.gongkai.tables.Heading;
import org.gongkai.tables.JsonFault;
import org.gongkai.tables.StorableText;
import org.gongkai.tables.Table;
import org.gongkai.tables.TableRow;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads registers of past matters: a table with a heading, in Chinese or by column names, or JSON Lines. */
public final class RegisterFile {

    private static final Map<String, List<String>> COLUMNS = titles();
    private static final Set<String> REQUIRED = Set.of("id", "organ", "received", "applicant", "outcome", "decided");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RegisterFile() {
    }

    private static Map<String, List<String>> titles() {
        Map<String, List<String>> titles = new LinkedHashMap<>();
        titles.put("id", List.of("编号", "登记号", "登记编号", "申请编号", "受理编号", "受理号", "序号"));
        titles.put("organ", List.of("受理机关", "答复机关", "机关", "受理单位", "承办单位", "单位"));
        titles.put("channel", List.of("提交方式", "申请方式", "申请渠道", "受理渠道", "渠道"));
        titles.put("received", List.of("收到日期", "收到之日", "收到时间", "受理日期", "受理时间", "登记日期", "申请日期", "申请时间"));
        titles.put("applicant", List.of("申请人类别", "申请人类型", "申请人性质"));
        titles.put("outcome", List.of("办理结果", "答复类型", "答复结果", "处理结果", "结果"));
        titles.put("decided", List.of("答复日期", "答复时间", "作出答复日期", "办结日期", "办结时间"));
        titles.put("served", List.of("送达日期", "送达时间"));
        titles.put("extended", List.of("延期", "延长", "延期工作日", "延期答复"));
        titles.put("paused", List.of("征求意见", "征求第三方意见", "中止", "扣除期间"));
        titles.put("title", List.of("申请内容", "申请信息", "信息内容描述", "内容", "标题"));
        return titles;
    }

    /**
     * The rows of a file, read as they are asked for.
     *
     * @param json whether it is JSON Lines; both UTF-8
     * @throws IllegalArgumentException if it is a table without the columns it needs
     */
    public static Stream<RegisterRow> rows(InputStream in, boolean json) {
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
        return json ? jsonLines(new BufferedReader(reader)) : rows(Table.rows(reader));
    }

    /** The rows of a table. */
    public static Stream<RegisterRow> rows(Iterator<TableRow> table) {
        return switch (Heading.in(table, COLUMNS, REQUIRED)) {
            case Heading.Missing(Set<String> columns) -> throw new IllegalArgumentException("缺少列："
                    + String.join("、", columns.stream().map(column -> column + "（" + COLUMNS.get(column).getFirst() + "）").toList()));
            case Heading.Is(Heading heading) -> StreamSupport.stream(Spliterators.spliteratorUnknownSize(table, Spliterator.ORDERED), false)
                    .map(row -> row(heading, row));
        };
    }

    private static RegisterRow row(Heading heading, TableRow row) {
        String fault = heading.faultOf(row);
        return fault != null ? new RegisterRow(row.line(), Map.of(), fault) : sound(row.line(), heading.values(row));
    }

    private static RegisterRow sound(long line, Map<String, String> values) {
        return values.values().stream().allMatch(StorableText::is) ? new RegisterRow(line, values, null)
                : new RegisterRow(line, Map.of(), "有不能显示的字符，请改正后再导入");
    }

    private static Stream<RegisterRow> jsonLines(BufferedReader reader) {
        long[] line = {0};
        return reader.lines().map(text -> jsonLine(++line[0], text)).filter(row -> !"".equals(row.broken()));
    }

    /** Broken by nothing where the line is blank. */
    private static RegisterRow jsonLine(long line, String text) {
        if (text.isBlank()) {
            return new RegisterRow(line, Map.of(), "");
        }
        try {
            JsonNode read = JSON.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
            if (!read.isObject()) {
                return new RegisterRow(line, Map.of(), "一行应是一个 JSON 对象");
            }
            Map<String, String> values = new LinkedHashMap<>();
            for (var field : read.properties()) {
                JsonNode value = field.getValue();
                if (COLUMNS.containsKey(field.getKey()) && value.isContainer()) {
                    return new RegisterRow(line, Map.of(), field.getKey() + " 应是文字，现为" + (value.isArray() ? "一组值" : "一个对象"));
                }
                values.put(field.getKey(), value.isNull() ? "" : value.isContainer() ? value.toString() : value.asString());
            }
            return sound(line, values);
        } catch (JacksonException notJson) {
            return new RegisterRow(line, Map.of(), "不是完整的 JSON：" + JsonFault.inWords(notJson));
        }
    }
}
