package org.gongkai.portal.organs;

import java.util.List;

import org.gongkai.casework.figures.CaseFigures.OfYear;
import org.gongkai.directory.Organs;

/**
 * How answers kept their legal time, as their page says it.
 *
 * @param year  the one that is told organ by organ
 * @param years all organs together, year by year, the earliest first
 * @param of    of that year, an organ each
 */
public record AnswersView(int year, List<OfYear> years, List<OfYear> of, Organs organs) {

    static AnswersView of(int year, List<OfYear> all, Organs organs) {
        List<OfYear> years = all.stream().map(OfYear::year).distinct().sorted().map(one -> sum(one, all.stream().filter(of -> of.year() == one).toList())).toList();
        return new AnswersView(year, years, all.stream().filter(one -> one.year() == year).toList(), organs);
    }

    private static OfYear sum(int year, List<OfYear> of) {
        return new OfYear("", year, of.stream().mapToLong(OfYear::cases).sum(), of.stream().mapToLong(OfYear::inTime).sum(), of.stream().mapToLong(OfYear::otherwise).sum());
    }

    public String name(OfYear of) {
        return organs.name(of.organ());
    }

    /** In whole per cent, rounded down, so that 100 means all of them; "—" where nothing was answered. */
    public static String percent(OfYear of) {
        return of.cases() == 0 ? "—" : 100 * of.inTime() / of.cases() + "%";
    }
}
