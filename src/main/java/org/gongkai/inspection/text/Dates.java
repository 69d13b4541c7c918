package org.gongkai.inspection.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Reads dates as reports write them: 2024-01-30, 2024年1月30日, 二〇二四年一月三十日. */
public final class Dates {

    public static final Pattern DATE = Pattern.compile(
            "((?:19|20)\\d{2})(?:[-/.](\\d{1,2})[-/.](\\d{1,2})(?!\\d)|年(\\d{1,2})月(\\d{1,2})日)"
            + "|(二[零0一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日");

    private Dates() {
    }

    /** The first date of the words; null when there is none, or when it never was. */
    public static @Nullable LocalDate first(String words) {
        Matcher found = DATE.matcher(Folded.of(words).text());
        return found.find() ? of(found) : null;
    }

    /** The date of a match of {@link #DATE}; null when there is no such day. */
    public static @Nullable LocalDate of(Matcher found) {
        try {
            if (found.group(6) != null) {
                return LocalDate.of(digits(found.group(6)), Numerals.value(found.group(7)), Numerals.value(found.group(8)));
            }
            String month = found.group(2) != null ? found.group(2) : found.group(4);
            String day = found.group(3) != null ? found.group(3) : found.group(5);
            return LocalDate.of(Integer.parseInt(found.group(1)), Integer.parseInt(month), Integer.parseInt(day));
        } catch (DateTimeException never) {
            return null;
        }
    }

    private static int digits(String year) {
        int value = 0;
        for (char c : year.toCharArray()) {
            value = value * 10 + "零一二三四五六七八九".indexOf(c == '0' ? '零' : c);
        }
        return value;
    }
}
