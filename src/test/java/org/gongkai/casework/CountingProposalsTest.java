package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.sittingfigures.Counting;
import org.gongkai.casework.sittingfigures.Counting.Line;
import org.gongkai.casework.sitting.Proposal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("建议提案的统计：每个数数的是什么，没有评价的不算同意、不算满意，再办的另计")
class CountingProposalsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 10);
    private static final CaseType TYPE = ShippedDefinitions.inForce().stream().filter(type -> type.id().equals("deputyproposal")).findFirst().orElseThrow();
    private static final List<Line> LINES = List.of(
            answered("1", "A", "2026-05-01", "2026-06-02", "satisfied", true, 0),
            answered("2", "B", "2026-06-05", "2026-06-02", "unsatisfied", true, 1),
            answered("3", "A", "2026-05-20", "2026-06-02", null, false, 0),
            line("4", null, null, "2026-06-02", null, false, 0, "transport"),
            line("5", null, null, null, null, false, 0, null));

    @Test
    @DisplayName("件数、交办、答复、面商、按期、超期、各类、评价、没有评价、再办、承诺各数各的")
    void numbers() {
        Map<String, Long> counted = Counting.measures(TYPE, TODAY).stream().collect(Collectors.toMap(Counting.Measure::id, one -> one.of(LINES)));
        assertThat(counted).containsExactlyInAnyOrderEntriesOf(Map.ofEntries(Map.entry("all", 5L), Map.entry("handed", 4L), Map.entry("answered", 3L), Map.entry("interviewed", 2L), Map.entry("in-time", 2L),
                Map.entry("overdue", 1L), Map.entry("result-A", 2L), Map.entry("result-B", 1L), Map.entry("result-C", 0L), Map.entry("result-D", 0L), Map.entry("rated-satisfied", 1L),
                Map.entry("rated-fair", 0L), Map.entry("rated-unsatisfied", 1L), Map.entry("unrated", 1L), Map.entry("again", 1L), Map.entry("promised", 1L)));
    }

    @Test
    @DisplayName("答复率、面商率、按期率、A 类率不进位；满意率只以评价了的为分母；没有可除的不写零")
    void shares() {
        Map<String, Long> shares = Counting.shares(TYPE).stream().collect(Collectors.toMap(Counting.Share::title, one -> one.of(LINES, Counting.measures(TYPE, TODAY))));
        assertThat(shares).containsExactlyInAnyOrderEntriesOf(Map.of("答复率", 75L, "面商率", 66L, "按期率", 66L, "A 类率", 66L, "满意率", 50L));
        assertThat(Counting.shares(TYPE)).allMatch(one -> one.of(List.of(LINES.getLast()), Counting.measures(TYPE, TODAY)) == null);
    }

    @Test
    @DisplayName("对外：两件评价了的不公布评价和再办的合计，满十件才公布；按单位、代表团、种类的表里没有再办")
    void toldToEveryone() {
        assertThat(Counting.tellsRatings(TYPE, LINES)).isFalse();
        List<Line> ten = IntStream.range(0, 10).mapToObj(n -> answered("7" + n, "A", "2026-05-01", "2026-06-02", n % 2 == 0 ? "satisfied" : "fair", true, 0)).toList();
        assertThat(Counting.tellsRatings(TYPE, ten.subList(0, 9))).isFalse();
        assertThat(Counting.tellsRatings(TYPE, ten)).isTrue();
        assertThat(Counting.measures(TYPE, TODAY).stream().filter(Counting.Measure::ofRatings)).extracting(Counting.Measure::id).containsExactly("rated-satisfied", "rated-fair", "rated-unsatisfied", "unrated", "again");
        assertThat(Counting.measures(TYPE, TODAY).stream().filter(one -> Counting.PUBLIC.contains(one.id()))).noneMatch(Counting.Measure::ofRatings);
    }

    private static Line answered(String number, String result, String on, String due, @Nullable String rating, boolean interviewed, int again) {
        return line(number, result, on, due, rating, interviewed, again, "transport");
    }

    private static Line line(String number, @Nullable String result, @Nullable String on, @Nullable String due, @Nullable String rating, boolean interviewed, int again, @Nullable String lead) {
        LocalDate promised = "B".equals(result) ? LocalDate.of(2027, 3, 31) : null;
        return new Line(new Proposal(number, TYPE.id(), "here", "十九届五次会议", number, "suggestion", "", lead, interviewed, result, result == null ? null : "public",
                on == null ? null : LocalDate.parse(on), rating, again, again == 0 ? null : LocalDate.of(2026, 5, 12), promised, null), number, due == null ? null : LocalDate.parse(due), LocalDate.of(2026, 3, 2));
    }
}
