package org.gongkai.calendar;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Objects;

import org.gongkai.definition.Sort;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

/** One dated row of law: a period or a day to keep, with the article that sets it.
 * @param regime id of the instrument, such as R2019
 * @param basis the words of the article
 * @param amount how many units; 0 where the row only has an effect or names a day
 * @param by the day of the year to come, for {@link Unit#DAY_OF_NEXT_YEAR}
 * @param countsFrom the event whose day is day 0
 * @param extension id of the row that allows an extension, {@code pause} of the one that excludes time, {@code restart} of the one that
 *        begins the count anew; null where the law knows none
 * @param confirmed false while the source has not been seen, so that an office may correct it */
public record Provision(String id, String title, String description, String regime, String instrument, String article, String basis,
        int amount, Unit unit, @Nullable MonthDay by, String countsFrom, @Nullable String extension, @Nullable String pause,
        @Nullable String restart, InForce inForce, boolean confirmed) {

    /** The sort of name under which declarations speak of provisions. */
    public static final Sort SORT = new Sort("provision", "条文");

    /** Those that set a period whose end can be counted, and of these those that end with a day. */
    public static final Sort PERIOD = new Sort("provision.period", "算得出最后期限的条文");
    public static final Sort OF_DAYS = new Sort("provision.days", "算得出最后一日的条文");

    public enum Unit {

        @JsonProperty("working-days") WORKING_DAYS("working-days", "个工作日"),
        /** Calendar days; a last day that is not worked moves to the next working day. */
        @JsonProperty("days") DAYS("days", "个自然日"),
        /** Calendar months; a last day that is not worked moves to the next working day. */
        @JsonProperty("months") MONTHS("months", "个月"),
        /** Hours of the clock, nights and days off included. */
        @JsonProperty("hours") HOURS("hours", "小时"),
        /** Hours in which the office works. */
        @JsonProperty("working-hours") WORKING_HOURS("working-hours", "个工作小时"),
        /** A fixed day of the following year. */
        @JsonProperty("day-of-next-year") DAY_OF_NEXT_YEAR("day-of-next-year", "前"),
        /** No period of its own: says that time is not counted, or that the count begins anew. */
        @JsonProperty("effect") EFFECT("effect", ""),
        /** Says that what happens does not move the period, and why. */
        @JsonProperty("no-effect") NO_EFFECT("no-effect", "");

        private final String key;
        private final String label;

        Unit(String key, String label) {
            this.key = key;
            this.label = label;
        }

        public String label() {
            return label;
        }

        String key() {
            return key;
        }

        /** The sorts of period that are counted in it. */
        public List<Sort> sorts() {
            return switch (this) {
                case WORKING_DAYS, DAYS, MONTHS -> List.of(PERIOD, OF_DAYS);
                case HOURS, WORKING_HOURS -> List.of(PERIOD);
                case DAY_OF_NEXT_YEAR, EFFECT, NO_EFFECT -> List.of();
            };
        }

        /** Whether a period in this unit ends at a moment of a day and not with a day. */
        public boolean isOfHours() {
            return this == HOURS || this == WORKING_HOURS;
        }
    }

    /** Whether it sets a period of its own. */
    public boolean isPeriod() {
        return unit != Unit.EFFECT && unit != Unit.NO_EFFECT;
    }

    /** The fixed day that closes the matters of that year, for {@link Unit#DAY_OF_NEXT_YEAR}. */
    public LocalDate dayAfter(int year) {
        return Objects.requireNonNull(by, id).atYear(year + 1);
    }
}
