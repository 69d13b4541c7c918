package org.gongkai.casework.letterfigures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.Now;
import org.gongkai.calendar.WorkingCalendar;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.Consequence;
import org.gongkai.casework.category.Category;
import org.gongkai.casework.ending.Endings;
import org.gongkai.ledger.FactQuery;
import org.gongkai.ledger.FactSum;
import org.gongkai.ledger.Facts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts the letters of one mailbox in one year: no letter is named. What was received is counted by the day of receipt, what was answered, rated and checked by the day of that. */
@Repository
public class LetterFigures {

    /** Kinds of facts that a mailbox may count, behind its id: what was done by the answer, what the writer said, what somebody else found. */
    static final String HANDLED = ".handled";
    static final String RATED = ".rated";
    static final String CHECKED = ".checked";
    /** What writers added once they were answered, what was turned into a request, what they wanted masked; limitations, what came within them and what of that was set aside. */
    private static final List<String> AFTER = List.of(".added", ".again", ".turned", ".anonymity-asked", ".limited", ".within", ".set-aside");
    /** By a court or a reviewing organ, not by the office; or entered in error, and no matter at all. */
    private static final String[] NOT_ENDED_HERE = {"ruled", "voided"};

    private final JdbcClient client;
    private final Endings endings;
    private final Calendars calendars;
    private final Facts facts;
    private final Now now;

    LetterFigures(JdbcClient client, Endings endings, Calendars calendars, Facts facts, Now now) {
        this.client = client;
        this.endings = endings;
        this.calendars = calendars;
        this.facts = facts;
        this.now = now;
    }

    /** @param days working days from receipt to the answer, of each that was answered, in order */
    public record Line(long received, long answered, long inTime, long otherwise, List<Integer> days) {

        private static Line sum(List<Line> lines) {
            return new Line(lines.stream().mapToLong(Line::received).sum(), lines.stream().mapToLong(Line::answered).sum(), lines.stream().mapToLong(Line::inTime).sum(),
                    lines.stream().mapToLong(Line::otherwise).sum(), lines.stream().flatMap(line -> line.days().stream()).sorted().toList());
        }

        /** Half of the answers took no longer; null where there was none. */
        public @Nullable Integer median() {
            return days.isEmpty() ? null : days.get((days.size() - 1) / 2);
        }
    }

    /**
     * A year of a mailbox.
     *
     * @param category by the id of the category at the top; an empty one for letters that stand under none
     * @param unit     by the id of the organ that has or had it last
     * @param said     how often what was said, by kind of fact without the mailbox, and code; a kind that the mailbox does not count is missing
     * @param after    how often something happened once letters were closed or limited, by kind of fact without the mailbox; what did not happen is missing
     */
    public record Year(Line all, Map<YearMonth, Line> month, Map<String, Line> category, Map<String, Line> unit, Map<String, Map<String, Long>> said, Map<String, Long> after) {

        public long said(String kind, String code) {
            return said.getOrDefault(kind, Map.of()).getOrDefault(code, 0L);
        }

