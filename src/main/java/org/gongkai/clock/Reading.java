package org.gongkai.clock;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.gongkai.calendar.ComputedDay;
import org.gongkai.calendar.LightThresholds;
import org.gongkai.calendar.Provision;
import org.gongkai.calendar.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/** What a clock says: the last day on which the duty can be fulfilled, and every interval and day that leads to it.
 * @param provisional whether it runs into a year whose notice of days off is not out yet
 * @param dayZero the day the present count begins from, not counted itself
 * @param dueUnextended the last day as it was before extensions
 * @param days from day 0 to the last day that the law sets
 * @param binding where a later day was told, which {@code due} is then; null where the law's day is due */
public record Reading(State state, LocalDate due, boolean provisional, Provision provision, LocalDate dayZero, LocalDate dueUnextended,
        @Nullable LocalDate endedOn, List<Interval> intervals, List<CountedDay> days, LightThresholds thresholds,
        @Nullable Binding binding) {

    public enum State { RUNNING, PAUSED, ENDED }

    public Reading {
        intervals = List.copyOf(intervals);
    }

    /** The last day as it is told to whoever counts on it. */
    public ComputedDay lastDay() {
        return new ComputedDay(due, provisional, binding == null ? null : binding.lawful());
    }

    /** The last day that the law sets, whatever was told: what is timely is asked of it. */
    public LocalDate lawful() {
        return binding == null ? due : binding.lawful();
    }

    /** The day that was told and binds; null where the law's day is due. */
    public @Nullable LocalDate toldAndBinding() {
        return binding == null ? null : due;
    }

    /** The same clock where this day was told: it binds while nothing has been answered and the law's day is earlier. */
    public Reading boundBy(@Nullable LocalDate told, String reason, WorkingCalendar calendar) {
        if (told == null || endedOn != null || binding != null || !told.isAfter(due)) {
            return this;
        }
        boolean workingDays = provision.unit() == Provision.Unit.WORKING_DAYS;
        List<LocalDate> further = due.plusDays(1).datesUntil(told.plusDays(1)).filter(day -> !workingDays || calendar.isWorkingDay(day)).toList();
        return new Reading(state, told, provisional, provision, dayZero, dueUnextended, null, intervals, days, thresholds, new Binding(due, reason, further));
    }

    public boolean isPaused() {
        return state == State.PAUSED;
    }

    /** The day on which it runs again at the latest, while it stands still; empty where the law sets none, and the reading is as if it ran again today. */
    public Optional<LocalDate> runsAgainBy(LocalDate today) {
        return !isPaused() ? Optional.empty() : intervals.stream().filter(interval -> interval.kind() == Interval.Kind.EXCLUDED).map(Interval::until)
                .max(Comparator.naturalOrder()).filter(until -> until.isAfter(today));
    }

    public boolean isOverdueOn(LocalDate today) {
        return lastDayOfInterest(today).isAfter(due);
    }

    /** Counted days still to come after {@code today}; 0 on the last day and when it is over. */
    public int left(LocalDate today) {
        return leftByLaw(today) + (binding == null ? 0 : (int) binding.further().stream().filter(day -> day.isAfter(today)).count());
    }

    /** The same, and once it is over the working days since then, negative. */
    public int left(LocalDate today, WorkingCalendar calendar) {
        return isOverdueOn(today) ? -calendar.workingDays(due, today) : left(today);
    }

    private int leftByLaw(LocalDate today) {
        int left = 0;
        for (int i = days.size() - 1; i >= 0 && days.get(i).date().isAfter(today); i--) {
            left += days.get(i).counted() ? 1 : 0;
        }
        return left;
    }

    /** The light on that day; a clock that has ended shows whether it ended in time. */
    public Light light(LocalDate today) {
        if (isOverdueOn(today)) {
            return Light.BLACK;
        }
        // A day that was told later warns by the law's day all the same.
        int left = leftByLaw(today);
        if (endedOn != null || left > thresholds.yellow()) {
            return Light.GREEN;
        }
        return left > thresholds.red() ? Light.YELLOW : Light.RED;
    }

    /** The last day in large words: 最迟 2026 年 3 月 11 日答复申请，第 20 个工作日. */
    public String headline() {
        String last = "最迟 %d 年 %d 月 %d 日%s".formatted(due.getYear(), due.getMonthValue(), due.getDayOfMonth(), provision.title());
        int number = days.getLast().number();
        return provision.unit() == Provision.Unit.WORKING_DAYS ? last + "，第 " + number + " 个工作日" : last;
    }

    /** An interval of this reading in words: 2026-02-05 次日起计 20 个工作日. */
    public String words(Interval interval) {
        if (interval.why() != null) {
            return interval.why();
        }
        String from = interval.after() + " 次日";
        return switch (interval.kind()) {
            case STARTED, RESTARTED -> interval.days() > 0 ? from + "起计 " + interval.days() + " " + unit()
                    : from + "起，至 " + interval.until() + " 重新计算，此前不计";
            case EXCLUDED -> from + "至 " + interval.until() + "，扣除 " + interval.days() + " " + unit();
            case EXTENDED -> from + "起加 " + interval.days() + " 个工作日，至 " + interval.until();
            case VOID, UNMOVED -> interval.kind().word();
        };
    }

    private String unit() {
        return provision.unit() == Provision.Unit.WORKING_DAYS ? "个工作日" : "个自然日";
    }

    private LocalDate lastDayOfInterest(LocalDate today) {
        return endedOn == null ? today : endedOn;
    }
}
