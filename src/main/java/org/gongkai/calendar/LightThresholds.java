package org.gongkai.calendar;

/** From how many working days left on a clock shows yellow, then red: a convention of the office, not of the law.
 * @param yellow yellow at that many or fewer
 * @param red red at that many or fewer */
public record LightThresholds(int yellow, int red) {
}