        public long said(String kind) {
            return said.getOrDefault(kind, Map.of()).values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private record Group(String category, String unit, @Nullable YearMonth received, @Nullable YearMonth concluded, Line line) {
    }

    /** The years in which something was received, the latest first; this year always. */
    List<Integer> years(CaseType type) {
        Set<Integer> years = new HashSet<>(client.sql("select distinct extract(year from received_on)::int from casework.cases where type = ? and received_on is not null").param(type.id()).query(Integer.class).list());
        years.add(now.today().getYear());
        return years.stream().sorted(Collections.reverseOrder()).toList();
    }

    Year of(CaseType type, int year) {
        List<Group> groups = groups(type, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
        Map<YearMonth, List<Line>> months = new TreeMap<>();
        YearMonth last = year == now.today().getYear() ? YearMonth.from(now.today()) : YearMonth.of(year, 12);
        for (YearMonth month = YearMonth.of(year, 1); !month.isAfter(last); month = month.plusMonths(1)) {
            months.put(month, new ArrayList<>());
        }
        for (Group group : groups) {
            Line line = group.line();
            if (line.received() > 0 && group.received() != null) {
                months.computeIfAbsent(group.received(), any -> new ArrayList<>()).add(new Line(line.received(), 0, 0, 0, List.of()));
            }
            if (line.answered() + line.otherwise() > 0 && group.concluded() != null) {
                months.computeIfAbsent(group.concluded(), any -> new ArrayList<>()).add(new Line(0, line.answered(), line.inTime(), line.otherwise(), line.days()));
            }
        }
        return new Year(Line.sum(groups.stream().map(Group::line).toList()), summed(months), by(groups, Group::category), by(groups, Group::unit), said(type, year), after(type, year));
    }

    private static Map<String, Line> by(List<Group> groups, Function<Group, String> key) {
        Map<String, List<Line>> lines = new TreeMap<>();
        groups.forEach(group -> lines.computeIfAbsent(key.apply(group), any -> new ArrayList<>()).add(group.line()));
        return summed(lines);
    }

    private static <K> Map<K, Line> summed(Map<K, List<Line>> lines) {
        Map<K, Line> summed = new LinkedHashMap<>();
        lines.forEach((key, all) -> summed.put(key, Line.sum(all)));
        return summed;
    }

    private List<Group> groups(CaseType type, LocalDate from, LocalDate to) {
        return client.sql("""
                select coalesce(l.category, '') as category, c.organ, coalesce((select h.organ from casework.handling h where h.case_id = c.id and h.no > 1 and h.stage <> all(:left) order by h.no desc limit 1), c.organ) as unit,
                    c.received_on, c.concluded_on, c.ending = any(:answers) as answered, c.concluded_on <= c.due_on as in_time,
                    c.received_on between :from and :to as received, c.concluded_on between :from and :to and c.ending <> all(:elsewhere) as concluded, count(*) as letters
                from casework.cases c left join casework.letter_category l on l.case_id = c.id
                where c.type = :type and coalesce(c.ending, '') <> 'voided' and (c.received_on between :from and :to or c.concluded_on between :from and :to)
                group by 1, 2, 3, 4, 5, 6, 7, 8, 9""").param("type", type.id()).param("from", from).param("to", to).param("left", left(type))
                .param("answers", endings.answers().toArray(String[]::new)).param("elsewhere", NOT_ENDED_HERE).query((row, n) -> {
                    int letters = row.getInt("letters");
                    LocalDate received = row.getObject("received_on", LocalDate.class);
                    LocalDate concluded = row.getObject("concluded_on", LocalDate.class);
                    boolean ended = row.getBoolean("concluded");
                    boolean answered = ended && row.getBoolean("answered");
                    WorkingCalendar calendar = calendars.of(row.getString("organ"));
                    // a book taken over may begin before the calendar does: such an answer counts, its days do not
                    boolean known = answered && received != null && !concluded.isBefore(received) && calendar.objection(received).isEmpty();
                    return new Group(Category.top(row.getString("category")), row.getString("unit"), month(received), month(concluded), new Line(row.getBoolean("received") ? letters : 0, answered ? letters : 0,
                            answered && row.getBoolean("in_time") ? letters : 0, ended && !answered ? letters : 0, known ? Collections.nCopies(letters, calendar.workingDays(received, concluded)) : List.of()));
                }).list();
    }

    private static @Nullable YearMonth month(@Nullable LocalDate day) {
        return day == null ? null : YearMonth.from(day);
    }

    /** The stages in which a handling stands that was given back or taken back: who had it then did not handle it. */
    private static String[] left(CaseType type) {
        List<String> left = new ArrayList<>();
        type.turns().forEach(turn -> {
            if (turn.recalled() != null) {
                left.add(turn.recalled());
            }
            turn.procedure().actions().stream().filter(action -> {
                Consequence.Passing passes = type.consequence(action.id()).hands().passes();
                return action.to() != null && passes != null && passes.returned();
            }).forEach(action -> left.add(action.to()));
        });
        return left.toArray(String[]::new);
    }

    private Map<String, Long> after(CaseType type, int year) {
        Set<String> kinds = counted(type);
        kinds.retainAll(AFTER.stream().map(kind -> type.id() + kind).toList());
        Map<String, Long> after = new TreeMap<>();
        if (!kinds.isEmpty()) {
            sums(type, kinds, year).forEach(sum -> after.merge(sum.kind().substring(type.id().length()), sum.amount().longValue(), Long::sum));
        }
        after.values().removeIf(count -> count <= 0);
        return after;
    }

    private static Set<String> counted(CaseType type) {
        Set<String> kinds = new HashSet<>();
        type.actions().forEach(action -> type.consequence(action.id()).facts().forEach(count -> kinds.add(count.kind())));
        return kinds;
    }

    private List<FactSum> sums(CaseType type, Set<String> kinds, int year) {
        Set<String> organs = Set.copyOf(client.sql("select distinct organ from casework.cases where type = ?").param(type.id()).query(String.class).list());
        return facts.sums(FactQuery.of(kinds, organs).between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
    }

    private Map<String, Map<String, Long>> said(CaseType type, int year) {
        Set<String> kinds = counted(type);
        kinds.retainAll(Set.of(type.id() + HANDLED, type.id() + RATED, type.id() + CHECKED));
        Map<String, Map<String, Long>> said = new TreeMap<>();
        kinds.forEach(kind -> said.put(kind.substring(type.id().length()), new TreeMap<>()));
        if (!kinds.isEmpty()) {
            for (FactSum sum : sums(type, kinds, year)) {
                if (!sum.code().isEmpty() && sum.amount().compareTo(BigDecimal.ZERO) > 0) {
                    said.get(sum.kind().substring(type.id().length())).merge(sum.code(), sum.amount().longValue(), Long::sum);
                }
            }
        }
        return said;
    }
}
