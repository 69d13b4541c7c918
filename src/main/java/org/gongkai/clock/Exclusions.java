package org.gongkai.clock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The half-open stretches (after, until] that do not count; those that overlap are one, never added up. */
final class Exclusions {

    record Stretch(LocalDate after, LocalDate until) {
    }

    private final List<Stretch> merged = new ArrayList<>();

    Exclusions(List<Stretch> stretches) {
        for (Stretch next : stretches.stream().sorted(Comparator.comparing(Stretch::after)).toList()) {
            if (!next.until.isAfter(next.after)) {
                continue;
            }
            Stretch last = merged.isEmpty() ? null : merged.getLast();
            if (last == null || next.after.isAfter(last.until)) {
                merged.add(next);
            } else if (next.until.isAfter(last.until)) {
                merged.set(merged.size() - 1, new Stretch(last.after, next.until));
            }
        }
    }

    boolean cover(LocalDate day) {
        for (Stretch stretch : merged) {
            if (day.isAfter(stretch.after) && !day.isAfter(stretch.until)) {
                return true;
            }
        }
        return false;
    }

    /** The day on which so many units have been counted after {@code date}, exclusions skipped. */
    LocalDate advance(LocalDate date, int units, Measure measure) {
        LocalDate at = date;
        int wanted = units;
        for (Stretch stretch : merged) {
            if (!stretch.until.isAfter(at)) {
                continue;
            }
            if (stretch.after.isAfter(at)) {
                int counted = measure.between(at, stretch.after);
                if (counted >= wanted) {
                    break;
                }
                wanted -= counted;
            }
            at = stretch.until;
        }
        return measure.plus(at, wanted);
    }
}
