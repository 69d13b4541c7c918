package org.gongkai.casework.deskfigures;

import java.math.BigDecimal;
import java.util.Collection;
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
 * @param days      working days from receipt to the answer
 * @param margins   working days from the answer to the last day, negative past it
 */
public record Figures(long received, long answered, long inTime, long otherwise, long open, long overdue, long returned, Spread days, Spread margins) {

    /** All of them together. */
    static Figures sum(Collection<Figures> all) {
        return new Figures(total(all, Figures::received), total(all, Figures::answered), total(all, Figures::inTime), total(all, Figures::otherwise), total(all, Figures::open), total(all, Figures::overdue),
                total(all, Figures::returned), Spread.sum(all.stream().map(Figures::days).toList()), Spread.sum(all.stream().map(Figures::margins).toList()));
    }

    private static long total(Collection<Figures> all, ToLongFunction<Figures> figure) {
        return all.stream().mapToLong(figure).sum();
    }

    /** Half of the answers took no longer; null where there was none. */
    public @Nullable Integer median() {
        return days.middle();
    }

    /** Half of the answers had no more working days left; null where there was none. */
    public @Nullable Integer margin() {
        return margins.middle();
    }

    /** Working days of the answers, added up and divided, to a tenth; null where there was none. */
    public @Nullable BigDecimal mean() {
        return days.mean();
    }

    /** In percent, rounded down; null where nothing was answered. */
    public @Nullable Long share() {
        return answered == 0 ? null : 100 * inTime / answered;
    }
}
