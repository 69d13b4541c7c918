package org.gongkai.registers.datatype;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many of how many, both told: a share without its denominator cannot be checked. Kept as {@code 1360/1584}.
 *
 * @param of what the denominator counts, such as 全部事项
 */
public record ShareType(String of) implements Datatype {

    private static final Pattern WRITTEN = Pattern.compile("([\\d,]+)\\s*(?:/|÷|／|of)\\s*([\\d,]+)(?:\\s*[(（]?\\s*(\\d+(?:\\.\\d+)?)\\s*%\\s*[)）]?)?");
    private static final int LONGEST = 15;
    private static final int DIGITS = 2;

    @Override
    public Read read(String typed) {
        Matcher said = WRITTEN.matcher(Datatype.plain(typed));
        if (!said.matches()) {
            return Wrong.because("应写成 1360/1584 这样，前面是其中的数，后面是" + of + "的数；只写百分比无法核对");
        }
        String part = said.group(1).replace(",", "");
        String whole = said.group(2).replace(",", "");
        if (part.isEmpty() || whole.isEmpty() || part.length() > LONGEST || whole.length() > LONGEST) {
            return Wrong.because("的数太大或者没有写，请核对");
        }
        BigDecimal numerator = new BigDecimal(part);
        BigDecimal denominator = new BigDecimal(whole);
        if (denominator.signum() == 0 || numerator.compareTo(denominator) > 0) {
            return Wrong.because("里其中的数 " + part + " 不能多于" + of + "的数 " + whole + (denominator.signum() == 0 ? "，后者不能是 0" : ""));
        }
        if (said.group(3) != null) {
            BigDecimal percent = new BigDecimal(said.group(3));
            BigDecimal right = percent(numerator, denominator, percent.scale());
            if (right.compareTo(percent) != 0) {
                return new Wrong("写的是 " + percent + "%，而 " + part + "÷" + whole + " 是 " + right.toPlainString() + "%", numerator + "/" + denominator);
            }
        }
        return new Value(numerator + "/" + denominator);
    }

    @Override
    public String shown(String kept) {
        return kept + "（" + percent(part(kept), whole(kept), DIGITS).toPlainString() + "%）";
    }

    public static BigDecimal part(String kept) {
        return new BigDecimal(kept.substring(0, kept.indexOf('/')));
    }

    public static BigDecimal whole(String kept) {
        return new BigDecimal(kept.substring(kept.indexOf('/') + 1));
    }

    /** In per cent, half up. */
    public static BigDecimal percent(BigDecimal part, BigDecimal whole, int digits) {
        return part.movePointRight(2).divide(whole, digits, RoundingMode.HALF_UP);
    }

    @Override
    public Optional<BigDecimal> number(String kept) {
        return Optional.of(percent(part(kept), whole(kept), DIGITS));
    }

    @Override
    public boolean isNumber() {
        return true;
    }
}
