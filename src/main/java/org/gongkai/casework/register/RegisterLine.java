package org.gongkai.casework.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.gongkai.casework.register.Registered.Day;
import org.gongkai.tables.WrittenDay;
import org.jspecify.annotations.Nullable;

/** Reads the cells of a row and gathers what is wrong with them. */
final class RegisterLine {

    private final RegisterRow row;
    private final List<String> reasons = new ArrayList<>();
    private boolean outcomeUnknown;

    /** A step of the register with the day it says. */
    record Timed(Day day, LocalDate on, Map<String, String> said) {
    }

    RegisterLine(RegisterRow row) {
        this.row = row;
    }

    /** What is wrong with it. */
    List<String> reasons() {
        return reasons;
    }

    /** Says so of what stands as the result. */
    void outcomeUnknown(String sentence) {
        reasons.add(sentence);
        outcomeUnknown = true;
    }

    boolean isOutcomeUnknown() {
        return outcomeUnknown;
    }

    String required(String column, String title) {
        String value = row.value(column);
        if (value == null) {
            reasons.add("缺少" + title + "（" + column + "）");
            return "";
        }
        return value;
    }

    @Nullable String optional(String column, @Nullable String otherwise) {
        String value = row.value(column);
        return value == null ? otherwise : value;
    }

    @Nullable LocalDate date(String column, String title, boolean required) {
        String value = row.value(column);
        if (value == null) {
            if (required) {
                reasons.add("缺少" + title + "（" + column + "）");
            }
            return null;
        }
        WrittenDay.Read read = WrittenDay.ofCell(value);
        if (read.fault() != null) {
            reasons.add(title + "“" + value + "”不是 2020-03-12 这样的日期");
        }
        return read.day();
    }

    void pauses(List<Timed> steps) {
        String said = row.value("paused");
        for (String pause : said == null ? new String[0] : said.split("[;；]")) {
            String[] ends = pause.strip().split("\\.\\.|至|~|～|—", 2);
            LocalDate from = WrittenDay.ofCell(ends[0]).day();
            LocalDate to = ends.length > 1 && !ends[1].isBlank() ? WrittenDay.ofCell(ends[1]).day() : null;
            if (from == null || to == null && ends.length > 1 && !ends[1].isBlank()) {
                reasons.add("“paused”应写成 2026-01-12..2026-01-20，多段用分号隔开，现为“" + pause.strip() + "”");
            } else {
                steps.add(new Timed(Day.PAUSED, from, Map.of()));
                if (to != null) {
                    if (to.isBefore(from)) {
                        reasons.add("征求意见 " + pause.strip() + " 的结束早于开始");
                    }
                    steps.add(new Timed(Day.RESUMED, to, Map.of()));
                }
            }
        }
    }
}
