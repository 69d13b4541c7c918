package org.gongkai.casework.deskfigures;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.Now;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.ending.Endings;
import org.gongkai.casework.lists.Readers;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Scope;
import org.gongkai.pages.EachOncePerState;
import org.gongkai.pages.PageChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts the matters that a scope sees: what came in and what became of it in a period, what is open now. Nothing that is not an answer counts as one. */
@Repository
public class DeskFigures {

    /** By a court or a reviewing organ, not by the office; or entered in error, and no matter at all. */
    private static final String[] NOT_ENDED_HERE = {"ruled", "voided"};
    /** Few were ever given back: their set is made once, and only of those in it is it asked in full. */
    private static final String RETURNED_SET = "c.id in (select g.case_id from casework.handling g where g.stage = any(:backs)) and ";
    private static final String FROM = " from casework.handling h join casework.cases c on c.id = h.case_id where h.no = 1 and ";

    private final JdbcClient client;
    private final Readers readers;
    private final Endings endings;
    private final Calendars calendars;
    private final CaseTypes types;
    private final Organs organs;
    private final Now now;
    private final EachOncePerState<Wanted, Counted> counted;

    private record Wanted(Scope scope, Asked asked) {
    }

    DeskFigures(JdbcClient client, Readers readers, Endings endings, Calendars calendars, CaseTypes types, Organs organs, PageChanges changes, Now now) {
        this.organs = organs;
        this.counted = new EachOncePerState<>(changes, now, wanted -> counted(wanted.scope(), wanted.asked()));
        this.types = types;
        this.client = client;
        this.readers = readers;
        this.endings = endings;
        this.calendars = calendars;
        this.now = now;
    }

    /** The period, and what is narrowed to; null where it is not. @param ground code of the outcome */
    record Asked(LocalDate from, LocalDate to, @Nullable String person, @Nullable String type, @Nullable String organ, @Nullable String ground) {
    }

    /** One group of matters that are alike for every figure. @param month of receipt, or of the end; null for what is open */
    private record Group(String type, String organ, @Nullable String officer, @Nullable String outcome, @Nullable YearMonth month, Figures figures) {
    }

    /** The same figures told apart; types, organs and officers by their ids, grounds by their codes, in order. */
    record Counted(Figures all, Map<String, Figures> byType, Map<String, Figures> byOrgan, Map<String, Figures> byOfficer, Map<String, Figures> byGround, Map<YearMonth, Figures> byMonth) {
    }

    /** Counted anew once anything was done, or on another day: whoever asks the same meanwhile is given the same. */
    Counted count(Scope scope, Asked asked) {
        return counted.of(new Wanted(scope, asked));
    }

    private Counted counted(Scope scope, Asked asked) {
        List<Group> groups = groups(scope, asked);
        Map<YearMonth, List<Figures>> months = new TreeMap<>();
        for (YearMonth month = YearMonth.from(asked.from()); !month.isAfter(YearMonth.from(asked.to())); month = month.plusMonths(1)) {
            months.put(month, new ArrayList<>());
        }
        groups.stream().filter(group -> group.month() != null).forEach(group -> months.computeIfAbsent(group.month(), month -> new ArrayList<>()).add(group.figures()));
        // a ground is listed where something was answered with it, and then counts all that its lists show
        Map<String, Figures> grounds = by(groups, Group::outcome);
        grounds.values().removeIf(figures -> figures.answered() == 0);
        return new Counted(Figures.sum(groups.stream().map(Group::figures).toList()), by(groups, Group::type), by(groups, Group::organ), by(groups, Group::officer), grounds, summed(months));
    }

    private static Map<String, Figures> by(List<Group> groups, Function<Group, @Nullable String> key) {
        Map<String, List<Figures>> figures = new TreeMap<>();
        groups.stream().filter(group -> key.apply(group) != null).forEach(group -> figures.computeIfAbsent(String.valueOf(key.apply(group)), one -> new ArrayList<>()).add(group.figures()));
        return summed(figures);
    }

    private static <K> Map<K, Figures> summed(Map<K, List<Figures>> figures) {
        Map<K, Figures> summed = new LinkedHashMap<>();
        figures.forEach((one, all) -> summed.put(one, Figures.sum(all)));
        return summed;
    }

