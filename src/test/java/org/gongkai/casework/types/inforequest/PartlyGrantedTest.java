package org.gongkai.casework.types.inforequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.OnPaper.APPROVER;
import static org.gongkai.casework.OnPaper.OFFICER;
import static org.gongkai.casework.OnPaper.answers;
import static org.gongkai.casework.OnPaper.with;

import java.util.Map;

import org.gongkai.casework.OnPaper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("第三十七条 能够区分处理的，提供可以公开的内容，对不予公开的逐部分说明依据")
class PartlyGrantedTest {

    @Test
    @DisplayName("部分公开没有写明不予公开部分的依据，不能发文")
    void groundsOfTheRest() {
        OnPaper request = OnPaper.requestReceived("2026-03-02", 1);
        assertThat(request.refused(APPROVER, "decide", answers("R37"))).containsExactly("第1项：部分公开须写明不予公开部分的依据，可以有几个");
        request.does(APPROVER, "decide", with(answers("R37"), "item1Grounds", "R36-3/16a,R36-3/14c"));
        assertThat(request.state().lastAct().text("item1Grounds")).isEqualTo("R36-3/16a,R36-3/14c");
    }

    @Test
    @DisplayName("依据必须是不予公开的依据，而且在收到之日有效")
    void groundsAreGroundsOfRefusal() {
        OnPaper request = OnPaper.requestReceived("2026-03-02", 1);
        assertThat(request.refused(APPROVER, "decide", with(answers("R37"), "item1Grounds", "R36-2"))).containsExactly("第1项：“予以公开”不是不予公开的依据");
        assertThat(request.refused(APPROVER, "decide", with(answers("R37"), "item1Grounds", "R08-14a")).getFirst()).contains("没有“国家秘密”这种答复");
    }

    @Test
    @DisplayName("一部分以第三方权益为由不予公开的，同样须先征求第三方意见")
    void aPartForThirdParties() {
        OnPaper request = OnPaper.requestReceived("2026-03-02", 1);
        Map<String, String> partly = with(answers("R37"), "item1Grounds", "R36-3/15");
        assertThat(request.refused(APPROVER, "decide", partly)).containsExactly("第1项：以第三方权益为由不予公开，须先书面征求第三方意见");
        request.does(OFFICER, "consult", Map.of("thirdParty", "承包单位", "matter", "价款"))
                .does(OFFICER, "opinion", Map.of("opinion", "disagrees", "proof", "来文2026-1")).does(APPROVER, "decide", partly);
        assertThat(request.state().outcome()).isEqualTo("R37");
    }

    @Test
    @DisplayName("2008年条例第二十二条：2019年5月14日收到的，依据取当时的目录")
    void underTheRegulationOf2008() {
        OnPaper request = OnPaper.requestReceived("2019-05-14", 1);
        assertThat(request.refused(APPROVER, "decide", answers("R08-22")).getFirst()).contains("须写明不予公开部分的依据");
        request.does(APPROVER, "decide", with(answers("R08-22"), "item1Grounds", "R08-14a"));
    }
}
