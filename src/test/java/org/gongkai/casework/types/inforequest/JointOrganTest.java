package org.gongkai.casework.types.inforequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.OnPaper.APPROVER;
import static org.gongkai.casework.OnPaper.OFFICER;
import static org.gongkai.casework.OnPaper.answers;

import java.util.Map;

import org.gongkai.casework.OnPaper;
import org.gongkai.procedure.Actor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("第三十四条 几个机关共同制作的，征求其他机关意见；逾期未提出的视为同意公开")
class JointOrganTest {

    private static final Map<String, String> ASKED = Map.of("organName", "临溪区财政局", "matter", "联合方案的资金部分");

    @Test
    @DisplayName("十五个工作日自机关收到之日起；届满登记视为同意公开，才能答复")
    void silenceIsConsent() {
        OnPaper request = OnPaper.requestReceived("2026-03-02", 1).does(OFFICER, "consult-organ", ASKED);
        request.on("2026-03-04").does(OFFICER, "organ-delivered", Map.of("proof", "EX2"));
        request.on("2026-03-25");
        assertThat(request.refused(OFFICER, "organ-opinion", Map.of("opinion", "silent"))).containsExactly("提出意见的期限到 2026-03-25 为止，还没有届满");
        assertThat(request.refused(APPROVER, "decide", answers("R36-2"))).containsExactly("共同制作机关的意见还没有收到，期限到 2026-03-25");
        request.on("2026-03-26");
        assertThat(request.refused(APPROVER, "decide", answers("R36-2"))).containsExactly("共同制作机关逾期未提出意见，请先登记“视为同意公开”");
        request.does(OFFICER, "organ-opinion", Map.of("opinion", "silent")).does(APPROVER, "decide", answers("R36-2"));
    }

    @Test
    @DisplayName("机关凭编号和查询码直接答复；征求时间不计算在答复期限内（第三十三条）")
    void theOrganAnswers() {
        OnPaper request = OnPaper.requestReceived("2026-03-02", 1).does(OFFICER, "consult-organ", ASKED);
        request.on("2026-03-09").does(Actor.consulted(), "organ-answers", Map.of("opinion", "agrees"));
        assertThat(request.due()).isEqualTo("2026-04-07");
    }

    @Test
    @DisplayName("第三方的意见不能当作机关的意见登记")
    void opinionsDoNotMix() {
        OnPaper request = OnPaper.requestReceived("2026-03-02", 1).does(OFFICER, "consult-organ", ASKED);
        assertThat(request.refused(OFFICER, "opinion", Map.of("opinion", "agrees", "proof", "来文2026-1"))).containsExactly("没有正在征求意见的第三方");
    }

    @Test
    @DisplayName("2019年5月14日收到的没有这个程序，5月15日收到的有")
    void sinceTheRegulationOf2019() {
        assertThat(OnPaper.requestReceived("2019-05-14", 1).refused(OFFICER, "consult-organ", ASKED))
                .containsExactly("收到之日 2019-05-14 的条例没有向共同制作机关征求意见的程序");
        OnPaper.requestReceived("2019-05-15", 1).does(OFFICER, "consult-organ", ASKED);
    }
}
