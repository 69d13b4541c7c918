package org.gongkai.clock;

import java.time.LocalDate;
import java.util.List;

import org.gongkai.calendar.Provisions;
import org.gongkai.calendar.WorkingCalendar;
import org.gongkai.clock.ClockEvent.Extended;
import org.gongkai.clock.ClockEvent.Paused;
import org.gongkai.clock.ClockEvent.Restarted;
import org.gongkai.clock.ClockEvent.Resumed;
import org.gongkai.clock.ClockEvent.Started;
import org.jspecify.annotations.Nullable;

/** Requests in the states a clock knows, phrased. */
final class ClockFixtures {

    static final WorkingCalendar CALENDAR = WorkingCalendar.shipped();
    static final Provisions PROVISIONS = Provisions.shipped();

    private ClockFixtures() {
    }

    static LocalDate day(String iso) {
        return LocalDate.parse(iso);
    }

    static Started received(String on) {
        return new Started(day(on), "inforequest.reply", "receipt");
    }

    static Paused thirdPartyAsked(String on, @Nullable String lapsesOn) {
        return new Paused(day(on), "第三十三条", "letter-" + on, lapsesOn == null ? null : day(lapsesOn));
    }

    static Resumed opinionReceived(String on, String asked) {
        return new Resumed(day(on), "letter-" + asked);
    }

    static Restarted completed(String on) {
        return new Restarted(day(on), "第三十条", "completed");
    }

    static Extended extendedBy(int workingDays, String on) {
        return new Extended(day(on), workingDays, "第三十三条", "extension", "p-head");
    }

    static Reading read(ClockEvent... events) {
        return readOn(events[0].on().toString(), events);
    }

    static Reading readOn(String asOf, ClockEvent... events) {
        return StatutoryClock.read(List.of(events), CALENDAR, PROVISIONS, day(asOf));
    }
}
