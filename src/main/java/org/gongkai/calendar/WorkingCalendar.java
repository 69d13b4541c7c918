package org.gongkai.calendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Working days 工作日 with days off and make-up workdays 调休 of the State Council's yearly notices (全国年节及纪念日放假办法 Arts. 6, 7).
 * A day named by a notice is what the notice says; a festival of Art. 2 is off though no notice names it, whatever an organ decides; any other day
 * works from Monday to Friday; a local day goes before both.
 * Every question is answered from an index, never by walking over days.
 */
public final class WorkingCalendar {

    private static final String SHIPPED = "/regulations/calendar/working-days.csv";
    private static final int YEARS_BY_WEEKDAY_RULE = 40;

    private final Map<LocalDate, Notice.NoticeDay> named;
    private final Map<LocalDate, LocalDay> local;
    private final Festivals festivals = Festivals.shipped();
    private final SortedSet<Integer> years;
    private final long first;
    private final Day[] days;
    /** Working days from the first day up to and including the day at that index. */
    private final int[] upTo;
    /** Index of the n-th working day, counted from 1. */
    private final int[] nth;

    private WorkingCalendar(Map<LocalDate, Notice.NoticeDay> named, SortedSet<Integer> years, Map<LocalDate, LocalDay> local) {
        this.named = named;
        this.years = years;
        this.local = local;
        LocalDate begin = LocalDate.of(years.first(), 1, 1);
        LocalDate end = LocalDate.of(years.last() + YEARS_BY_WEEKDAY_RULE, 12, 31);
        first = begin.toEpochDay();
        days = new Day[Math.toIntExact(end.toEpochDay() - first + 1)];
        upTo = new int[days.length];
        int[] workdays = new int[days.length + 1];
        int count = 0;
        for (int i = 0; i < days.length; i++) {
            days[i] = resolve(LocalDate.ofEpochDay(first + i));
            if (days[i].working()) {
                workdays[++count] = i;
            }
            upTo[i] = count;
        }
        nth = Arrays.copyOf(workdays, count + 1);
    }

    /** The calendar that comes with the programme, without local days. */
    public static WorkingCalendar shipped() {
        return Shipped.CALENDAR;
    }

    /** The calendar of those notices alone. */
    public static WorkingCalendar of(Collection<Notice> notices) {
        Map<LocalDate, Notice.NoticeDay> named = new HashMap<>();
        SortedSet<Integer> years = new TreeSet<>();
        for (Notice notice : notices) {
            years.add(notice.year());
            notice.days().forEach(day -> named.put(day.date(), day));
        }
        return new WorkingCalendar(named, years, Map.of());
    }

    /** The same calendar after that notice, which replaces what was known of its year. */
    public WorkingCalendar with(Notice notice) {
        Map<LocalDate, Notice.NoticeDay> merged = new HashMap<>(named);
        merged.keySet().removeIf(date -> Notice.governing(date) == notice.year());
        notice.days().forEach(day -> merged.put(day.date(), day));
        SortedSet<Integer> more = new TreeSet<>(years);
        more.add(notice.year());
        return new WorkingCalendar(merged, more, local);
    }

    /** The same calendar with local days; one for a single organ goes before one for everybody. */
    public WorkingCalendar withLocalDays(Collection<LocalDay> localDays) {
        if (localDays.isEmpty() && local.isEmpty()) {
            return this;
        }
        Map<LocalDate, LocalDay> byDate = new HashMap<>();
        for (LocalDay day : localDays) {
            byDate.merge(day.date(), day, (one, other) -> one.organ() == null ? other : one);
        }
        return new WorkingCalendar(named, years, byDate);
    }

    public boolean isWorkingDay(LocalDate date) {
        return day(date).working();
    }

    public Day day(LocalDate date) {
        return days[index(date)];
    }

    /** The n-th working day after {@code date}, which is itself not counted (day 0). */
    public LocalDate plus(LocalDate date, int workingDays) {
        if (workingDays < 1) {
            throw new IllegalArgumentException("at least one working day, not " + workingDays);
        }
        int wanted = upTo[index(date)] + workingDays;
        if (wanted >= nth.length) {
            throw new DateOutsideCalendar("超出可推算的范围（至 " + last() + "）");
        }
        return days[nth[wanted]].date();
    }

    /** Working days in (after, until], negative where {@code until} lies before. */
    public int workingDays(LocalDate after, LocalDate until) {
        return upTo[index(until)] - upTo[index(after)];
    }

    /**
     * How many working days there are from {@link #first()} up to each day, that day with them: between two days lie as many as their numbers differ by, so that a query can
     * count them for any number of rows.
     */
    public int[] countedUpTo() {
        return upTo.clone();
    }

