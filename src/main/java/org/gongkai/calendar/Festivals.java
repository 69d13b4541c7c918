package org.gongkai.calendar;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import org.gongkai.calendar.FestivalsFile.Festival;
import org.gongkai.definition.DefinitionTree;

/**
 * The festivals on which everybody is off, in the wordings of 全国年节及纪念日放假办法 Art. 2 from {@code regulations/festivals.yaml}. They are off
 * whether or not the notice of their year is out; where the day owed for a weekend (Art. 6) and the joined days (Art. 7) fall, only the notice says.
 */
public final class Festivals {

    /** A day on which everybody is off by law.
     * @param article the instrument and its article */
    public record FestivalDay(LocalDate date, String title, String article) {
    }

    private final List<Festival> rows;
    private final LunarCalendar moon;
    private final Map<Integer, Map<LocalDate, FestivalDay>> years = new ConcurrentHashMap<>();

    Festivals(List<Festival> rows, LunarCalendar moon) {
        this.rows = List.copyOf(rows);
        this.moon = moon;
    }

    /** The festivals that come with the programme. */
    public static Festivals shipped() {
        return Shipped.FESTIVALS;
    }

    /** @throws org.gongkai.definition.InvalidDefinitions naming everything that is wrong with the file */
    static Festivals of(DefinitionTree regulations) {
        return FestivalsFile.read(regulations);
    }

    /** The festival that day is, by the wording in force on it. */
    public Optional<FestivalDay> on(LocalDate date) {
        return Optional.ofNullable(in(date.getYear()).get(date));
    }

    /** The festival days of a year, in order. */
    public Map<LocalDate, FestivalDay> in(int year) {
        return years.computeIfAbsent(year, this::computed);
    }

    LunarCalendar moon() {
        return moon;
    }

    private Map<LocalDate, FestivalDay> computed(int year) {
        Map<LocalDate, FestivalDay> days = new TreeMap<>();
        for (Festival row : rows) {
            LocalDate begins = begins(row, year);
            for (int n = row.first(); n < row.days(); n++) {
                LocalDate date = begins.plusDays(n);
                if (row.inForce().on(date)) {
                    days.merge(date, new FestivalDay(date, row.title(), row.article()), (one, other) ->
                            new FestivalDay(date, one.title + "、" + other.title, one.article + "、" + other.article));
                }
            }
        }
        return days;
    }

    private LocalDate begins(Festival row, int year) {
        MonthDay lunar = row.lunar();
        if (row.term() != null) {
            return moon.term(year, row.term().longitude());
        }
        return lunar != null ? moon.day(year, lunar.getMonthValue(), lunar.getDayOfMonth()) : row.day().atYear(year);
    }

    private static final class Shipped {

        static final Festivals FESTIVALS = of(DefinitionTree.shipped());
    }
}
