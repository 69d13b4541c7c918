package org.gongkai.clock;

import java.time.LocalDate;
import java.util.List;

/** An answered deadline as the interface and {@code deadline --json} give it; the field names are kept.
 * @param received the day of receipt, which decides the regime
 * @param due the last day
 * @param provisional whether a later notice of days off may still move {@code due}
 * @param provision id of the rule
 * @param article the article that sets the period
 * @param regime id of the instrument, R2008 or R2019
 * @param calendar which notices and local days were counted with
 * @param intervals what was counted, excluded and added, in order
 * @param days every day from day 0 to {@code due} */
public record DeadlineReport(LocalDate received, LocalDate due, boolean provisional, String provision, String article, String regime,
        String calendar, List<Stretch> intervals, List<OneDay> days) {

    /** The days after {@code from} up to and including {@code to}.
     * @param kind started, restarted, excluded, extended, void (went with a count that began anew) or unmoved (happened and moves nothing)
     * @param workingDays counted, excluded or added by it */
    public record Stretch(String kind, LocalDate from, LocalDate to, int workingDays, String article, String why) {
    }

    /** One day, whether it counts, and why. */
    public record OneDay(LocalDate date, boolean counted, String why) {
    }

    public static DeadlineReport of(DeadlineAnswer.Due answer) {
        Reading reading = answer.reading();
        return new DeadlineReport(reading.intervals().getFirst().after(), reading.due(), reading.provisional(), reading.provision().id(),
                reading.provision().article(), reading.provision().regime(), answer.calendar(),
                reading.intervals().stream().map(one -> stretch(one, reading)).toList(),
                reading.days().stream().map(day -> new OneDay(day.date(), day.counted(), day.why())).toList());
    }

    private static Stretch stretch(Interval one, Reading reading) {
        return new Stretch(one.kind().code(), one.after(), one.until(), one.days(), one.article(),
                one.kind().word() + "：" + reading.words(one));
    }
}