    /** That day if it is worked, else the first working day after it: where a period in days or months ends (民事诉讼法 Art. 85). */
    public LocalDate workingDayFrom(LocalDate date) {
        return isWorkingDay(date) ? date : plus(date, 1);
    }

    /** Years whose notice is known; in all others after them festivals are off, the rest follows the weekday rule and is provisional. */
    public SortedSet<Integer> years() {
        return Collections.unmodifiableSortedSet(years);
    }

    /** Whether each day of (after, until] is governed by a notice that is out; the last days of December wait for the coming year's. */
    public boolean isSettled(LocalDate after, LocalDate until) {
        for (int year = Notice.governing(after.plusDays(1)); year <= Notice.governing(until); year++) {
            if (!years.contains(year)) {
                return false;
            }
        }
        return true;
    }

    /** A day that was counted to from {@code after}, with whether it may still move. */
    public ComputedDay computed(LocalDate after, LocalDate until) {
        return new ComputedDay(until, !isSettled(after, until));
    }

    /** The days on which it differs from Monday to Friday. */
    SortedSet<LocalDate> exceptions() {
        return Arrays.stream(days).filter(day -> day.working() != isWeekday(day.date())).map(Day::date).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Why nothing can be computed from that day, or empty when it can. */
    public Optional<String> objection(LocalDate date) {
        if (date.isBefore(first())) {
            return Optional.of("%s 之前没有工作日数据，不能推算；工作日历自 %d 年起".formatted(first(), years.first()));
        }
        if (date.isAfter(last().minusYears(2))) {
            return Optional.of("%d 年太远，工作日历只推算到 %d 年".formatted(date.getYear(), last().getYear() - 2));
        }
        return Optional.empty();
    }

    /** Whether it already says what that notice says. */
    boolean says(Notice notice) {
        Set<Notice.NoticeDay> ofItsYear = named.values().stream().filter(day -> Notice.governing(day.date()) == notice.year())
                .collect(Collectors.toSet());
        return years.contains(notice.year()) && ofItsYear.equals(Set.copyOf(notice.days()));
    }

    /** Names what was counted with: the years whose notices are known, and how many local days were put over them. */
    public String edition() {
        String notices = years.first() + "-" + years.last();
        return local.isEmpty() ? notices : notices + " + " + local.size() + " local";
    }

    public LocalDate first() {
        return days[0].date();
    }

    public LocalDate last() {
        return days[days.length - 1].date();
    }

    private int index(LocalDate date) {
        long index = date.toEpochDay() - first;
        if (index < 0 || index >= days.length) {
            throw new DateOutsideCalendar("%s 不在工作日历内（%s 至 %s）".formatted(date, first(), last()));
        }
        return (int) index;
    }

    private Day resolve(LocalDate date) {
        LocalDay localDay = local.get(date);
        Festivals.FestivalDay festival = festivals.on(date).orElse(null);
        if (localDay != null && (festival == null || !localDay.working())) {
            return new Day(date, localDay.working() ? Day.Kind.LOCALLY_WORKED : Day.Kind.LOCALLY_CLOSED, localDay.reason());
        }
        boolean weekend = !isWeekday(date);
        Notice.NoticeDay byNotice = named.get(date);
        if (byNotice == null && festival != null) {
            return new Day(date, Day.Kind.HOLIDAY, festival.title());
        }
        if (byNotice == null || !byNotice.off() && !weekend) {
            return new Day(date, weekend ? Day.Kind.WEEKEND : Day.Kind.WORKDAY, null);
        }
        return new Day(date, byNotice.off() ? Day.Kind.HOLIDAY : Day.Kind.MAKE_UP, byNotice.name());
    }

    private static boolean isWeekday(LocalDate date) {
        return date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
    }

    private static final class Shipped {

        static final WorkingCalendar CALENDAR = of(read());

        private static List<Notice> read() {
            Map<Integer, List<Notice.NoticeDay>> byYear = new TreeMap<>();
            try (InputStream stream = Objects.requireNonNull(WorkingCalendar.class.getResourceAsStream(SHIPPED), SHIPPED);
                    BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                lines.readLine();
                for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
                    String[] cells = line.split(",", 3);
                    LocalDate date = LocalDate.parse(cells[0]);
                    byYear.computeIfAbsent(Notice.governing(date), year -> new ArrayList<>())
                            .add(new Notice.NoticeDay(date, cells[1].equals("holiday"), cells[2]));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return byYear.entrySet().stream().map(e -> new Notice(e.getKey(), List.of(), e.getValue())).toList();
        }
    }
}
