package org.gongkai.registers.datatype;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day, or a month of a year where no day is known. Kept as {@code 2026-03-12} or {@code 2026-03}.
 *
 * @param month whether a month is meant
 */
public record DayType(boolean month) implements Datatype {

    private static final Pattern DAY = Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?(?:\\s+00:00(?::00)?)?");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*月?");
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern COUNTED = Pattern.compile("\\d{5}(?:\\.0+)?");
    /** Day 0 of the days that spreadsheets count, for days after February 1900. */
    private static final LocalDate ZERO = LocalDate.of(1899, 12, 30);
    private static final int EARLIEST = 1900;
    private static final int LATEST = 2200;

    @Override
    public Read read(String typed) {
        String plain = Datatype.plain(typed);
        try {
            return month ? month(plain) : day(plain);
        } catch (DateTimeException impossible) {
            return Wrong.because("没有“" + plain + "”这一天，请核对");
        }
    }

    private static Read month(String plain) {
        Matcher said = MONTH.matcher(plain);
        if (said.matches()) {
            return inTime(YearMonth.of(Integer.parseInt(said.group(1)), Integer.parseInt(said.group(2))).toString());
        }
        Matcher day = DAY.matcher(plain);
        return day.matches() ? new Wrong("只写到月", YearMonth.of(Integer.parseInt(day.group(1)), Integer.parseInt(day.group(2))).toString())
                : Wrong.because("应写成 2026-03 这样的年月，现为“" + plain + "”");
    }

    private static Read day(String plain) {
        Matcher said = DAY.matcher(plain);
        if (said.matches()) {
            return inTime(LocalDate.of(Integer.parseInt(said.group(1)), Integer.parseInt(said.group(2)), Integer.parseInt(said.group(3))).toString());
        }
        Matcher compact = COMPACT.matcher(plain);
        if (compact.matches()) {
            return inTime(LocalDate.of(Integer.parseInt(compact.group(1)), Integer.parseInt(compact.group(2)), Integer.parseInt(compact.group(3))).toString());
        }
        if (COUNTED.matcher(plain).matches()) {
            String day = ZERO.plusDays(Long.parseLong(plain.replaceFirst("\\..*", ""))).toString();
            return new Wrong("是表格软件里的日期序号 " + plain + "，多半是 " + day, day);
        }
        return Wrong.because("应写成 2026-03-12 这样的日期，现为“" + plain + "”");
    }

    private static Read inTime(String kept) {
        int year = Integer.parseInt(kept.substring(0, 4));
        return year < EARLIEST || year > LATEST ? Wrong.because("的年份 " + year + " 不对，请核对") : new Value(kept);
    }
}
