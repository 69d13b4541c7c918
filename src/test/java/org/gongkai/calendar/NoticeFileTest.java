package org.gongkai.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.TestDatabase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("放假通知的文件写错了什么，都用一句话说明，日历不动")
class NoticeFileTest {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    /** Every field of the file, right. */
    private static final Map<String, String> RIGHT = Map.of("year", "2031", "papers", "[\"https://www.example.cn/notice\"]", "days", "[%s]");
    private static final Map<String, String> DAY = Map.of("name", "\"元旦\"", "date", "\"2031-01-01\"", "isOffDay", "true");
    private static final List<String> WRONG = List.of("null", "\"\"", "\" \"", "0", "-1", "2031.5", "1e400", "99999999999999999999", "true", "[]", "{}", "[null]", "[1,{}]", "[[]]", "{\"a\":1}",
            "\"不详\"", "\"2031-02-30\"", "\"20310101\"", "\"+999999999-12-31\"", "\"-999999999-01-01\"", "\"2019-01-01\"", "\"a\\u0000b\"", "\"\\ud83d\"", "\"\\udc00x\"", "\"a\\nb\"",
            "\"" + "长".repeat(30_000) + "\"", "[\"a\\u0000b\"]", "[\"" + "长".repeat(3_000) + "\"]", "[" + "\"x\",".repeat(100) + "\"x\"]", "[".repeat(400) + "]".repeat(400));

    private final Calendars calendars = new Calendars(database.jdbc());
    private final ImportNotice notices = new ImportNotice(database.jdbc(), calendars, Now.at(Instant.parse("2026-11-05T02:00:00Z")), told -> { });

    static Stream<Arguments> everyFieldWithEveryWrongValue() {
        List<Arguments> all = new ArrayList<>();
        for (String wrong : WRONG) {
            RIGHT.keySet().forEach(field -> all.add(Arguments.of(field, wrong, file(Map.of(field, wrong), Map.of()))));
            DAY.keySet().forEach(field -> all.add(Arguments.of("days." + field, wrong, file(Map.of(), Map.of(field, wrong)))));
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyFieldWithEveryWrongValue")
    @DisplayName("每一个字段填任何一种错值：拒绝并说明，或者没有害处地收下")
    void everyField(String field, String wrong, String file) {
        CalendarRevision revision = taken(file.getBytes(StandardCharsets.UTF_8));
        if (revision instanceof CalendarRevision.Refused(List<String> reasons)) {
            assertThat(reasons).isNotEmpty().allSatisfy(reason -> assertThat(reason).isNotBlank().hasSizeLessThan(300));
        } else {
            assertThat(field + " " + wrong).as("an address may be missing, a name may be any short word or number, a day off is true").matches("papers (null|\\[])|days\\.name .{1,30}|days\\.isOffDay true");
        }
    }

    @Test
    @DisplayName("缺一个字段、不是对象、不是 JSON、别的编码、空文件，同样说明；写对了的收下")
    void wholeFiles() {
        for (String field : List.of("year", "days")) {
            Map<String, String> less = new TreeMap<>(RIGHT);
            less.remove(field);
            assertThat(taken(json(less, json(DAY, "")).getBytes(StandardCharsets.UTF_8))).as("without " + field).isInstanceOf(CalendarRevision.Refused.class);
        }
        for (String field : DAY.keySet()) {
            Map<String, String> less = new TreeMap<>(DAY);
            less.remove(field);
            assertThat(taken(json(RIGHT, json(less, "")).getBytes(StandardCharsets.UTF_8))).as("without " + field).isInstanceOf(CalendarRevision.Refused.class);
        }
        for (String whole : List.of("", "null", "[]", "7", "\"x\"", "{", "year,date,name\n2031,2031-01-01,元旦\n", "[".repeat(100_000))) {
            assertThat(taken(whole.getBytes(StandardCharsets.UTF_8))).as(whole.substring(0, Math.min(20, whole.length()))).isInstanceOf(CalendarRevision.Refused.class);
        }
        assertThat(taken(file(Map.of(), Map.of()).getBytes(Charset.forName("GBK")))).isInstanceOf(CalendarRevision.Refused.class);
        assertThat(taken(new byte[] {0, 1, 2, (byte) 0xFF})).isInstanceOf(CalendarRevision.Refused.class);
        assertThat(taken(file(Map.of(), Map.of()).getBytes(StandardCharsets.UTF_8))).isInstanceOf(CalendarRevision.Done.class);
        assertThat(taken(("\uFEFF" + file(Map.of(), Map.of())).getBytes(StandardCharsets.UTF_8))).as("with a byte order mark").isInstanceOf(CalendarRevision.Done.class);
    }

    /** What becomes of it; nothing of it stays. */
    private CalendarRevision taken(byte[] content) {
        return database.transaction().execute(status -> {
            status.setRollbackOnly();
            return notices.run(content, null);
        });
    }

    private static String file(Map<String, String> changed, Map<String, String> changedDay) {
        Map<String, String> day = new TreeMap<>(DAY);
        day.putAll(changedDay);
        Map<String, String> all = new TreeMap<>(RIGHT);
        all.putAll(changed);
        return json(all, json(day, ""));
    }

    private static String json(Map<String, String> fields, String days) {
        return new TreeMap<>(fields).entrySet().stream().map(field -> "\"" + field.getKey() + "\":" + (field.getValue().equals("[%s]") ? "[" + days + "]" : field.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
