package org.gongkai.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the State Council's notice as it is published: 春节：1月28日（农历除夕、周二）至2月4日放假调休，共8天。1月26日（周日）上班。 What the text says twice, days
 * of the week and how many days, has to agree; what it does not understand it says, and guesses nothing.
 */
public final class NoticeText {

    private static final Pattern YEAR = Pattern.compile("关于\\s*(\\d{4})\\s*年|(\\d{4})\\s*年(?:部分)?节假日");
    /** What is blank where a line begins is never given back and never goes over to the next line: a text of blank lines would be gone over again and again. */
    private static final Pattern ITEM = Pattern.compile("(?m)^[ \\t\\u3000]*+(?:[（(]?[一二三四五六七八九十]+[)）]?[、.．]|\\d+[、.．])?[ \\t\\u3000]*+(\\p{IsHan}[\\p{IsHan}、“”]{1,20}?)\\s*[：:]\\s*(.+)$");
    private static final String DAY = "(?:(\\d{4})年)?(?:(\\d{1,2})月)?(\\d{1,2})日(?:\\s*[（(]([^）)]{1,30})[）)])?";
    private static final Pattern SPAN = Pattern.compile(DAY + "(?:\\s*(?:至|—|－|-|到)\\s*" + DAY + ")?");
    private static final Pattern WEEKDAY = Pattern.compile("(?:周|星期)([一二三四五六日天])");
    private static final Pattern COUNT = Pattern.compile("(?:共|放假)\\s*(\\d{1,2})\\s*天");
    private static final String WEEK = "一二三四五六日";
    private static final int LONGEST = 20_000;
    private static final int MOST_DAYS = 31;
    private static final JsonMapper JSON = new JsonMapper();

    /** What came of reading. */
    public sealed interface Outcome {
    }

    /**
     * What it says, to be looked at before it is taken over.
     *
     * @param json in the form that {@link ImportNotice} takes
     */
    public record Proposed(int year, List<Holiday> holidays, String json) implements Outcome {
    }

    public record NotUnderstood(List<String> reasons) implements Outcome {
    }

    /** One holiday with its days off, and the days on which people work for it. */
    public record Holiday(String name, List<LocalDate> off, List<LocalDate> working) {
    }

    private final int year;
    private final List<String> wrong = new ArrayList<>();

    private NoticeText(int year) {
        this.year = year;
    }

    /** @param address of the published notice; empty where it is not said */
    public static Outcome read(String text, String address) {
        if (text.isBlank() || text.length() > LONGEST) {
            return new NotUnderstood(List.of(text.isBlank() ? "请粘贴放假通知的正文" : "太长了，只粘贴放假安排的几段"));
        }
        Matcher named = YEAR.matcher(text);
        if (!named.find()) {
            return new NotUnderstood(List.of("看不出是哪一年的通知：请连标题一起粘贴，如“关于2027年部分节假日安排的通知”"));
        }
        return new NoticeText(Integer.parseInt(named.group(1) == null ? named.group(2) : named.group(1))).read(text.replace("\r", ""), address, new LinkedHashMap<>());
    }

    private Outcome read(String text, String address, Map<String, Holiday> holidays) {
        Matcher item = ITEM.matcher(text);
        while (item.find()) {
            if (item.group(2).contains("放假") || item.group(2).contains("上班")) {
                String name = item.group(1).strip();
                Holiday holiday = holiday(name, item.group(2));
                if (!holiday.off().isEmpty() && holidays.putIfAbsent(name, holiday) != null) {
                    wrong.add("“" + name + "”写了两次");
                }
            }
        }
        if (holidays.isEmpty() && wrong.isEmpty()) {
            wrong.add("没有读出放假的日子：每个节日一行，如“一、元旦：1月1日（周五）至3日（周日）放假，共3天。”");
        }
        return wrong.isEmpty() ? new Proposed(year, List.copyOf(holidays.values()), json(holidays, address)) : new NotUnderstood(wrong);
    }

