package org.gongkai.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.gongkai.calendar.Notice.NoticeDay;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a yearly notice in the JSON form {@code {year, papers[], days[{name, date, isOffDay}]}}. */
final class NoticeFile {

    sealed interface Outcome {
    }

    record Usable(Notice notice) implements Outcome {
    }

    record Unusable(List<String> reasons) implements Outcome {
    }

    private static final JsonMapper JSON = new JsonMapper();

    private static final int FIRST_YEAR = 2007;
    private static final int LAST_YEAR = 2100;
    private static final int MOST_PAPERS = 20;
    private static final int LONGEST_ADDRESS = 500;
    private static final int LONGEST_NAME = 40;
    private static final int SHOWN = 30;

    private final List<String> wrong = new ArrayList<>();

    private NoticeFile() {
    }

    static Outcome read(byte[] json) {
        try {
            return new NoticeFile().check(JSON.readTree(json));
        } catch (JacksonException e) {
            // What is nested too deep is refused without a place.
            String where = e.getLocation() == null ? "" : "，第 " + e.getLocation().getLineNr() + " 行附近多半少了引号、逗号或者括号";
            return new Unusable(List.of("不是可读的 JSON" + where));
        }
    }

    private Outcome check(JsonNode root) {
        int year = root.path("year").isIntegralNumber() ? root.path("year").asInt(0) : 0;
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            return new Unusable(List.of("year 应为放假通知的年份，如 2027"));
        }
        List<String> papers = new ArrayList<>();
        root.path("papers").forEach(paper -> papers.add(paper.asString("")));
        if (root.hasNonNull("papers") && !root.get("papers").isArray() || papers.size() > MOST_PAPERS || !papers.stream().allMatch(paper -> isWords(paper, LONGEST_ADDRESS))) {
            wrong.add("papers 应为通知的网址，至多 " + MOST_PAPERS + " 个");
        }
        Map<LocalDate, NoticeDay> days = new TreeMap<>();
        for (JsonNode node : root.path("days")) {
            day(node, year, days);
        }
        if (days.isEmpty() && wrong.isEmpty()) {
            wrong.add(year + " 年的通知里没有任何日期：通知可能尚未公布");
        }
        if (wrong.isEmpty() && days.values().stream().noneMatch(NoticeDay::off)) {
            wrong.add(year + " 年的通知里没有放假的日期");
        }
        return wrong.isEmpty() ? new Usable(new Notice(year, papers, List.copyOf(days.values()))) : new Unusable(wrong);
    }

    private void day(JsonNode node, int year, Map<LocalDate, NoticeDay> days) {
        String text = node.path("date").asString("");
        LocalDate date;
        try {
            date = LocalDate.parse(text);
        } catch (DateTimeException e) {
            wrong.add("日期“" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text) + "”应如 " + year + "-01-01");
            return;
        }
        String name = node.path("name").asString("").strip();
        if (!isWords(name, LONGEST_NAME)) {
            wrong.add(date + (name.isEmpty() ? " 没有节日名称 name" : " 的节日名称 name 应是一句短话，至多 " + LONGEST_NAME + " 字"));
        }
        if (!node.path("isOffDay").isBoolean()) {
            wrong.add(date + " 的 isOffDay 应为 true（放假）或 false（上班）");
        }
        if (Math.abs(date.getYear() - year) > 1 || date.getYear() != year && Notice.governing(date) != year) {
            wrong.add(date + " 不属于 " + year + " 年");
            return;
        }
        NoticeDay day = new NoticeDay(date, node.path("isOffDay").asBoolean(false), name);
        NoticeDay other = days.put(date, day);
        if (other != null && other.off() != day.off()) {
            wrong.add(date + " 既写放假又写上班");
        } else if (node.path("isOffDay").isBoolean() && !day.off()) {
            Festivals.shipped().on(date).ifPresent(festival -> wrong.add("%s 是%s，全体公民放假（%s），不能写成上班".formatted(date, festival.title(), festival.article())));
        }
    }

    /** Whether it says something, and nothing that cannot be kept or shown. */
    private static boolean isWords(String text, int longest) {
        return !text.isBlank() && text.length() <= longest && text.chars().noneMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c));
    }
}
