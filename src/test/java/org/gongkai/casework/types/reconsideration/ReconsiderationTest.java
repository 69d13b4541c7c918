package org.gongkai.casework.types.reconsideration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.OnPaper.OFFICER;

import java.util.Map;

import org.gongkai.casework.CaseworkCast;
import org.gongkai.casework.OnPaper;
import org.gongkai.ledger.Fact;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("行政复议：登记、答复、结果，计入年度报告表四")
class ReconsiderationTest {

    private static final Map<String, String> FILED = Map.of("reference", "临政复〔2026〕7号", "repliedOn", "2026-02-02", "appliedOn", "2026-03-02");

    @Test
    @DisplayName("行政复议法第五十四条 简易程序5个工作日、普通程序10个工作日提交答复；2023年12月31日没有简易程序，10日按自然日")
    void timeToRespond() {
        assertThat(notified("2026-03-09").does(OFFICER, "receive-summary", FILED).due()).isEqualTo("2026-03-16");
        assertThat(notified("2026-03-09").does(OFFICER, "receive", FILED).due()).isEqualTo("2026-03-23");
        OnPaper before = notified("2023-12-29");
        Map<String, String> filed = Map.of("reference", "r", "appliedOn", "2023-12-20");
        assertThat(before.refused(OFFICER, "receive-summary", filed)).containsExactly("2023-12-29 还没有简易程序，请按普通程序登记");
        assertThat(before.does(OFFICER, "receive", filed).due()).isEqualTo("2024-01-08");
        assertThat(notified("2024-01-02").does(OFFICER, "receive-summary", Map.of("reference", "r", "appliedOn", "2024-01-02")).due()).isEqualTo("2024-01-09");
    }

    @Test
    @DisplayName("行政复议法第二十条 六十日的最后一日写入台账；逾期的照样登记，由复议机关认定")
    void timeToApply() {
        OnPaper inTime = notified("2026-03-09").does(OFFICER, "receive", FILED);
        assertThat(inTime.state().lastAct().date("lastDay")).isEqualTo("2026-04-03");
        assertThat(inTime.state().lastAct().detail()).containsEntry("late", false);
        OnPaper late = notified("2026-04-09").does(OFFICER, "receive", OnPaper.with(FILED, "appliedOn", "2026-04-07"));
        assertThat(late.state().lastAct().detail()).containsEntry("late", true);
        assertThat(notified("2026-03-09").refused(OFFICER, "receive", OnPaper.with(FILED, "appliedOn", "2026-02-01")).getFirst()).contains("早于收到答复的日期");
    }

    @Test
    @DisplayName("维持、纠正、其他各计一件，受理一件；责令重新答复的计入纠正，重新答复以后才审结")
    void countsInTableFour() {
        for (String result : new String[] {"uphold", "correct", "other"}) {
            OnPaper paper = notified("2026-03-09").does(OFFICER, "receive", FILED)
                    .does(CaseworkCast.APPROVER, "respond", Map.of("answer", "答复意见", "evidence", "一、申请书"))
                    .does(OFFICER, "decide", Map.of("result", result, "document", "临政复决〔2026〕7号"));
            assertThat(paper.facts()).extracting(Fact::kind, Fact::code).containsExactly(
                    org.assertj.core.groups.Tuple.tuple("reconsideration.filed", ""), org.assertj.core.groups.Tuple.tuple("reconsideration.concluded", result));
        }
        OnPaper redo = notified("2026-03-09").does(OFFICER, "receive", FILED);
        assertThat(redo.refused(OFFICER, "decide-redo", Map.of("document", "d", "redoBy", "2026-03-09")).getFirst()).contains("应在决定 2026-03-09 以后");
        redo.does(OFFICER, "decide-redo", Map.of("document", "d", "redoBy", "2026-03-30"));
        assertThat(redo.state().ended()).isFalse();
        redo.does(OFFICER, "redone", Map.of("letter", "临教公复〔2026〕9号"));
        assertThat(redo.state().ended()).isTrue();
        assertThat(redo.state().outcome()).isEqualTo("correct");
    }

    private static OnPaper notified(String day) {
        return OnPaper.of("reconsideration", "nat", day, 1);
    }
}
