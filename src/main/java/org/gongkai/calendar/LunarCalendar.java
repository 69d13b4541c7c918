package org.gongkai.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import com.ibm.icu.impl.CalendarAstronomer;
import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.ChineseCalendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;

/** Days of the moon's months 农历 and of the solar terms 节气 in China, computed by ICU; where the published almanac differs, that holds. */
final class LunarCalendar {

    /** The meridian for which the almanac is computed (GB/T 33661-2017). */
    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
    private static final int NOON = 12;

    private final List<FestivalsFile.MonthBegins> almanac;

    LunarCalendar(List<FestivalsFile.MonthBegins> almanac) {
        this.almanac = List.copyOf(almanac);
    }

    /** That day of that month, no leap month, of the lunar year that begins in {@code year}. */
    LocalDate day(int year, int month, int day) {
        return almanac.stream().filter(row -> row.year() == year && row.month() == month).map(FestivalsFile.MonthBegins::begins).findFirst()
                .orElseGet(() -> computed(year, month)).plusDays(day - 1L);
    }

    private static LocalDate computed(int year, int month) {
        ChineseCalendar moon = new ChineseCalendar(TimeZone.getTimeZone("Asia/Shanghai"), ULocale.CHINA);
        // Midsummer lies in the lunar year that began in the same year, whatever ICU counts years from.
        moon.setTimeInMillis(LocalDate.of(year, 7, 1).atTime(NOON, 0).toInstant(BEIJING).toEpochMilli());
        moon.set(Calendar.DAY_OF_MONTH, 1);
        moon.set(ChineseCalendar.IS_LEAP_MONTH, 0);
        moon.set(Calendar.MONTH, month - 1);
        return date(moon.getTimeInMillis());
    }

    /** The day of the year on which the sun reaches that longitude, in degrees from the spring equinox; for terms from spring to autumn. */
    LocalDate term(int year, int longitude) {
        CalendarAstronomer sun = new CalendarAstronomer(LocalDate.of(year, 3, 1).atStartOfDay().toInstant(BEIJING).toEpochMilli());
        return date(sun.getSunTime(Math.toRadians(longitude), true));
    }

    private static LocalDate date(long millis) {
        return Instant.ofEpochMilli(millis).atOffset(BEIJING).toLocalDate();
    }
}
