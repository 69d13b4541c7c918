package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.OnPaper.APPROVER;
import static org.gongkai.casework.OnPaper.OFFICER;

import java.time.LocalDateTime;
import java.util.Map;

import org.gongkai.casework.clocks.ClockReading;
import org.gongkai.casework.clocks.NextDue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("随整件的期限停止的期限（pauses: WITH_MAIN）：停的时候不计，恢复以后接着算；不写的不停")
class PausedWithTheMainTermTest {

    private static OnPaper accepted(String moment) {
        return OnPaper.saying("outing", moment.substring(0, 10), Map.of()).at(moment).does(OFFICER, "accept", Map.of());
    }

    private static ClockReading named(OnPaper paper, String clock) {
        return paper.named(paper.state().handlings().getFirst()).stream().filter(one -> one.clock().id().equals(clock)).findFirst().orElseThrow();
    }

    private static LocalDateTime due(OnPaper paper, String clock) {
        return named(paper, clock).dueAt();
    }

    // 2026-03-02 是星期一；没有放假的几周
    @ParameterizedTest(name = "{0} 受理，{1} 征求，{2} 收到 → {3}；工作小时 {4}，小时 {5}，不停的 {6}")
    @CsvSource(nullValues = "-", value = {
        // 没有停过
        "2026-03-02T10:00, -, -, 2026-03-10, 2026-03-03T09:00, 2026-03-03T10:00, 2026-03-10",
        // 停两天：按天的不计 4、5 日，按小时的不计那两天的钟点
        "2026-03-02T10:00, 2026-03-03T08:45, 2026-03-05T09:00, 2026-03-12, 2026-03-05T09:15, 2026-03-05T10:15, 2026-03-10",
        // 受理当天就停
        "2026-03-02T10:00, 2026-03-02T11:00, 2026-03-04T15:00, 2026-03-12, 2026-03-05T11:00, 2026-03-05T14:00, 2026-03-10",
        // 跨周末：只有工作日往后推
        "2026-03-05T10:00, 2026-03-06T08:45, 2026-03-09T09:00, 2026-03-16, 2026-03-09T09:15, 2026-03-09T10:15, 2026-03-13",
        // 当天停、当天恢复：按天的不动
        "2026-03-02T10:00, 2026-03-02T10:30, 2026-03-02T11:30, 2026-03-10, 2026-03-03T10:00, 2026-03-03T11:00, 2026-03-10"})
    @DisplayName("最后一日、最后的时刻")
    void vectors(String accepted, String asked, String came, String days, String workingHours, String hours, String steady) {
        OnPaper paper = accepted(accepted);
        if (asked != null) {
            paper.at(asked).does(OFFICER, "ask", Map.of()).at(came).does(OFFICER, "come", Map.of());
        }
        assertThat(due(paper, "draft").toLocalDate()).isEqualTo(days);
        assertThat(due(paper, "desk")).isEqualTo(workingHours);
        assertThat(due(paper, "traffic")).isEqualTo(hours);
        assertThat(due(paper, "steady").toLocalDate()).isEqualTo(steady);
        assertThat(paper.replayed()).isEqualTo(paper.state());
    }

    @Test
    @DisplayName("意见有最后一日的，停到那一日为止，不等谁来登记；按它推算的最后期限在清单里")
    void lapses() {
        OnPaper paper = accepted("2026-03-02T10:00").at("2026-03-03T08:45").does(OFFICER, "ask", Map.of());
        // 征求的第 15 个工作日是 3 月 24 日
        assertThat(paper.state().lastAct().date(CaseState.LAPSES_ON)).isEqualTo("2026-03-24");
        assertThat(due(paper, "draft").toLocalDate()).isEqualTo("2026-03-31");
        assertThat(due(paper, "traffic")).isEqualTo("2026-03-25T01:15");
        assertThat(named(paper, "draft").stands()).isFalse();
        assertThat(paper.next(paper.state().handlings().getFirst())).map(NextDue::clock).contains("steady");
        assertThat(paper.on("2026-04-20").due()).isEqualTo("2026-04-07");
        assertThat(due(paper, "draft").toLocalDate()).as("whenever it is read").isEqualTo("2026-03-31");
    }

    @Test
    @DisplayName("没有最后一日的，停着的时候不催：清单里没有它；恢复的那天起接着算")
    void standsStill() {
        OnPaper paper = accepted("2018-03-05T10:00").at("2018-03-06T08:45").does(OFFICER, "ask", Map.of());
        assertThat(paper.state().lastAct().date(CaseState.LAPSES_ON)).as("the law of then set none").isNull();
        assertThat(named(paper, "draft").stands()).isTrue();
        assertThat(named(paper, "traffic").stands()).isTrue();
        assertThat(named(paper, "steady").stands()).isFalse();
        assertThat(paper.next(paper.state().handlings().getFirst())).map(NextDue::clock).contains("steady");
        paper.at("2018-03-20T09:00").does(OFFICER, "come", Map.of());
        assertThat(named(paper, "draft").stands()).isFalse();
        assertThat(due(paper, "draft").toLocalDate()).isEqualTo("2018-03-27");
        assertThat(due(paper, "traffic")).isEqualTo("2018-03-20T10:15");
    }

    @Test
    @DisplayName("停着的时候才起算的，从恢复起走；答复以后的停止与它无关")
    void beginsWhileItStands() {
        OnPaper paper = accepted("2018-03-05T10:00").at("2018-03-06T09:00").does(OFFICER, "ask", Map.of()).at("2018-03-08T09:00").does(OFFICER, "note", Map.of());
        assertThat(named(paper, "late").stands()).isTrue();
        paper.at("2018-03-12T09:00").does(OFFICER, "come", Map.of());
        assertThat(due(paper, "late").toLocalDate()).isEqualTo("2018-03-20");
        paper.at("2018-03-13T09:00").does(APPROVER, "answer", Map.of("answer", "同意。"));
        assertThat(named(paper, "late").run().runs()).isFalse();
        assertThat(named(paper, "late").isOverdue()).isFalse();
    }
}
