package org.gongkai.casework.sittingfigures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.sitting.Proposal;
import org.gongkai.casework.sitting.Sittings;
import org.gongkai.procedure.Field;
import org.jspecify.annotations.Nullable;

/** What is counted of a sitting: each number with what it counts, and each share with what it is a share of. Silence is counted apart, as neither consent nor satisfaction. */
public final class Counting {

    /** What the public tables by organ and by delegation show beside the results and the shares. */
    public static final Set<String> PUBLIC = Set.of("all", "answered");
    private static final String RESULT = "result-";
    private static final String RATED = "rated-";
    private static final Set<String> SAID = Set.of("unrated", "again");

    private Counting() {
    }

    /**
     * A proposal with what its case says.
     *
     * @param due last day of the answer that stands or is owed: of one taken up again, that of the second answer; null before it was handed out
     */
    public record Line(Proposal proposal, String caseNumber, @Nullable LocalDate due, LocalDate broughtOn) {

        boolean answered() {
            return proposal.answeredOn() != null;
        }

        boolean inTime() {
            return proposal.answeredOn() != null && due != null && !proposal.answeredOn().isAfter(due);
        }
    }

    /** A number. @param definition what it counts, in words */
    public record Measure(String id, String title, String definition, Predicate<Line> counts) {

        public long of(List<Line> lines) {
            return lines.stream().filter(counts).count();
        }

        /** Whether it tells what proposers said of answers, or that they did not: of a few that is what somebody said. */
        public boolean ofRatings() {
            return id.startsWith(RATED) || SAID.contains(id);
        }
    }

    /** A share of whole percent, not rounded up. @param of the number that is a share, by id; {@code among} that of which */
    public record Share(String title, String definition, List<String> of, List<String> among) {

        /** Null where there is nothing of which it could be a share. */
        public @Nullable Long of(List<Line> lines, List<Measure> measures) {
            long all = sum(lines, measures, among);
            return all == 0 ? null : sum(lines, measures, of) * 100 / all;
        }

        /** Whether it tells how answers were rated: of a few that is how somebody rated. */
        public boolean ofRatings() {
            return among.stream().anyMatch(id -> id.startsWith(RATED));
        }

        private static long sum(List<Line> lines, List<Measure> measures, List<String> ids) {
            return measures.stream().filter(one -> ids.contains(one.id())).mapToLong(one -> one.of(lines)).sum();
        }
    }

    public static List<Measure> measures(CaseType type, LocalDate today) {
        Sittings said = Sittings.of(type).orElseThrow();
        List<Measure> measures = new ArrayList<>();
        measures.add(new Measure("all", "件数", "登记在这一届次的，登记错了作废的、撤回的不算", line -> true));
        measures.add(new Measure("handed", "已交办", "交到主办单位的，退回后还没有另行交办的不算", line -> line.proposal().lead() != null));
        measures.add(new Measure("answered", "已答复", "现在有答复的；要求再办、还没有再次答复的不算", Line::answered));
        measures.add(new Measure("interviewed", "面商过", "已答复的当中，这次答复以前登记过面商的", line -> line.answered() && line.proposal().interviewed()));
        measures.add(new Measure("in-time", "按期", "已答复的当中，不晚于最后一日的；再办的按再办的最后一日", Line::inTime));
        measures.add(new Measure("overdue", "超期未答", "已交办、没有答复、过了最后一日的", line -> !line.answered() && line.due() != null && line.due().isBefore(today)));
        options(type, said.answer(), Sittings.CLASS).forEach((id, title) -> measures.add(new Measure(RESULT + id, id + " 类", "现在的答复定为“" + title + "”的", line -> id.equals(line.proposal().result()))));
        options(type, said.rate(), Sittings.RATING).forEach((id, title) -> measures.add(new Measure(RATED + id, title.replaceAll("[、，].*", ""), "对现在的答复评价为“" + title + "”的", line -> id.equals(line.proposal().rating()))));
        measures.add(new Measure("unrated", "没有评价", "已答复、没有评价的：不算同意，也不算满意", line -> line.answered() && line.proposal().rating() == null));
        measures.add(new Measure("again", "再办", "不满意、要求再办过的，不论办了几次", line -> line.proposal().again() > 0));
        measures.add(new Measure("promised", "承诺未办到", "答复里承诺了、还没有登记办到的", line -> line.proposal().promisedOn() != null && line.proposal().keptOn() == null));
        return measures;
    }

    /** Whether so many answers were rated that everyone may be told how, without being told what single people said. */
    public static boolean tellsRatings(CaseType type, List<Line> lines) {
        return lines.stream().filter(line -> line.proposal().rating() != null).count() >= Sittings.of(type).orElseThrow().toldFrom();
    }

    public static List<Share> shares(CaseType type) {
        Sittings said = Sittings.of(type).orElseThrow();
        List<String> results = options(type, said.answer(), Sittings.CLASS).keySet().stream().toList();
        List<String> ratings = options(type, said.rate(), Sittings.RATING).keySet().stream().toList();
        List<String> all = ratings.stream().map(id -> RATED + id).toList();
        return List.of(new Share("答复率", "已答复的除以已交办的", List.of("answered"), List.of("handed")),
                new Share("面商率", "面商过的除以已答复的", List.of("interviewed"), List.of("answered")),
                new Share("按期率", "按期的除以已答复的", List.of("in-time"), List.of("answered")),
                new Share(results.getFirst() + " 类率", results.getFirst() + " 类除以已答复的", List.of(RESULT + results.getFirst()), List.of("answered")),
                new Share("满意率", "满意和基本满意的除以评价了的；没有评价的不在里面", all.subList(0, Math.min(2, all.size())), all));
    }

    private static Map<String, String> options(CaseType type, String action, String field) {
        return type.action(action).stream().flatMap(one -> one.fields().stream()).filter(one -> one.name().equals(field)).map(Field::options).findFirst().orElse(Map.of());
    }
}
