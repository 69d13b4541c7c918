package org.gongkai.publication;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.Now;
import org.gongkai.calendar.WorkingCalendar;
import org.gongkai.procedure.FieldValue;
import org.gongkai.procedure.Refusal;
import org.springframework.stereotype.Component;

/** The day and hour at which an approved edition becomes public: to come, and on a day on which somebody is at work to look at it. */
@Component
class InstantOfPublication {

    private static final int LATEST_DAYS = 366;

    private final Calendars calendars;
    private final Now now;

    InstantOfPublication(Calendars calendars, Now now) {
        this.calendars = calendars;
        this.now = now;
    }

    /** What a step was filled in with, as {@code day} and {@code hour}; empty where either is missing. */
    static Optional<LocalDateTime> of(Map<String, String> values) {
        String day = values.getOrDefault("day", "").strip();
        Optional<LocalTime> hour = FieldValue.time(values.getOrDefault("hour", ""));
        try {
            return day.isEmpty() || hour.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(day).atTime(hour.get()));
        } catch (DateTimeException unread) {
            // the step's own fields say what is wrong with them
            return Optional.empty();
        }
    }

    static Instant instant(LocalDateTime at) {
        return at.atZone(Now.ZONE).toInstant();
    }

    Optional<Refusal> refuse(String organ, Map<String, String> values) {
        return of(values).flatMap(at -> {
            if (!instant(at).isAfter(now.instant())) {
                return Optional.of(Refusal.because("发布的时间应在现在以后；要马上公开，请“批准发布”"));
            }
            WorkingCalendar calendar = calendars.of(organ);
            LocalDate day = at.toLocalDate();
            if (day.isAfter(now.today().plusDays(LATEST_DAYS)) || calendar.objection(day).isPresent()) {
                return Optional.of(Refusal.because("发布的日期最远一年以内"));
            }
            return calendar.isWorkingDay(day) ? Optional.empty()
                    : Optional.of(Refusal.because(day + " 不是工作日，没有人核对；下一个工作日是 " + calendar.workingDayFrom(day)));
        });
    }
}
