package org.gongkai.procedure;

import java.time.LocalDate;
import java.time.LocalDateTime;

import org.gongkai.calendar.ComputedDay;
import org.gongkai.clock.Light;
import org.jspecify.annotations.Nullable;

/**
 * Something a person owes: what, by when, under which article, and where to do it.
 *
 * @param kind   what sort of matter it is
 * @param queue  where it stands
 * @param what   what is to be done now
 * @param number what it is called
 * @param title  what it is about
 * @param lastDay null when no period runs
 * @param dueAt  last moment, where a period ends at an hour of a day; null where it ends with the day
 * @param light  null when no period runs
 * @param left   working days left, negative when over; 0 without a period
 */
public record Duty(String kind, String queue, String what, String number, String title, String organ, @Nullable ComputedDay lastDay, @Nullable LocalDateTime dueAt,
        @Nullable Light light, int left, @Nullable String article, String address) {

    public Duty(String kind, String queue, String what, String number, String title, String organ, @Nullable ComputedDay lastDay, @Nullable Light light, int left,
            @Nullable String article, String address) {
        this(kind, queue, what, number, title, organ, lastDay, null, light, left, article, address);
    }

    public @Nullable LocalDate dueOn() {
        return lastDay == null ? null : lastDay.date();
    }
}
