package org.gongkai.calendar;

import java.time.LocalDate;

/** Midnight in China: {@code day} is over, what was due on it and is still open is now late. */
public record DayHasPassed(LocalDate day) {
}
