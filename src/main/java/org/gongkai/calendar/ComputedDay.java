package org.gongkai.calendar;

import static org.gongkai.face.Wording.t;

import java.time.LocalDate;

import org.gongkai.face.Wording;
import org.jspecify.annotations.Nullable;

/**
 * A last day that was counted to, and whether a notice of days off that is not out yet may still move it: then whoever is told it is told that too.
 *
 * @param provisional of the day that the law sets
 * @param lawful the last day that the law sets, where a later one was told and binds; null where they are one
 */
public record ComputedDay(LocalDate date, boolean provisional, @Nullable LocalDate lawful) {

    private static final String PROVISIONAL = "（暂定，以国务院办公厅放假通知为准）";

    public ComputedDay(LocalDate date, boolean provisional) {
        this(date, provisional, null);
    }

    /** The day that the law sets. */
    public ComputedDay byLaw() {
        return new ComputedDay(lawful == null ? date : lawful, provisional);
    }

    /** The year whose notice governs it: the last days of December wait for the coming year's. */
    public int noticeYear() {
        return Notice.governing(byLaw().date);
    }

    /** As papers tell it: 2027年1月19日（暂定，以国务院办公厅放假通知为准）. */
    public String words() {
        return lawful == null ? words(date) + said() : words(date) + "（法定最后一日为" + words(lawful) + said() + "）";
    }

    /** As pages tell it, in the tongue of whoever reads. */
    public String shown() {
        String certain = provisional ? t(PROVISIONAL) : "";
        return lawful == null ? Wording.date(date) + certain : t("{0}（法定最后一日 {1}）", Wording.date(date), Wording.date(lawful) + certain);
    }

    /** In sentences of refusals and records: 2027-01-19（暂定，以国务院办公厅放假通知为准）. */
    @Override
    public String toString() {
        return lawful == null ? date + said() : date + "（法定最后一日 " + lawful + said() + "）";
    }

    private String said() {
        return provisional ? PROVISIONAL : "";
    }

    private static String words(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }
}
