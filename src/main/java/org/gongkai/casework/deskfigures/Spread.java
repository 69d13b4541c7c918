package org.gongkai.casework.deskfigures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** How many answers took, or had left, each number of working days. */
public record Spread(SortedMap<Integer, Long> answers) {

    static final Spread NONE = new Spread(new TreeMap<>());

    static Spread of(int days, long answers) {
        return new Spread(new TreeMap<>(Map.of(days, answers)));
    }

    static Spread sum(Collection<Spread> all) {
        SortedMap<Integer, Long> sum = new TreeMap<>();
        all.forEach(one -> one.answers().forEach((days, answers) -> sum.merge(days, answers, Long::sum)));
        return new Spread(sum);
    }

    private long count() {
        return answers.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Half of the answers had no more; null where there was none. */
    @Nullable Integer middle() {
        long half = (count() + 1) / 2;
        for (var one : answers.entrySet()) {
            half -= one.getValue();
            if (half <= 0) {
                return one.getKey();
            }
        }
        return null;
    }

    /** Added up and divided, to a tenth; null where there was none. */
    @Nullable BigDecimal mean() {
        return answers.isEmpty() ? null : BigDecimal.valueOf(answers.entrySet().stream().mapToLong(one -> one.getKey() * one.getValue()).sum()).divide(BigDecimal.valueOf(count()), 1, RoundingMode.HALF_UP);
    }
}
