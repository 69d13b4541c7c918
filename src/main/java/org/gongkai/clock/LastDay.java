package org.gongkai.clock;

import java.time.LocalDate;

import org.gongkai.calendar.Provision;
import org.gongkai.calendar.Provisions;
import org.gongkai.calendar.WorkingCalendar;

/** The last day of a period to turn to another organ or a court; nothing stops it, and a longer one that comes before it is over takes its place. */
public final class LastDay {

    private LastDay() {
    }

    /**
     * The last day of the period that began on that day, under the row then in force or one that began while it still ran.
     *
     * @throws IllegalArgumentException if the rule did not hold on that day
     */
    public static LocalDate of(String rule, LocalDate from, Provisions provisions, WorkingCalendar calendar) {
        LocalDate last = last(provisions.inForce(rule, from), from, calendar);
        for (Provision later : provisions.rows(rule)) {
            LocalDate began = later.inForce().from();
            if (began.isAfter(from) && !began.isAfter(last)) {
                LocalDate longer = last(later, from, calendar);
                last = longer.isAfter(last) ? longer : last;
            }
        }
        return last;
    }

    private static LocalDate last(Provision row, LocalDate from, WorkingCalendar calendar) {
        return calendar.workingDayFrom(plainly(row, from, calendar));
    }

    /**
     * The day a whole period after another, worked or not: what is to be done so long before has no last day that moves to a working day, nor has
     * what is kept no longer.
     *
     * @throws IllegalArgumentException if it is no period that runs from a day
     */
    public static LocalDate plainly(Provision row, LocalDate from, WorkingCalendar calendar) {
        return switch (row.unit()) {
            case WORKING_DAYS -> calendar.plus(from, row.amount());
            case DAYS -> from.plusDays(row.amount());
            case MONTHS -> from.plusMonths(row.amount());
            default -> throw new IllegalArgumentException(row.id() + " is no period that runs from a day");
        };
    }
}