    /**
     * What came in, what ended and what is open, each told apart by what the tables tell apart; of answers also by the working days they took and had left, counted by the
     * query over the calendar of the organ. A book taken over may begin before the calendar does: such an answer counts, its days do not.
     */
    private List<Group> groups(Scope scope, Asked asked) {
        Readers.Condition seen = readers.of(scope);
        WorkingDays worked = WorkingDays.of(calendars, organs, now.today());
        String matters = FROM + numbered(seen.sql()) + narrowed(asked) + " and ";
        String of = "select c.type, h.organ, h.assignee, c.outcome, ";
        String sql = of + "date_trunc('month', c.received_on)::date as month, null::int as days, null::int as margin, count(*) as received, count(*) filter (where " + RETURNED_SET + What.RETURNED.sql
                + ") as returned, 0 as answered, 0 as in_time, 0 as otherwise, 0 as open, 0 as overdue" + matters + What.RECEIVED.sql + " group by 1, 2, 3, 4, 5"
                + " union all select a.type, a.organ, a.assignee, a.outcome, a.month, a.days, case when a.days is not null then a.margin end, 0, 0, count(*) filter (where a.answered), count(*) filter (where a.answered and a.in_time),"
                + " count(*) filter (where not a.answered), 0, 0 from (" + of + "date_trunc('month', c.concluded_on)::date as month, c.ending = any(:answers) as answered, c.concluded_on <= c.due_on as in_time,"
                + " case when c.ending = any(:answers) and c.concluded_on >= c.received_on and c.received_on <= :known then " + worked.between("c.received_on", "c.concluded_on") + " end as days, "
                + worked.between("c.concluded_on", "c.due_on") + " as margin" + matters + "c.concluded_on between :from and :to and c.ending <> all(:elsewhere)) a group by 1, 2, 3, 4, 5, 6, 7"
                + " union all " + of + "null::date, null::int, null::int, 0, 0, 0, 0, 0, count(*), count(*) filter (where " + What.OVERDUE.sql + ")" + matters + What.OPEN.sql + " group by 1, 2, 3, 4";
        return worked.given(asking(sql, seen, asked).param("backs", Arrays.stream(givenBack()).map(back -> back.substring(back.indexOf('/') + 1)).toArray(String[]::new))).query((row, n) -> {
            LocalDate month = row.getObject("month", LocalDate.class);
            Integer days = row.getObject("days", Integer.class);
            Integer margin = row.getObject("margin", Integer.class);
            long answered = row.getLong("answered");
            return new Group(row.getString("type"), row.getString("organ"), row.getString("assignee"), row.getString("outcome"), month == null ? null : YearMonth.from(month),
                    new Figures(row.getLong("received"), answered, row.getLong("in_time"), row.getLong("otherwise"), row.getLong("open"), row.getLong("overdue"), row.getLong("returned"),
                            days == null ? Spread.NONE : Spread.of(days, answered), margin == null ? Spread.NONE : Spread.of(margin, answered)));
        }).list();
    }

    private static String narrowed(Asked asked) {
        return (asked.person() == null ? "" : " and h.assignee = :person") + (asked.type() == null ? "" : " and c.type = :type") + (asked.organ() == null ? "" : " and h.organ = :organ")
                + (asked.ground() == null ? "" : " and c.outcome = :ground");
    }

    private JdbcClient.StatementSpec asking(String sql, Readers.Condition seen, Asked asked) {
        JdbcClient.StatementSpec statement = client.sql(sql).param("answers", endings.answers().toArray(String[]::new)).param("elsewhere", NOT_ENDED_HERE).param("from", asked.from()).param("to", asked.to())
                .param("today", now.today()).param("person", asked.person()).param("type", asked.type()).param("organ", asked.organ()).param("ground", asked.ground()).param("back", givenBack());
        for (int n = 0; n < seen.params().size(); n++) {
            statement = statement.param("seen" + n, seen.params().get(n));
        }
        return statement;
    }

