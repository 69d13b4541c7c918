package org.gongkai.tables;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** A day as people and foreign systems write it: 2024-05-01, 2024/5/1, 20240501, 2024年5月1日, 二〇二四年五月一日, with or without a time, or as a Unix time. */
public final class WrittenDay {

    private static final Pattern DATE = Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*[日号]?(?:[ T].*)?");
    private static final Pattern COMPACT = Pattern.compile("((?:19|20)\\d{2})(\\d{2})(\\d{2})(?:\\d{6})?");
    private static final Pattern UNIX = Pattern.compile("\\d{13}|\\d{10}");
    private static final Pattern MONTH = Pattern.compile("\\d{4}\\s*[-/.年]\\s*\\d{1,2}\\s*月?");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    /** 1954 to 2119 in the serial numbers of spreadsheets. */
    private static final Pattern SERIAL = Pattern.compile("[2-7]\\d{4}(?:\\.\\d+)?");
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final String HAN_DIGITS = "〇一二三四五六七八九";
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;
    private static final int SHOWN = 40;

    private WrittenDay() {
    }

    /**
     * @param day   null where no day can be read
     * @param fault what is wrong with it, as a sentence; null where nothing is
     */
    public record Read(@Nullable LocalDate day, @Nullable String fault) {
    }

    public static Read read(String written) {
        String said = digits(Normalizer.normalize(written, Normalizer.Form.NFKC).strip());
        String shown = written.length() > SHOWN ? written.substring(0, SHOWN) + "…" : written;
        Matcher date = DATE.matcher(said);
        Matcher compact = COMPACT.matcher(said);
        Matcher parts = date.matches() ? date : compact.matches() ? compact : null;
        if (parts != null) {
            try {
                LocalDate day = LocalDate.of(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
                return within(day) ? new Read(day, null) : new Read(null, "日期“" + shown + "”不可信");
            } catch (DateTimeException impossible) {
                return new Read(null, "日期“" + shown + "”不存在");
            }
        }
        if (UNIX.matcher(said).matches()) {
            long number = Long.parseLong(said);
            LocalDate day = Instant.ofEpochMilli(said.length() == 13 ? number : number * 1000).atZone(ZONE).toLocalDate();
            return within(day) ? new Read(day, null) : new Read(null, "日期“" + shown + "”不可信");
        }
        return new Read(null, MONTH.matcher(said).matches() ? "日期“" + shown + "”只到月份" : "日期“" + shown + "”无法识别");
    }

    /** The same for a cell of a spreadsheet, where a day may also stand as its serial number. */
    public static Read ofCell(String written) {
        return SERIAL.matcher(written.strip()).matches() ? new Read(DAY_ZERO.plusDays((long) Double.parseDouble(written.strip())), null) : read(written);
    }

    private static boolean within(LocalDate day) {
        return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
    }

    /** 二〇二四年五月十一日 in Arabic digits. */
    private static String digits(String said) {
        StringBuilder digits = new StringBuilder(said.length());
        for (int i = 0; i < said.length(); i++) {
            char c = said.charAt(i) == '○' || said.charAt(i) == '零' || said.charAt(i) == 'О' ? '〇' : said.charAt(i);
            int digit = HAN_DIGITS.indexOf(c);
            if (c == '十') {
                boolean tens = i > 0 && HAN_DIGITS.indexOf(said.charAt(i - 1)) > 0;
                boolean ones = i + 1 < said.length() && HAN_DIGITS.indexOf(said.charAt(i + 1)) > 0;
                digits.append(tens ? "" : "1").append(ones ? "" : "0");
            } else {
                digits.append(digit >= 0 ? String.valueOf(digit) : String.valueOf(c));
            }
        }
        return digits.toString();
    }
}
