package org.gongkai.registers.datatype;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A number with its unit, or a sum of money in yuan or a multiple of it. Kept as a plain decimal in the declared unit.
 *
 * @param unit     of every value, such as 人次 or 万元; empty where it has none
 * @param decimals most digits behind the point
 * @param least    the smallest; null where there is none
 * @param most     the largest
 * @param grouped  whether people read it in groups of three: a year they do not
 */
public record NumberType(String unit, int decimals, @Nullable BigDecimal least, @Nullable BigDecimal most, boolean grouped) implements Datatype {

    private static final Pattern WRITTEN = Pattern.compile("([+-]?)(\\d+|\\d{1,3}(?:,\\d{3})+)(\\.\\d+)?\\s*(\\D*)");
    /** Units of one quantity, each with how many tens it is of the first. */
    private static final List<String> YUAN = List.of("元", "千元", "万元", "百万元", "亿元");
    private static final int[] TENS = {0, 3, 4, 6, 8};
    private static final int LONGEST = 18;

    @Override
    public Read read(String typed) {
        String plain = Datatype.plain(typed).replace("，", ",");
        Matcher said = WRITTEN.matcher(plain);
        if (!said.matches()) {
            return Wrong.because("应为" + (decimals == 0 ? "整数" : "数") + (unit.isEmpty() ? "" : "，单位是" + unit + "，只写数") + "，现为“" + plain + "”");
        }
        BigDecimal number = new BigDecimal(said.group(1) + said.group(2).replace(",", "") + (said.group(3) == null ? "" : said.group(3)));
        String written = said.group(4).strip();
        if (!written.isEmpty() && !written.equals(unit)) {
            return otherUnit(number, written);
        }
        return within(number);
    }

    /** Money in another unit is counted over as a proposal, for whoever wrote it to look at: the column may have been meant in it. */
    private Read otherUnit(BigDecimal number, String written) {
        int from = YUAN.indexOf(written);
        int to = YUAN.indexOf(unit);
        if (from < 0 || to < 0) {
            return new Wrong("的单位是" + (unit.isEmpty() ? "“个”，不写单位" : unit) + "，这里写的是“" + written + "”", null);
        }
        BigDecimal counted = number.movePointRight(TENS[from] - TENS[to]).stripTrailingZeros();
        return new Wrong("的单位是" + unit + "，这里写的是" + written + "，换算是 " + counted.toPlainString(), within(counted) instanceof Value(String kept) ? kept : null);
    }

    private Read within(BigDecimal number) {
        BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        if (plain.scale() > decimals) {
            return Wrong.because(decimals == 0 ? "应为整数，现为 " + number.toPlainString() : "最多 " + decimals + " 位小数，现为 " + number.toPlainString());
        }
        if (plain.precision() - plain.scale() > LONGEST) {
            return Wrong.because("太大，请核对单位");
        }
        if (least != null && plain.compareTo(least) < 0) {
            return Wrong.because("不能小于 " + least.toPlainString() + "，现为 " + number.toPlainString());
        }
        if (most != null && plain.compareTo(most) > 0) {
            return Wrong.because("不能大于 " + most.toPlainString() + "，现为 " + number.toPlainString());
        }
        return new Value(plain.toPlainString());
    }

    @Override
    public String shown(String kept) {
        return grouped ? grouped(new BigDecimal(kept)) + (unit.isEmpty() ? "" : " " + unit) : kept + unit;
    }

    /** In groups of three, with the digits behind the point that it has. */
    public static String grouped(BigDecimal number) {
        String plain = number.signum() == 0 ? "0" : number.stripTrailingZeros().abs().toPlainString();
        int point = plain.indexOf('.');
        StringBuilder grouped = new StringBuilder(plain);
        for (int at = (point < 0 ? plain.length() : point) - 3; at > 0; at -= 3) {
            grouped.insert(at, ',');
        }
        return number.signum() < 0 ? "-" + grouped : grouped.toString();
    }

    @Override
    public Optional<BigDecimal> number(String kept) {
        return Optional.of(new BigDecimal(kept));
    }

    /** A year is read as a name. */
    @Override
    public boolean isNumber() {
        return grouped;
    }
}
