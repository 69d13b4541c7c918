package org.gongkai.inspection.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number with its unit in running text. @param approximate whether it says so: 余, 多, 近, 约 */
record Quantity(BigDecimal value, String unit, int from, int to, boolean approximate) {

    private static final Pattern QUANTITY = Pattern.compile(
            "(?<![\\d.〔\\[第])(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)([余多]?)(万亿|[万亿]?)([余多]?)(人次|件次|人|件|条|项|个|次|篇|份|起|例|家|宗|万元|元|期|场|名|部|类)(?!年|月|日)");

    static List<Quantity> in(String words) {
        List<Quantity> found = new ArrayList<>();
        Matcher matcher = QUANTITY.matcher(words);
        while (matcher.find()) {
            BigDecimal value = new BigDecimal(matcher.group(1).replace(",", ""));
            value = switch (matcher.group(3)) {
                    case "万亿" -> value.movePointRight(12);
                case "万" -> value.movePointRight(4);
                case "亿" -> value.movePointRight(8);
                default -> value;
            };
            boolean approximate = !matcher.group(2).isEmpty() || !matcher.group(4).isEmpty()
                    || matcher.start() > 0 && "近约超逾".indexOf(words.charAt(matcher.start() - 1)) >= 0;
            found.add(new Quantity(value, matcher.group(5), matcher.start(), matcher.end(), approximate));
        }
        return found;
    }
}
