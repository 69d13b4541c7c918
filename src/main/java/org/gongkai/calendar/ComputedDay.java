package org.gongkai.calendar;

import static org.gongkai.face.Wording.t;

import java.time.LocalDate;

import org.gongkai.face.Wording;

/** A day that was counted to, and whether a notice of days off that is not out yet may still move it: then whoever is told it is told that too. */
public record ComputedDay(LocalDate date, boolean provisional) {

    private static final String PROVISIONAL = "（暂定，以国务院办公厅放假通知为准）";

    /** The year whose notice governs it: the last days of December wait for the coming year's. */
    public int noticeYear() {
        return Notice.governing(date);
    }

    /** As papers tell it: 2027年1月19日（暂定，以国务院办公厅放假通知为准）. */
    public String words() {
        return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日" + (provisional ? PROVISIONAL : "");
    }

    /** As pages tell it, in the tongue of whoever reads. */
    public String shown() {
        return Wording.date(date) + (provisional ? t(PROVISIONAL) : "");
    }

    /** In sentences of refusals and records: 2027-01-19（暂定，以国务院办公厅放假通知为准）. */
    @Override
    public String toString() {
        return date + (provisional ? PROVISIONAL : "");
    }
}
