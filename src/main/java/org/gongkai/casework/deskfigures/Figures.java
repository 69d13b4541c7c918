package org.gongkai.casework.deskfigures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;

/**
 * The figures of one type, organ, officer, ground or month, or of all.
 *
 * @param inTime    answered by the last day that the law sets
 * @param otherwise ended without an answer
 * @param open      not ended now
 * @param overdue   open, and past the last day
 * @param returned  received in the period, and given back by an organ to which it was sent
 * @param days      working days from receipt to the answer: those of each answered, in order
 * @param margins   working days from the answer to the last day, negative past it: those of each answered, in order
 */
public record Figures(long received, long answered, long inTime, long otherwise, long open, long overdue, long returned, List<Integer> days, List<Integer> margins) {

    /** All of them together. */
    static Figures sum(Collection<Figures> all) {
        return new Figures(total(all, Figures::received), total(all, Figures::answered), total(all, Figures::inTime), total(all, Figures::otherwise), total(all, Figures::open), total(all, Figures::overdue),
                total(all, Figures::returned), ordered(all, Figures::days), ordered(all, Figures::margins));
    }

    private static long total(Collection<Figures> all, ToLongFunction<Figures> figure) {
        return all.stream().mapToLong(figure).sum();
    }

    private static List<Integer> ordered(Collection<Figures> all, Function<Figures, List<Integer>> each) {
        return all.stream().flatMap(one -> each.apply(one).stream()).sorted().toList();
    }

    /** Half of the answers took no longer; null where there was none. */
    public @Nullable Integer median() {
        return middle(days);
    }

    /** Half of the answers had no more working days left; null where there was none. */
    public @Nullable Integer margin() {
        return middle(margins);
    }

    private static @Nullable Integer middle(List<Integer> ordered) {
        return ordered.isEmpty() ? null : ordered.get((ordered.size() - 1) / 2);
    }

    /** Working days of the answers, added up and divided, to a tenth; null where there was none. */
    public @Nullable BigDecimal mean() {
        return days.isEmpty() ? null : BigDecimal.valueOf(days.stream().mapToLong(Integer::longValue).sum()).divide(BigDecimal.valueOf(days.size()), 1, RoundingMode.HALF_UP);
    }

    /** In percent, rounded down; null where nothing was answered. */
    public @Nullable Long share() {
        return answered == 0 ? null : 100 * inTime / answered;
    }
}
