package org.gongkai.casework.deskfigures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.Now;
import org.gongkai.calendar.WorkingCalendar;
import org.gongkai.casework.ending.Endings;
import org.gongkai.casework.lists.Readers;
import org.gongkai.directory.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts the matters that a scope sees: what came in and what became of it in a period, what is open now. Nothing that is not an answer counts as one. */
@Repository
public class DeskFigures {

    /** By a court or a reviewing organ, not by the office; or entered in error, and no matter at all. */
    private static final String[] NOT_ENDED_HERE = {"ruled", "voided"};
    private static final String FROM = " from casework.handling h join casework.cases c on c.id = h.case_id where h.no = 1 and ";

    private final JdbcClient client;
    private final Readers readers;
    private final Endings endings;
    private final Calendars calendars;
    private final Now now;

    DeskFigures(JdbcClient client, Readers readers, Endings endings, Calendars calendars, Now now) {
        this.client = client;
        this.readers = readers;
        this.endings = endings;
        this.calendars = calendars;
        this.now = now;
    }

    /** @param person null for everybody's */
    record Asked(LocalDate from, LocalDate to, @Nullable String person) {
    }

    /**
     * The figures of one type, of one organ, or of all.
     *
     * @param inTime    answered by the last day that the law sets
     * @param otherwise ended without an answer
     * @param open      not ended now
     * @param overdue   open, and past the last day
     * @param days      working days from receipt to the answer: those of each answered, in order
     */
    public record Figures(long received, long answered, long inTime, long otherwise, long open, long overdue, List<Integer> days) {

        static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, List.of());

        Figures plus(Figures more) {
            List<Integer> all = new ArrayList<>(days);
            all.addAll(more.days);
            Collections.sort(all);
            return new Figures(received + more.received, answered + more.answered, inTime + more.inTime, otherwise + more.otherwise, open + more.open, overdue + more.overdue, all);
        }

        /** Half of the answers took no longer; null where there was none. */
        public @Nullable Integer median() {
            return days.isEmpty() ? null : days.get((days.size() - 1) / 2);
        }

