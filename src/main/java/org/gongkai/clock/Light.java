package org.gongkai.clock;

import java.time.LocalDate;

import org.gongkai.calendar.LightThresholds;

/** The four lights of a clock, each with its word so that nobody has to tell colours apart. */
public enum Light {

    GREEN("正常"),
    YELLOW("临近到期"),
    RED("即将到期"),
    BLACK("已超期");

    private final String word;

    Light(String word) {
        this.word = word;
    }

    /** By a last day and the working days left to it: over with the day after it, whether that is worked or not. */
    public static Light of(LocalDate last, LocalDate today, int left, LightThresholds thresholds) {
        return today.isAfter(last) ? BLACK : left <= thresholds.red() ? RED : left <= thresholds.yellow() ? YELLOW : GREEN;
    }

    public String word() {
        return word;
    }
}
