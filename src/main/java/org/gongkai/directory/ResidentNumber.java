package org.gongkai.directory;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** 公民身份号码 (GB 11643-1999): six digits of a place, the day of birth, an order, a check character; until 2013 also fifteen digits without it. */
public final class ResidentNumber {

    private static final Pattern SHAPE = Pattern.compile("([1-9]\\d{5})(\\d{4})(\\d{2})(\\d{2})\\d{3}[0-9X]");
    private static final Pattern OLD_SHAPE = Pattern.compile("([1-9]\\d{5})(\\d{2})(\\d{2})(\\d{2})\\d{3}");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final int LONGEST_LIFE = 150;

    private ResidentNumber() {
    }

    /** Whether somebody who writes this means such a number, right or wrong. */
    public static boolean isMeant(String written) {
        return written.matches("\\d{17}[0-9Xx]|\\d{15}");
    }

    /**
     * Why nobody can have this number, as a sentence; empty when somebody may.
     *
     * @param on the day on which it is given
     */
    public static Optional<String> faultOf(String number, LocalDate on) {
        String upper = number.toUpperCase(Locale.ROOT);
        Matcher shaped = SHAPE.matcher(upper);
        Matcher old = OLD_SHAPE.matcher(upper);
        if (!shaped.matches() && !old.matches()) {
            return Optional.of("居民身份证号码应为 18 位，前 17 位是数字，最后一位是数字或者 X，第一位不是 0");
        }
        Matcher found = old.matches() ? old : shaped;
        String year = (old.matches() ? "19" : "") + found.group(2);
        try {
            LocalDate born = LocalDate.of(Integer.parseInt(year), Integer.parseInt(found.group(3)), Integer.parseInt(found.group(4)));
            return born.isAfter(on) || born.isBefore(on.minusYears(LONGEST_LIFE)) ? Optional.of("居民身份证号码里的出生日期 " + born + " 不可能，请核对") : Optional.empty();
        } catch (DateTimeException noDay) {
            return Optional.of("居民身份证号码里的出生日期不存在：" + year + "年" + found.group(3) + "月" + found.group(4) + "日，请核对");
        }
    }

    /** Why a possible number is not proved by its check character, as a sentence; empty when it is. */
    public static Optional<String> doubtOf(String number) {
        String upper = number.toUpperCase(Locale.ROOT);
        if (upper.length() < WEIGHTS.length + 1) {
            return Optional.of("居民身份证号码现为 18 位，填写的是 15 位");
        }
        return check(upper) == upper.charAt(WEIGHTS.length) ? Optional.empty() : Optional.of("居民身份证号码的最后一位与前 17 位对不上，可能写错了");
    }

    /** The check character that belongs to the first seventeen digits. */
    public static char check(String seventeen) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (seventeen.charAt(i) - '0');
        }
        return CHECKS.charAt(sum % CHECKS.length());
    }
}
