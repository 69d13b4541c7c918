package org.gongkai.casework.callfigures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.calendar.Now;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.ending.Endings;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.ledger.FactQuery;
import org.gongkai.ledger.FactSum;
import org.gongkai.ledger.Facts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Counts the matters of a type between two days, whoever handled them. What was received and answered is read from the matters as they stand; what was
 * done and said in between, from the facts that the acts of the type count: a kind that its file does not count is left out.
 */
@Repository
public class CallFigures {

    private static final String RECEIVED = "c.received_on between :from and :to and coalesce(c.ending, '') <> 'voided'";
    private static final String ANSWERED = "c.concluded_on between :from and :to and c.ending = any(:answers)";

    private final JdbcClient client;
    private final Facts facts;
    private final Endings endings;
    private final Organs organs;
    private final Now now;

    CallFigures(JdbcClient client, Facts facts, Endings endings, Organs organs, Now now) {
        this.now = now;
        this.client = client;
        this.facts = facts;
        this.endings = endings;
        this.organs = organs;
    }

    /** Of what a figure is: what came in and went out, what was done, what somebody said. */
    public enum Group {
        COURSE("受理、派单和答复"), DONE("办了没有"), HEARD("诉求人怎么说"), CHECKED("别人看过没有");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** What a figure counts. Answered, acted on, what the citizen says and what somebody else found are never one figure. */
    public enum What {
        RECEIVED(Group.COURSE, "受理", "这段日子里受理的，不论办到哪一步；登记错了作废的不算", CallFigures.RECEIVED, null),
        SENT(Group.COURSE, "派单", "这段日子里派出的次数；退回以后再派的另数一次", null, "sent"),
        RETURNED(Group.COURSE, "退回", "承办单位写明依据退回派单的次数", null, "returned"),
        SETTLED(Group.COURSE, "裁定", "由热线工作机构裁定承办单位的次数", null, "settled"),
        MERGED(Group.COURSE, "并入", "同一件事已经在办，并入那一件的", null, "merged"),
        EXTENDED(Group.COURSE, "延期", "期限届满以前申请，同意延期的次数", null, "extended"),
        ANSWERED(Group.COURSE, "已答复", "这段日子里答复了诉求人、现在仍算数的；不予受理、撤回、转为申请的不是答复，退回重办的答复不算", CallFigures.ANSWERED, null),
        IN_TIME(Group.COURSE, "按期答复", "已答复的当中，答复之日不晚于它那一类最后一日（延期的，延期以后的）的", CallFigures.ANSWERED + " and c.concluded_on <= c.due_on", null),
        AGAIN(Group.COURSE, "重办和再次反映", "答复以后因不满意退回重办、或者诉求人再次反映的次数", null, "again"),
        SOLVED(Group.DONE, "答复时登记已解决", "答复时登记为已解决的次数；列入计划、解释说明的不算。只是承办单位自己说的", null, "solved", Set.of("yes")),
        REACHED(Group.HEARD, "有效回访", "听到诉求人意见的次数：回访、自己评价，和因不满意退回重办的；没有联系上的不算", null, "rated", Set.of("satisfied", "fair", "unsatisfied"), "redone"),
        SATISFIED(Group.HEARD, "满意", "有效回访中，诉求人说满意的", null, "rated", Set.of("satisfied")),
        FAIR(Group.HEARD, "基本满意", "有效回访中，诉求人说基本满意的", null, "rated", Set.of("fair")),
        UNSATISFIED(Group.HEARD, "不满意", "有效回访中，诉求人说不满意、不再要求重办的，和因不满意退回重办的", null, "rated", Set.of("unsatisfied"), "redone"),
        TRIED(Group.HEARD, "没有联系上", "回访打了、没有联系上的次数；是尝试，不是回访", null, "tried"),
        UNREACHED(Group.HEARD, "联系不上办结", "多次联系不上就办结的；没有听到诉求人的意见", null, "unreached"),
        VERIFIED(Group.CHECKED, "核实确已办理", "没有签发答复的另一个人看过，确已办理的", null, "checked", Set.of("done")),
        CHECKED(Group.CHECKED, "核实", "没有签发答复的另一个人看过的", null, "checked");

        private final Group group;
        private final String title;
        private final String definition;
        private final @Nullable String sql;
        private final @Nullable String kind;
        private final @Nullable Set<String> codes;
        private final @Nullable String also;

        What(Group group, String title, String definition, @Nullable String sql, @Nullable String kind) {
            this(group, title, definition, sql, kind, null, null);
        }

        What(Group group, String title, String definition, @Nullable String sql, @Nullable String kind, @Nullable Set<String> codes) {
            this(group, title, definition, sql, kind, codes, null);
        }

        /** @param also kind of which every fact counts too, whatever its code */
        What(Group group, String title, String definition, @Nullable String sql, @Nullable String kind, @Nullable Set<String> codes, @Nullable String also) {
            this.group = group;
            this.title = title;
            this.definition = definition;
            this.sql = sql;
            this.kind = kind;
            this.codes = codes;
            this.also = also;
        }

        public Group group() {
            return group;
        }

        public String title() {
            return title;
        }

        public String definition() {
            return definition;
        }

        private boolean takes(String prefix, FactSum sum) {
            return sum.kind().equals(prefix + kind) && (codes == null || codes.contains(sum.code())) || also != null && sum.kind().equals(prefix + also);
        }
    }

    /** @param share of what it is a share of, in percent, not rounded up; null where it is none, or of nothing */
    public record Figure(What what, long number, @Nullable Long share) {
    }

    /** What an organ did; an answer that is done again is taken off on the day of that. */
    public record Unit(String organ, long answered, long solved, long returned) {
    }

