package org.gongkai.directory.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.gongkai.calendar.WorkingCalendar;
import org.gongkai.directory.Absence;

/**
 * Who is away in the coming weeks.
 *
 * @param office people who work where whoever looks does, by id
 * @param names  of everybody on the page
 * @param days   of the calendar that is drawn
 * @param others whether whoever looks may say it of others
 * @param me     who looks
 */
public record LeaveView(Map<String, String> office, Map<String, String> names, List<Line> lines, List<Day> days, LocalDate today, boolean others, String me) {

    private static final int WEEKS = 4;

    /** @param mine whether whoever looks may end it */
    public record Line(Absence absence, boolean mine) {
    }

    /** A day of the calendar. */
    public record Day(LocalDate on, boolean working) {
    }

    static List<Day> weeks(LocalDate today, WorkingCalendar calendar) {
        return today.datesUntil(today.plusWeeks(WEEKS)).map(day -> new Day(day, calendar.isWorkingDay(day))).toList();
    }

    public String name(String person) {
        return names.getOrDefault(person, person);
    }

    /** Those who have a day in the calendar. */
    public List<Line> drawn() {
        return lines.stream().filter(line -> !line.absence().from().isAfter(days.getLast().on())).toList();
    }
}
