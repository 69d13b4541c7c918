package org.gongkai.casework.types.inforequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.OnPaper.APPROVER;
import static org.gongkai.casework.OnPaper.OFFICER;
import static org.gongkai.casework.OnPaper.answers;
import static org.gongkai.casework.OnPaper.with;

import java.util.Map;

import org.gongkai.casework.OnPaper;
import org.gongkai.procedure.Actor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("第三十五条 申请的数量、频次明显超过合理范围")
class TooManyRequestsTest {

    private static final Map<String, String> ASKED = Map.of("volume", "本月第35件", "replyBy", "2026-03-13");

    @Test
    @DisplayName("没有要求说明理由、说明理由的期限没有届满，不能以此不予处理")
    void reasonsAreAskedFirst() {
        OnPaper request = OnPaper.requestReceived("2026-03-02", 1);
        assertThat(request.refused(APPROVER, "decide", answers("R35"))).containsExactly("第1项：以申请过多不予处理，须先要求申请人说明理由");
        request.does(OFFICER, "ask-reasons", ASKED).on("2026-03-13");
        assertThat(request.refused(APPROVER, "decide", answers("R35"))).containsExactly("申请人说明理由的期限到 2026-03-13 为止，还没有届满");
        request.on("2026-03-16").does(APPROVER, "decide", answers("R35"));
        assertThat(request.state().outcome()).isEqualTo("R35");
    }

    @Test
    @DisplayName("说明了理由的，可以不等期限届满；要求说明理由不停止计算答复期限")
    void reasonsGiven() {
        OnPaper request = OnPaper.requestReceived("2026-03-02", 1).does(OFFICER, "ask-reasons", ASKED)
                .does(Actor.applicant(), "give-reasons", Map.of("reasons", "学术研究"));
        assertThat(request.due()).isEqualTo("2026-03-30");
        request.does(APPROVER, "decide", answers("R35"));
    }

    @Test
    @DisplayName("理由合理而无法按期答复的，确定一个以后的日子并告知；期限就是那一天；只一次")
    void aStatedLaterDay() {
        OnPaper request = OnPaper.requestReceived("2026-03-02", 1).does(OFFICER, "ask-reasons", ASKED);
        Map<String, String> later = Map.of("until", "2026-05-29", "reason", "需要逐件核对");
        assertThat(request.refused(APPROVER, "postpone", later)).containsExactly("申请人还没有说明理由");
        request.does(Actor.applicant(), "give-reasons", Map.of("reasons", "学术研究"));
        assertThat(request.refused(APPROVER, "postpone", with(later, "until", "2026-03-30"))).containsExactly("延迟答复的期限应晚于现在的期限 2026-03-30");
        request.does(APPROVER, "postpone", later);
        assertThat(request.due()).isEqualTo("2026-05-29");
        assertThat(request.refused(APPROVER, "postpone", later)).containsExactly("已经确定过延迟答复的期限");
    }

    @Test
    @DisplayName("2019年5月14日收到的没有这项规定，5月15日收到的有")
    void sinceTheRegulationOf2019() {
        Map<String, String> asked = Map.of("volume", "本月第35件", "replyBy", "2019-05-31");
        assertThat(OnPaper.requestReceived("2019-05-14", 1).refused(OFFICER, "ask-reasons", asked)).containsExactly("收到之日 2019-05-14 的条例没有这项规定");
        OnPaper.requestReceived("2019-05-15", 1).does(OFFICER, "ask-reasons", asked);
    }
}
