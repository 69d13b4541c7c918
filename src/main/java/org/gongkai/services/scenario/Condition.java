package org.gongkai.services.scenario;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.gongkai.services.scenario.Scenario.Kind;
import org.gongkai.services.scenario.Scenario.Question;
import org.jspecify.annotations.Nullable;

/**
 * What an answer must be: {@code in}, {@code in, both}, {@code not in}, of numbers and days {@code <30}, {@code >=30}, {@code 30..99}. Numbers and days are
 * compared as whole numbers, days as days since 1970-01-01. A question that is not asked meets no condition.
 *
 * @param values null for a span
 */
record Condition(@Nullable Set<String> values, long from, long to) {

    private static final String NOT = "not ";

    /** Null where it can be read. */
    static @Nullable String fault(Question question, String said) {
        try {
            of(question, said);
            return null;
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return "“" + said + "”读不出：" + (question.isChosen() ? "写 " + String.join("、", question.options().keySet()) + " 中的一个或者几个（用逗号隔开），或者 not 加一个"
                    : "写成 <30、>=30、30..99 这样" + (question.kind() == Kind.DATE ? "，日期写成 2026-03-12" : ""));
        }
    }

    /** @throws IllegalArgumentException where it cannot be read; DateTimeException where a day is none */
    static Condition of(Question question, String said) {
        String words = said.strip();
        return question.isChosen() ? chosen(question, words) : span(question, words);
    }

    private static Condition chosen(Question question, String words) {
        boolean negated = words.startsWith(NOT);
        List<String> named = Arrays.stream((negated ? words.substring(NOT.length()) : words).split(",")).map(String::strip).toList();
        if (!question.options().keySet().containsAll(named)) {
            throw new IllegalArgumentException(words);
        }
        return new Condition(negated ? question.options().keySet().stream().filter(one -> !named.contains(one)).collect(Collectors.toSet()) : Set.copyOf(named), 0, 0);
    }

    private static Condition span(Question question, String words) {
        int dots = words.indexOf("..");
        if (dots > 0) {
            return new Condition(null, number(question, words.substring(0, dots)), number(question, words.substring(dots + 2)));
        }
        String sign = words.startsWith("<=") || words.startsWith(">=") ? words.substring(0, 2) : words.substring(0, 1);
        long bound = number(question, words.substring(sign.length()));
        return switch (sign) {
            case "<" -> new Condition(null, Long.MIN_VALUE, bound - 1);
            case "<=" -> new Condition(null, Long.MIN_VALUE, bound);
            case ">" -> new Condition(null, bound + 1, Long.MAX_VALUE);
            case ">=" -> new Condition(null, bound, Long.MAX_VALUE);
            default -> throw new IllegalArgumentException(words);
        };
    }

    /** An answer as a number. */
    static long number(Question question, String said) {
        return question.kind() == Kind.DATE ? LocalDate.parse(said.strip()).toEpochDay() : Long.parseLong(said.strip());
    }

    boolean holds(Question question, @Nullable String answer) {
        if (answer == null) {
            return false;
        }
        if (values != null) {
            return values.contains(answer);
        }
        long number = number(question, answer);
        return from <= number && number <= to;
    }

    /** Numbers on both sides of its bounds: between two neighbours of all of them it holds everywhere or nowhere. */
    Set<Long> bounds() {
        Set<Long> bounds = new TreeSet<>();
        if (values == null && from != Long.MIN_VALUE) {
            bounds.add(from - 1);
            bounds.add(from);
        }
        if (values == null && to != Long.MAX_VALUE) {
            bounds.add(to);
            bounds.add(to + 1);
        }
        return bounds;
    }
}
