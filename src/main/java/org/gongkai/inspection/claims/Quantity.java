package org.gongkai.inspection.claims;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;

import org.gongkai.inspection.text.Numerals;
import org.gongkai.inspection.text.Sought;

/**
 * A number with its unit in running text.
 *
 * @param approximate whether it says so: 余, 多, 近, 约
 * @param blurred     how far it may be off because it is printed in tens of thousands
 */
public record Quantity(BigDecimal value, String unit, int from, int to, boolean approximate, BigDecimal blurred) {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private static final Sought QUANTITY = Sought.of(
            "(?<![\\d.〔\\[第])(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)([余多]?)(万亿|[万亿]?)([余多]?)(人次|件次|人|件|条|项|个|次|篇|份|起|例|家|宗|万元|元|期|场|名|部|类|册|户|处|幅|张|本(?![\\u4e00-\\u9fff]))(?!年|月|日)");

    private static final Sought IN_NUMERALS = Sought.of(
            "(?<![第\\d零一二两三四五六七八九十百千万亿几数])([零一二两三四五六七八九十百千]{1,8})([余多]?)(人次|件次|人|件|条|项|起|例|宗|次|篇|份|名|个|家)(?![一件])");

    /** Those in digits and those in Chinese numerals, in their order. */
    public static List<Quantity> withNumerals(String words) {
        List<Quantity> found = new ArrayList<>(in(words));
        Sought.Search search = IN_NUMERALS.in(words);
        while (search.find()) {
            Matcher matcher = search.found();
            int value = Numerals.value(matcher.group(1));
            if (value >= 0) {
                boolean approximate = !matcher.group(2).isEmpty() || isAbout(words, matcher.start());
                found.add(new Quantity(BigDecimal.valueOf(value), matcher.group(3), matcher.start(), matcher.end(), approximate, BigDecimal.ZERO));
            }
        }
        found.sort(Comparator.comparingInt(Quantity::from));
        return found;
    }

    /** The same further on in the text. */
    Quantity moved(int by) {
        return new Quantity(value, unit, from + by, to + by, approximate, blurred);
    }

    private static boolean isAbout(String words, int at) {
        return at > 0 && "近约超逾".indexOf(words.charAt(at - 1)) >= 0;
    }

    public static List<Quantity> in(String words) {
        List<Quantity> found = new ArrayList<>();
        Sought.Search search = QUANTITY.in(words);
        while (search.find()) {
            Matcher matcher = search.found();
            BigDecimal printed = new BigDecimal(matcher.group(1).replace(",", ""));
            int power = switch (matcher.group(3)) {
                case "万亿" -> 12;
                case "亿" -> 8;
                case "万" -> 4;
                default -> 0;
            };
            boolean approximate = !matcher.group(2).isEmpty() || !matcher.group(4).isEmpty()
                    || isAbout(words, matcher.start());
            found.add(new Quantity(printed.movePointRight(power), matcher.group(5), matcher.start(), matcher.end(), approximate,
                    power == 0 ? BigDecimal.ZERO : HALF.movePointRight(power - printed.scale())));
        }
        return found;
    }
}
