package org.gongkai.clock;

import java.time.LocalDate;

import org.gongkai.calendar.Day;

/** One day of the explanation: whether it counts, as which number, and why.
 * @param number its number in the count, 0 when it does not count
 * @param paused whether a pause covers it
 * @param why in words: 第7个工作日,调休上班(春节) */
public record CountedDay(Day day, boolean counted, int number, boolean paused, String why) {

    public LocalDate date() {
        return day.date();
    }
}
