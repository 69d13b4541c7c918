package org.gongkai.casework.deskfigures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.WorkingCalendar;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Working days between two columns, counted by a query over the calendar of each row's organ {@code h.organ}; nothing where a day lies outside that calendar. */
final class WorkingDays {

    private final List<WorkingCalendar> calendars;
    private final List<List<String>> organs;

    private WorkingDays(List<WorkingCalendar> calendars, List<List<String>> organs) {
        this.calendars = calendars;
        this.organs = organs;
    }

    static WorkingDays of(Calendars calendars, Organs organs, LocalDate today) {
        Map<WorkingCalendar, List<String>> own = new IdentityHashMap<>();
        WorkingCalendar everywhere = calendars.everywhere();
        for (String organ : organs.withPredecessors(organs.asOf(today).stream().map(Organ::id).collect(Collectors.toSet()), today)) {
            WorkingCalendar calendar = calendars.of(organ);
            if (calendar != everywhere) {
                own.computeIfAbsent(calendar, one -> new ArrayList<>()).add(organ);
            }
        }
        List<WorkingCalendar> all = new ArrayList<>(List.of(everywhere));
        all.addAll(own.keySet());
        return new WorkingDays(all, all.stream().map(calendar -> own.getOrDefault(calendar, List.of())).toList());
    }

    /** How many working days lie behind one column up to another, that day with them; negative where it lies before. */
    String between(String after, String until) {
        String own = IntStream.range(1, calendars.size()).mapToObj(n -> "when h.organ = any(:organs" + n + ") then " + between(n, after, until) + " ").collect(Collectors.joining());
        return own.isEmpty() ? between(0, after, until) : "case " + own + "else " + between(0, after, until) + " end";
    }

    private static String between(int n, String after, String until) {
        return "((:worked" + n + "::int[])[" + until + " - :first" + n + "::date + 1] - (:worked" + n + "::int[])[" + after + " - :first" + n + "::date + 1])";
    }

    /** The last day of receipt from which days are counted at all. */
    private LocalDate known() {
        return calendars.stream().map(WorkingCalendar::last).min(LocalDate::compareTo).orElseThrow().minusYears(2);
    }

    JdbcClient.StatementSpec given(JdbcClient.StatementSpec statement) {
        JdbcClient.StatementSpec with = statement.param("known", known());
        for (int n = 0; n < calendars.size(); n++) {
            with = with.param("worked" + n, boxed(calendars.get(n).countedUpTo())).param("first" + n, calendars.get(n).first()).param("organs" + n, organs.get(n).toArray(String[]::new));
        }
        return with;
    }

    private static Integer[] boxed(int[] numbers) {
        return IntStream.of(numbers).boxed().toArray(Integer[]::new);
    }
}