        /** In percent, rounded down; null where nothing was answered. */
        public @Nullable Long share() {
            return answered == 0 ? null : 100 * inTime / answered;
        }
    }

    /** One group of matters that are alike for every figure. */
    private record Group(String type, String organ, Figures figures) {
    }

    /** @param byType, byOrgan in the order of their ids */
    record Counted(Figures all, Map<String, Figures> byType, Map<String, Figures> byOrgan) {
    }

    Counted count(Scope scope, Asked asked) {
        List<Group> groups = groups(scope, asked);
        return new Counted(groups.stream().map(Group::figures).reduce(Figures.NONE, Figures::plus), by(groups, Group::type), by(groups, Group::organ));
    }

    private static Map<String, Figures> by(List<Group> groups, Function<Group, String> key) {
        Map<String, Figures> figures = new TreeMap<>();
        groups.forEach(group -> figures.merge(key.apply(group), group.figures(), Figures::plus));
        return new LinkedHashMap<>(figures);
    }

    private List<Group> groups(Scope scope, Asked asked) {
        Readers.Condition seen = readers.of(scope);
        String answer = "c.ending = any(:answers)";
        String concluded = "c.concluded_on between :from and :to and c.ending <> all(:elsewhere)";
        List<Object> positional = new ArrayList<>(seen.params());
        String sql = "select c.type, h.organ, c.received_on, c.concluded_on, " + answer + " as answered, c.concluded_on <= c.due_on as in_time, " + concluded + " as concluded, "
                + "c.received_on between :from and :to and coalesce(c.ending, '') <> 'voided' as received, not h.ended as open, not h.ended and h.clock <> 'ENDED' and h.due_on < :today as overdue, count(*) as cases" + FROM
                + numbered(seen.sql()) + (asked.person() == null ? "" : " and h.assignee = :person") + " and (not h.ended or c.received_on between :from and :to or c.concluded_on between :from and :to) group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10";
        JdbcClient.StatementSpec statement = client.sql(sql).param("answers", endings.answers().toArray(String[]::new)).param("elsewhere", NOT_ENDED_HERE).param("from", asked.from()).param("to", asked.to())
                .param("today", now.today()).param("person", asked.person());
        for (int n = 0; n < positional.size(); n++) {
            statement = statement.param("seen" + n, positional.get(n));
        }
        return statement.query((row, n) -> {
            long cases = row.getLong("cases");
            boolean ended = row.getBoolean("concluded");
            boolean answered = ended && row.getBoolean("answered");
            LocalDate received = row.getObject("received_on", LocalDate.class);
            LocalDate day = row.getObject("concluded_on", LocalDate.class);
            WorkingCalendar calendar = calendars.of(row.getString("organ"));
            // a book taken over may begin before the calendar does: such an answer counts, its days do not
            List<Integer> days = answered && received != null && !day.isBefore(received) && calendar.objection(received).isEmpty() ? Collections.nCopies((int) cases, calendar.workingDays(received, day)) : List.of();
            return new Group(row.getString("type"), row.getString("organ"), new Figures(row.getBoolean("received") ? cases : 0, answered ? cases : 0, answered && row.getBoolean("in_time") ? cases : 0,
                    ended && !answered ? cases : 0, row.getBoolean("open") ? cases : 0, row.getBoolean("overdue") ? cases : 0, days));
        }).list();
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
        RECEIVED("收到", "在这段日子里收到的，不论办到哪一步；登记错了作废的不算", "c.received_on between :from and :to and coalesce(c.ending, '') <> 'voided'"),
        ANSWERED("已答复", "在这段日子里作出答复的；撤回、不予受理、视为放弃等不是答复，不算", "c.concluded_on between :from and :to and c.ending = any(:answers)"),
        IN_TIME("按期答复", "答复之日不晚于法定最后一日的", "c.concluded_on between :from and :to and c.ending = any(:answers) and c.concluded_on <= c.due_on"),
        LATE("超期答复", "答复之日晚于法定最后一日的", "c.concluded_on between :from and :to and c.ending = any(:answers) and c.concluded_on > c.due_on"),
        OTHERWISE("其他结束", "没有答复就结束的：撤回、不予受理、视为放弃、移送等；复议机关、法院作出的不算", "c.concluded_on between :from and :to and not c.ending = any(:answers) and c.ending <> all(:elsewhere)"),
        OPEN("在办", "现在没有办结的，不论什么时候收到", "not h.ended"),
        OVERDUE("在办超期", "现在没有答复、已经过了最后一日的", "not h.ended and h.clock <> 'ENDED' and h.due_on < :today");

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
    }

    /** A matter behind a figure. */
    record Behind(String id, String number, String type, String organ, @Nullable LocalDate receivedOn, @Nullable LocalDate concludedOn, @Nullable LocalDate dueOn) {
    }

    /** The matters behind a figure, by id after the last one seen. */
    List<Behind> behind(Scope scope, Asked asked, What what, @Nullable String type, @Nullable String organ, String after, int limit) {
        Readers.Condition seen = readers.of(scope);
        JdbcClient.StatementSpec statement = client.sql("select c.id, c.number, c.type, h.organ, c.received_on, c.concluded_on, c.due_on" + FROM + numbered(seen.sql())
                + (asked.person() == null ? "" : " and h.assignee = :person") + (type == null ? "" : " and c.type = :type") + (organ == null ? "" : " and h.organ = :organ") + " and " + what.sql
                + " and c.id > :after order by c.id limit :limit").param("answers", endings.answers().toArray(String[]::new)).param("elsewhere", NOT_ENDED_HERE).param("from", asked.from())
                .param("to", asked.to()).param("today", now.today()).param("person", asked.person()).param("type", type).param("organ", organ).param("after", after).param("limit", limit);
        for (int n = 0; n < seen.params().size(); n++) {
            statement = statement.param("seen" + n, seen.params().get(n));
        }
        return statement.query(Behind.class).list();
    }
}
