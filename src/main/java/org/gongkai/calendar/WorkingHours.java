package org.gongkai.calendar;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;

import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Meaning;
import org.gongkai.definition.Names;
import org.gongkai.definition.Own;
import org.gongkai.definition.Sort;
import org.jspecify.annotations.Nullable;

/** The hours in which an office works, dated and by season, from {@code regulations/workinghours.yaml}: a local convention, not a statute. */
public final class WorkingHours {

    static final Kind<Declared> FILE = Kind.of("工作时间", "workinghours.yaml", Declared.class, WorkingHours::look).own(Own.AT_START);

    private static final Sort SORT = new Sort("workinghours", "工作时间");

    private final List<Row> rows;
    private final LightThresholds lights;

    private WorkingHours(Declared declared) {
        rows = declared.rows;
        lights = new LightThresholds(declared.lights.yellow, declared.lights.red);
    }

    public static WorkingHours shipped() {
        return of(DefinitionTree.shipped());
    }

    /** @throws org.gongkai.definition.InvalidDefinitions naming everything that is wrong with the file */
    public static WorkingHours of(DefinitionTree regulations) {
        return new WorkingHours(Definitions.one(regulations, FILE).value());
    }

    /** From which share of a period in hours left on, in percent, its clock shows yellow, then red: a convention of the office. */
    public LightThresholds lights() {
        return lights;
    }

    /** From one time of a day to another, the first included. */
    public record Period(LocalTime from, LocalTime to) {

        static Period parse(String said) {
            String[] ends = said.split("-", 2);
            if (ends.length < 2) {
                throw new DateTimeException(said);
            }
            return new Period(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
        }
    }

    /** The periods of a working day in order; whether it is one is for the calendar to say.
     * @throws DateOutsideCalendar before the first row holds */
    public List<Period> on(LocalDate day) {
        return rows.stream().filter(row -> row.holdsOn(day)).findFirst()
                .orElseThrow(() -> new DateOutsideCalendar("没有 " + day + " 的工作时间")).read();
    }

    /** The moment at which so much working time has passed since {@code start}; the first moment of work where it lies outside.
     * @param length more than nothing */
    public LocalDateTime plus(LocalDateTime start, Duration length, WorkingCalendar calendar) {
        Duration left = length;
        for (LocalDate day = start.toLocalDate();; day = day.plusDays(1)) {
            if (!calendar.isWorkingDay(day)) {
                continue;
            }
            for (Period period : on(day)) {
                LocalDateTime from = later(day.atTime(period.from), start);
                Duration here = Duration.between(from, day.atTime(period.to));
                if (here.compareTo(left) >= 0) {
                    return from.plus(left);
                }
                left = here.isPositive() ? left.minus(here) : left;
            }
        }
    }

    /** Working time in (from, to]. */
    public Duration between(LocalDateTime from, LocalDateTime to, WorkingCalendar calendar) {
        Duration sum = Duration.ZERO;
        for (LocalDate day = from.toLocalDate(); !day.isAfter(to.toLocalDate()); day = day.plusDays(1)) {
            if (calendar.isWorkingDay(day)) {
                for (Period period : on(day)) {
                    LocalDateTime end = day.atTime(period.to).isAfter(to) ? to : day.atTime(period.to);
                    Duration here = Duration.between(later(day.atTime(period.from), from), end);
                    sum = here.isPositive() ? sum.plus(here) : sum;
                }
            }
        }
        return sum;
    }

    private static LocalDateTime later(LocalDateTime one, LocalDateTime other) {
        return one.isAfter(other) ? one : other;
    }

    private static void look(Declared file, Names names) {
        names.demand(file.lights.red >= 0 && file.lights.yellow > file.lights.red && file.lights.yellow < 100, "应有 100 > yellow > red ≥ 0（百分之几）", "lights");
        names.demand(!file.rows.isEmpty(), "没有一行", "rows");
        for (int n = 0; n < file.rows.size(); n++) {
            Row row = file.rows.get(n);
            Names at = names.under("rows", n);
            if (row.months == null) {
                at.holds(SORT, "", row.from, row.to, "from");
            } else {
                at.demand(!row.months.isEmpty() && row.months.stream().allMatch(month -> month >= 1 && month <= 12), "months 应为 1 到 12 的月份", "months");
            }
            try {
                List<Period> periods = row.read();
                LocalTime before = LocalTime.MIN;
                for (Period period : periods) {
                    at.demand(period.from.isBefore(period.to) && !period.from.isBefore(before), "时段应先后相接，互不重叠，写成 08:30-12:00", "periods");
                    before = period.to;
                }
                at.demand(!periods.isEmpty(), "没有时段", "periods");
            } catch (DateTimeException unreadable) {
                at.wrong("时段应写成 08:30-12:00", null, "periods");
            }
        }
    }

    record Declared(String title, String description, String basis, Shares lights, List<Row> rows) {
    }

    record Shares(@Meaning("剩下不到百分之几时转黄灯") int yellow, @Meaning("剩下不到百分之几时转红灯") int red, @Nullable Boolean confirmed) {
    }

    record Row(LocalDate from, @Nullable LocalDate to, @Meaning("只在这些月份；不写为全年。写了月份的排在前面") @Nullable Set<Integer> months,
            @Meaning("每个工作日的时段，如 08:30-12:00") List<String> periods, boolean confirmed) {

        boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to)) && (months == null || months.contains(day.getMonthValue()));
        }

        List<Period> read() {
            return periods.stream().map(Period::parse).toList();
        }
    }
}
