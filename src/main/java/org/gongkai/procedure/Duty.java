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
 * @param claim  where to take it; null where nobody can, or it is taken
 * @param instead name of whoever is away and owes it; null where it is not looked at in their place
 * @param opensBeside whether it is written, reviewed or signed on a page of its own, so that the inbox can show that beside its list
 */
public record Duty(String kind, String queue, String what, String number, String title, String organ, @Nullable ComputedDay lastDay, @Nullable LocalDateTime dueAt,
        @Nullable Light light, int left, @Nullable String article, String address, Whose whose, @Nullable String claim, @Nullable String instead, boolean opensBeside) {

    /** Whose it is, for the person who looks. */
    public enum Whose {
        /** They owe it themselves. */
        MINE,
        /** Nobody has it yet, and they may take it. */
        CLAIM,
        /** Somebody else owes it, and they lead there. */
        OTHERS,
        /** Somebody who is away owes it, and they stand in. */
        INSTEAD
    }

    /** Something that is looked at in nobody's place. */
    public Duty(String kind, String queue, String what, String number, String title, String organ, @Nullable ComputedDay lastDay, @Nullable LocalDateTime dueAt,
            @Nullable Light light, int left, @Nullable String article, String address, Whose whose, @Nullable String claim) {
        this(kind, queue, what, number, title, organ, lastDay, dueAt, light, left, article, address, whose, claim, null, false);
    }

    /** Something that whoever looks owes themselves. */
    public Duty(String kind, String queue, String what, String number, String title, String organ, @Nullable ComputedDay lastDay, @Nullable LocalDateTime dueAt,
            @Nullable Light light, int left, @Nullable String article, String address) {
        this(kind, queue, what, number, title, organ, lastDay, dueAt, light, left, article, address, Whose.MINE, null);
    }

    public Duty of(Whose other) {
        return new Duty(kind, queue, what, number, title, organ, lastDay, dueAt, light, left, article, address, other, claim, instead, opensBeside);
    }

    /** The same for whoever stands in for the one who owes it. */
    public Duty inPlaceOf(String absent) {
        return new Duty(kind, queue, what, number, title, organ, lastDay, dueAt, light, left, article, address, Whose.INSTEAD, null, absent, opensBeside);
    }

    /** The same where its page can stand beside a list. */
    public Duty beside() {
        return new Duty(kind, queue, what, number, title, organ, lastDay, dueAt, light, left, article, address, whose, claim, instead, true);
    }

    public Duty(String kind, String queue, String what, String number, String title, String organ, @Nullable ComputedDay lastDay, @Nullable Light light, int left,
            @Nullable String article, String address) {
        this(kind, queue, what, number, title, organ, lastDay, null, light, left, article, address);
    }

    /** The day of its last moment, or its last day. */
    public @Nullable LocalDate lastOn() {
        return dueAt != null ? dueAt.toLocalDate() : dueOn();
    }

    public @Nullable LocalDate dueOn() {
        return lastDay == null ? null : lastDay.date();
    }
}