    private Holiday holiday(String name, String words) {
        TreeSet<LocalDate> off = new TreeSet<>();
        TreeSet<LocalDate> working = new TreeSet<>();
        for (String sentence : words.split("[。；;]")) {
            boolean work = sentence.contains("上班");
            boolean rest = sentence.contains("放假");
            if (work && rest) {
                wrong.add("“" + name + "”：放假和上班写在一句里，看不清哪几天上班，请用句号分开");
            } else if (work || rest) {
                TreeSet<LocalDate> days = days(name, sentence);
                Matcher count = COUNT.matcher(sentence);
                if (rest && count.find() && Integer.parseInt(count.group(1)) != days.size()) {
                    wrong.add("“" + name + "”写的是 %s 天，读出来是 %d 天，请核对".formatted(count.group(1), days.size()));
                }
                (rest ? off : working).addAll(days);
            }
        }
        if (off.isEmpty()) {
            wrong.add("“" + name + "”没有读出放假的日子");
        }
        return new Holiday(name, List.copyOf(off), List.copyOf(working));
    }

    private TreeSet<LocalDate> days(String name, String sentence) {
        TreeSet<LocalDate> days = new TreeSet<>();
        LocalDate before = null;
        Matcher spans = SPAN.matcher(sentence);
        while (spans.find()) {
            LocalDate first = day(name, spans.toMatchResult(), 1, before);
            LocalDate last = first == null || spans.group(7) == null ? first : day(name, spans.toMatchResult(), 5, first);
            if (first == null || last == null) {
                return days;
            }
            if (last.isBefore(first) || last.isAfter(first.plusDays(MOST_DAYS))) {
                wrong.add("“" + name + "”：" + first + " 至 " + last + " 前后颠倒或者太长，请核对");
                return days;
            }
            first.datesUntil(last.plusDays(1)).forEach(days::add);
            before = last;
        }
        return days;
    }

    /** @param at number of the group of its year; month and day follow, then what stands in brackets */
    private @Nullable LocalDate day(String name, MatchResult found, int at, @Nullable LocalDate before) {
        String written = found.group(at + 2) == null ? "" : (found.group(at + 1) == null ? "" : found.group(at + 1) + "月") + found.group(at + 2) + "日";
        Integer month = found.group(at + 1) != null ? Integer.valueOf(found.group(at + 1)) : before != null ? before.getMonthValue() : null;
        if (month == null) {
            wrong.add("“" + name + "”的“" + written + "”没有写哪一月");
            return null;
        }
        LocalDate day;
        try {
            // the notice names another year where it means one; what only a coming year can mean is left to the days of the week
            int of = found.group(at) != null ? Integer.parseInt(found.group(at)) : before != null ? before.getYear() + (month < before.getMonthValue() && before.getYear() < year ? 1 : 0) : year;
            day = LocalDate.of(of, month, Integer.parseInt(found.group(at + 2)));
        } catch (DateTimeException none) {
            wrong.add("“" + name + "”的“" + written + "”不是日期");
            return null;
        }
        String beside = found.group(at + 3);
        Matcher weekday = beside == null ? null : WEEKDAY.matcher(beside);
        if (weekday != null && weekday.find()) {
            char said = weekday.group(1).equals("天") ? '日' : weekday.group(1).charAt(0);
            if (WEEK.indexOf(said) + 1 != day.getDayOfWeek().getValue()) {
                wrong.add("“%s”的“%s”写的是周%s，%s 是周%s，请核对".formatted(name, written, said, day, WEEK.charAt(day.getDayOfWeek().getValue() - 1)));
            }
        }
        return day;
    }

    private String json(Map<String, Holiday> holidays, String address) {
        ObjectNode root = JSON.createObjectNode();
        root.put("year", year);
        ArrayNode papers = root.putArray("papers");
        if (!address.isBlank()) {
            papers.add(address.strip());
        }
        ArrayNode days = root.putArray("days");
        holidays.values().forEach(holiday -> {
            holiday.off().forEach(day -> days.addObject().put("name", holiday.name()).put("date", day.toString()).put("isOffDay", true));
            holiday.working().forEach(day -> days.addObject().put("name", holiday.name()).put("date", day.toString()).put("isOffDay", false));
        });
        return JSON.writeValueAsString(root);
    }
}