    /**
     * What was counted between two days.
     *
     * @param received by day
     * @param answered by day
     */
    public record Counted(List<Figure> figures, @Nullable Long satisfaction, Map<LocalDate, Long> received, Map<LocalDate, Long> answered, List<Unit> units) {
    }

    /** Which figures a type has. */
    static List<What> of(CaseType type) {
        Set<String> kinds = type.actions().stream().flatMap(action -> type.consequence(action.id()).facts().stream()).map(count -> count.kind()).collect(Collectors.toSet());
        return List.of(What.values()).stream().filter(what -> what.kind == null || kinds.contains(type.id() + "." + what.kind)).toList();
    }

    Counted count(CaseType type, LocalDate from, LocalDate to) {
        Map<LocalDate, Long> received = new TreeMap<>();
        Map<LocalDate, Long> answered = new TreeMap<>();
        from.datesUntil(to.plusDays(1)).forEach(day -> {
            received.put(day, 0L);
            answered.put(day, 0L);
        });
        Map<What, Long> numbers = new HashMap<>();
        client.sql("select 'RECEIVED' as what, c.received_on as day, count(*) as matters, 0 as in_time from casework.cases c where c.type = :type and " + RECEIVED + " group by c.received_on"
                + " union all select 'ANSWERED', c.concluded_on, count(*), count(*) filter (where c.concluded_on <= c.due_on) from casework.cases c where c.type = :type and " + ANSWERED + " group by c.concluded_on")
                .param("type", type.id()).param("from", from).param("to", to).param("answers", endings.answers().toArray(String[]::new)).query(row -> {
                    What what = What.valueOf(row.getString("what"));
                    (what == What.RECEIVED ? received : answered).put(row.getObject("day", LocalDate.class), row.getLong("matters"));
                    numbers.merge(what, row.getLong("matters"), Long::sum);
                    numbers.merge(What.IN_TIME, row.getLong("in_time"), Long::sum);
                });
        List<FactSum> sums = facts.sums(facts(type, of(type)).between(from, to));
        String prefix = type.id() + ".";
        for (What what : of(type)) {
            if (what.kind != null) {
                numbers.put(what, sums.stream().filter(sum -> what.takes(prefix, sum)).map(FactSum::amount).reduce(BigDecimal.ZERO, BigDecimal::add).longValue());
            }
        }
        List<Figure> figures = of(type).stream().map(what -> new Figure(what, numbers.getOrDefault(what, 0L), share(what, numbers))).toList();
        long heard = numbers.getOrDefault(What.REACHED, 0L);
        return new Counted(figures, heard == 0 ? null : 100 * (numbers.getOrDefault(What.SATISFIED, 0L) + numbers.getOrDefault(What.FAIR, 0L)) / heard, received, answered, units(type, sums));
    }

    private static @Nullable Long share(What what, Map<What, Long> numbers) {
        What whole = switch (what) {
            case IN_TIME -> What.ANSWERED;
            case SATISFIED, FAIR, UNSATISFIED -> What.REACHED;
            case VERIFIED -> What.CHECKED;
            default -> null;
        };
        long of = whole == null ? 0 : numbers.getOrDefault(whole, 0L);
        return of <= 0 ? null : 100 * numbers.getOrDefault(what, 0L) / of;
    }

    private List<Unit> units(CaseType type, List<FactSum> sums) {
        Map<String, long[]> units = new TreeMap<>();
        for (FactSum sum : sums) {
            int at = sum.kind().equals(type.id() + ".answered") ? 0 : What.SOLVED.takes(type.id() + ".", sum) ? 1 : sum.kind().equals(type.id() + ".returned") ? 2 : -1;
            if (at >= 0) {
                units.computeIfAbsent(sum.organ(), any -> new long[3])[at] += sum.amount().longValue();
            }
        }
        return units.entrySet().stream().map(one -> new Unit(organs.name(one.getKey()), one.getValue()[0], one.getValue()[1], one.getValue()[2])).toList();
    }

    /** Facts stand with whoever acted: any organ there is or was. */
    private FactQuery facts(CaseType type, List<What> figures) {
        Set<String> kinds = figures.stream().flatMap(what -> Stream.of(Optional.ofNullable(what.kind), Optional.ofNullable(what.also)).flatMap(Optional::stream)).map(kind -> type.id() + "." + kind).collect(Collectors.toSet());
        kinds.add(type.id() + ".answered");
        return FactQuery.of(kinds, everywhere());
    }

    /** Today's organs and those they came from. */
    private Set<String> everywhere() {
        return organs.withPredecessors(organs.asOf(now.today()).stream().map(Organ::id).collect(Collectors.toSet()), now.today());
    }

    /** Ids of the matters behind a figure, in order, after the last one seen. */
    List<String> behind(CaseType type, What what, LocalDate from, LocalDate to, String after, int limit) {
        if (what.sql != null) {
            return client.sql("select c.id from casework.cases c where c.type = :type and " + what.sql + " and c.id > :after order by c.id limit :limit").param("type", type.id()).param("from", from).param("to", to)
                    .param("answers", endings.answers().toArray(String[]::new)).param("after", after).param("limit", limit).query(String.class).list();
        }
        Set<String> everywhere = everywhere();
        FactQuery said = FactQuery.of(Set.of(type.id() + "." + what.kind), everywhere).between(from, to).codes(what.codes);
        List<FactQuery> queries = what.also == null ? List.of(said) : List.of(said, FactQuery.of(Set.of(type.id() + "." + what.also), everywhere).between(from, to));
        return facts.records(queries, List.of(), after, limit);
    }
}
