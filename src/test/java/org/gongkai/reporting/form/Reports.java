package org.gongkai.reporting.form;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.calendar.ReplyKinds;
import org.gongkai.reporting.form.Figures.Typed;

/** Real reports as printed, the cast of the form tests. */
public final class Reports {

    public static final Forms FORMS = new Forms(new ReplyKinds());
    static final List<String> PARTIES = List.of("nat", "com", "res", "soc", "law", "oth", "tot");

    private static final String CITY_OF_2025 = """
            r1 13612 252 0 45 128 32 14069
            r2 535 6 0 1 18 0 560
            r31 5345 129 0 41 19 14 5548
            r32 2120 39 0 1 6 2 2168
            r331 13 0 0 0 0 0 13
            r332 30 0 0 0 0 0 30
            r333 11 0 0 0 0 0 11
            r334 49 2 0 0 0 0 51
            r335 103 1 0 0 0 0 104
            r336 84 1 0 0 0 0 85
            r337 282 4 0 0 0 0 286
            r338 147 0 0 0 1 2 150
            r341 3075 50 0 0 89 8 3222
            r342 177 3 0 0 0 0 180
            r343 19 0 0 0 0 0 19
            r351 199 1 0 0 3 0 203
            r352 147 1 0 0 0 0 148
            r353 0 0 0 0 0 0 0
            r354 100 1 0 0 0 0 101
            r355 5 0 0 0 0 0 5
            r361 315 3 0 0 0 0 318
            r362 202 0 0 1 0 0 203
            r363 941 17 0 1 3 3 965
            r37 13364 252 0 44 121 29 13810
            r4 783 6 0 2 25 3 819
            """;

    private Reports() {}

    /** A complete municipal report of 2025 in which every formula holds. */
    public static Map<Cell, BigDecimal> balanced() {
        Map<Cell, BigDecimal> cells = new HashMap<>();
        for (String line : CITY_OF_2025.lines().toList()) {
            String[] words = line.split(" ");
            for (int i = 0; i < PARTIES.size(); i++) {
                cells.put(new Cell("t3", words[0], PARTIES.get(i)), new BigDecimal(words[i + 1]));
            }
        }
        remedies(cells, "fy", 376, 97, 196, 121, 790);
        remedies(cells, "ss1", 16, 1, 12, 27, 56);
        remedies(cells, "ss2", 74, 1, 30, 51, 156);
        put(cells, "t2.rules.made", 3, "t2.rules.repealed", 5, "t2.rules.valid", 74, "t2.norm.made", 564,
                "t2.norm.repealed", 984, "t2.norm.valid", 4185, "t2.licence.decisions", 11398889,
                "t2.penalty.decisions", 6937489, "t2.coercion.decisions", 166105, "t2.fees.amount", 316441);
        return cells;
    }

    public static Figures typed(Form form, Map<Cell, BigDecimal> cells) {
        Map<Cell, Typed> typed = new HashMap<>();
        cells.forEach((cell, value) -> typed.put(cell, new Typed(value, null)));
        return new Figures(form, Map.of(), typed);
    }

    public static List<Check> violations(Figures figures, Surroundings around) {
        return Reconciliation.of(figures, around).stream().filter(check -> !check.holds()).toList();
    }

    public static void put(Map<Cell, BigDecimal> cells, Object... addressesAndNumbers) {
        for (int i = 0; i < addressesAndNumbers.length; i += 2) {
            cells.put(Cell.parse((String) addressesAndNumbers[i]), BigDecimal.valueOf((Integer) addressesAndNumbers[i + 1]));
        }
    }

    private static void remedies(Map<Cell, BigDecimal> cells, String row, int... numbers) {
        List<String> columns = List.of("uphold", "correct", "other", "pending", "total");
        for (int i = 0; i < numbers.length; i++) {
            cells.put(new Cell("t4", row, columns.get(i)), BigDecimal.valueOf(numbers[i]));
        }
    }
}