    /** The stages in which a handling stands that was given back, each behind its type. */
    private String[] givenBack() {
        return types.all().stream().flatMap(type -> type.turns().stream().flatMap(turn -> turn.procedure().actions().stream())
                .filter(action -> action.to() != null && type.consequence(action.id()).hands().passes() != null && type.consequence(action.id()).hands().passes().returned())
                .map(action -> type.id() + "/" + action.to())).toArray(String[]::new);
    }

    /** The question marks of a condition as names, for a query with other names. */
    private static String numbered(String sql) {
        StringBuilder named = new StringBuilder();
        int n = 0;
        for (char c : sql.toCharArray()) {
            named.append(c == '?' ? ":seen" + n++ : String.valueOf(c));
        }
        return named.toString();
    }

    /** What a figure counts. */
    public enum What {
        RECEIVED("收到", "在这段日子里登记收到的，不论办到哪一步；还没有登记收到的、登记错了作废的不算", "c.received_on between :from and :to and coalesce(c.ending, '') <> 'voided'"),
        ANSWERED("已答复", "在这段日子里作出答复的；撤回、不予受理、视为放弃等不是答复，不算", "c.concluded_on between :from and :to and c.ending = any(:answers)"),
        IN_TIME("按期答复", "答复之日不晚于法定最后一日的", "c.concluded_on between :from and :to and c.ending = any(:answers) and c.concluded_on <= c.due_on"),
        LATE("超期答复", "答复之日晚于法定最后一日的", "c.concluded_on between :from and :to and c.ending = any(:answers) and c.concluded_on > c.due_on"),
        OTHERWISE("其他结束", "没有答复就结束的：撤回、不予受理、视为放弃、移送等；复议机关、法院作出的不算", "c.concluded_on between :from and :to and not c.ending = any(:answers) and c.ending <> all(:elsewhere)"),
        OPEN("在办", "现在没有办结的，不论什么时候收到；还没有登记收到的也算", "not h.ended"),
        RETURNED("退回", "在这段日子里收到、派出以后被承办单位退回过的；登记错了作废的不算", "c.received_on between :from and :to and coalesce(c.ending, '') <> 'voided' and exists (select from casework.handling b where b.case_id = c.id and c.type || '/' || b.stage = any(:back))"),
        OVERDUE("在办超期", "现在没有答复、已经过了法定最后一日的；只是受理、派出等环节超期的不算，在“超期办件”里看", "not h.ended and h.clock <> 'ENDED' and h.due_on < :today");

        private final String title;
        private final String definition;
        private final String sql;

        What(String title, String definition, String sql) {
            this.title = title;
            this.definition = definition;
            this.sql = sql;
        }

        public String title() {
            return title;
        }

        public String definition() {
            return definition;
        }

        /** What its lists are in the order of, and the column of that day. */
        Day day() {
            return switch (this) {
                case RECEIVED, RETURNED -> new Day("按收到之日，早的在前。", "received_on");
                case ANSWERED, IN_TIME, LATE, OTHERWISE -> new Day("按答复或者结束之日，早的在前。", "concluded_on");
                case OPEN, OVERDUE -> new Day("按到期之日，早的在前；还没有起算的在后。", "due_on");
            };
        }
    }

    /** A day by which a list is ordered. */
    record Day(String said, String column) {

        String of(String table) {
            return "coalesce(" + table + "." + column + ", date 'infinity'), " + table + ".id";
        }
    }

    /** A matter behind a figure. */
    record Behind(String id, String number, String type, String organ, @Nullable LocalDate receivedOn, @Nullable LocalDate concludedOn, @Nullable LocalDate dueOn) {
    }

    /** The matters behind a figure in the order of its day, after the last one seen. */
    List<Behind> behind(Scope scope, Asked asked, What what, String after, int limit) {
        Readers.Condition seen = readers.of(scope);
        String order = what.day().of("c");
        return asking("select c.id, c.number, c.type, h.organ, c.received_on, c.concluded_on, c.due_on" + FROM + numbered(seen.sql()) + narrowed(asked) + " and " + what.sql
                + (after.isEmpty() ? "" : " and (" + order + ") > (select " + what.day().of("l") + " from casework.cases l where l.id = :after)") + " order by " + order + " limit :limit", seen, asked)
                .param("after", after).param("limit", limit).query(Behind.class).list();
    }
}
