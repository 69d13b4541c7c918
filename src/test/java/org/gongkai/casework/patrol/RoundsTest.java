package org.gongkai.casework.patrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.gongkai.registers.Change;
import org.gongkai.registers.Entry;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("一个巡查点该巡的轮次：照名录当时的登记算；以后变更的，以前的轮次不变，更正的从头就是更正以后的样子")
class RoundsTest {

    private static final LocalDate EARLY = LocalDate.parse("2026-01-01");

    private static Entry entry(Change change, String on, String every, String grid, String state) {
        return new Entry("patrol-points", 1, "P-1", change, "wangxi", LocalDate.parse(on), "act", Instant.EPOCH, "", Map.of("every", every, "grid", grid, "state", state), Map.of());
    }

    private static Entry entered(String on, String every) {
        return entry(Change.ENTER, on, every, "WX-01", "active");
    }

    private static List<Rounds.Round> over(String before, Entry... told) {
        return Rounds.of(List.of(told)).over(EARLY, LocalDate.parse(before));
    }

    @Test
    @DisplayName("只改了名称、看什么的变更：从第一次登记起算，一轮不少")
    void changeOfWords() {
        assertThat(over("2026-03-07", entered("2026-03-02", "day"), entry(Change.CHANGE, "2026-03-05", "day", "WX-01", "active"))).extracting(Rounds.Round::begins)
                .containsExactly(LocalDate.parse("2026-03-02"), LocalDate.parse("2026-03-03"), LocalDate.parse("2026-03-04"), LocalDate.parse("2026-03-05"), LocalDate.parse("2026-03-06"));
    }

    @Test
    @DisplayName("每周改成每天：改以前的还是每周，改以后才是每天，中间那一周不算")
    void changeOfRhythm() {
        assertThat(over("2026-03-14", entered("2026-03-02", "week"), entry(Change.CHANGE, "2026-03-12", "day", "WX-01", "active"))).extracting(round -> round.begins().toString(), round -> round.ends().toString())
                .containsExactly(tuple("2026-03-02", "2026-03-08"), tuple("2026-03-12", "2026-03-12"), tuple("2026-03-13", "2026-03-13"));
    }

    @Test
    @DisplayName("每周更正为每天：从登记那天起就是每天；作废的一轮也没有")
    void correction() {
        assertThat(over("2026-03-05", entered("2026-03-02", "week"), entry(Change.CORRECT, "2026-03-02", "day", "WX-01", "active"))).hasSize(3);
        assertThat(over("2026-03-05", entered("2026-03-02", "day"), entry(Change.VOID, "2026-03-02", "day", "WX-01", "active"))).isEmpty();
    }

    @Test
    @DisplayName("换了网格：以前的轮次算在以前的网格")
    void changeOfGrid() {
        assertThat(over("2026-03-05", entered("2026-03-02", "day"), entry(Change.CHANGE, "2026-03-04", "day", "WX-02", "active"))).extracting(Rounds.Round::grid).containsExactly("WX-01", "WX-01", "WX-02");
    }

    @Test
    @DisplayName("不再巡、注销：以前漏的不因此消失，停巡以后没有；停了又巡的，中间没有")
    void stopped() {
        Entry stopped = entry(Change.CHANGE, "2026-03-04", "day", "WX-01", "ended");
        assertThat(over("2026-03-10", entered("2026-03-02", "day"), stopped)).hasSize(2);
        assertThat(over("2026-03-10", entered("2026-03-02", "day"), entry(Change.END, "2026-03-04", "day", "WX-01", "active"))).hasSize(2);
        assertThat(over("2026-03-10", entered("2026-03-02", "day"), stopped, entry(Change.CHANGE, "2026-03-08", "day", "WX-01", "active"))).hasSize(4);
        assertThat(Rounds.of(List.of(entered("2026-03-02", "day"), stopped)).on(LocalDate.parse("2026-03-04"))).isEmpty();
    }
}
