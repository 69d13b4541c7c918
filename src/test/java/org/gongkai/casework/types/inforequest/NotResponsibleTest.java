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

@DisplayName("第三十六条第五项 不属于本机关负责公开的，告知负责的机关；经申请人同意才移送")
class NotResponsibleTest {

    private static final Map<String, String> CONSENT = Map.of("consent", "written", "consentProof", "scan-12");

    @Test
    @DisplayName("负责公开的机关必须是有的机关，而且不是本机关")
    void theRightOrgan() {
        OnPaper request = OnPaper.requestReceived("2026-03-02", 1);
        assertThat(request.refused(APPROVER, "decide", with(answers("R36-5"), "item1Responsible", "nowhere"))).containsExactly("第1项：没有编码为“nowhere”的机关");
        assertThat(request.refused(APPROVER, "decide", with(answers("R36-5"), "item1Responsible", OnPaper.HERE))).containsExactly("第1项：负责公开的机关不能是本机关");
        request.does(APPROVER, "decide", with(answers("R36-5"), "item1Responsible", OnPaper.THERE));
    }

    @Test
    @DisplayName("没有答复不属于本机关负责，不能移送")
    void notInsteadOfAReply() {
        OnPaper request = OnPaper.requestReceived("2026-03-02", 1).does(APPROVER, "decide", answers("R36-2"));
        assertThat(request.refused(OFFICER, "hand-over", with(CONSENT, "to", OnPaper.THERE)))
                .containsExactly("只有答复不属于本机关负责公开的，才能经申请人同意移送");
    }

    @Test
    @DisplayName("没有申请人同意的方式和凭证，不能移送；同一机关只移送一次；不能移送给自己")
    void onlyWithConsent() {
        OnPaper request = OnPaper.requestReceived("2026-03-02", 1).does(APPROVER, "decide", answers("R36-5"));
        assertThat(request.refused(OFFICER, "hand-over", Map.of("to", OnPaper.THERE)))
                .containsExactly("请填写“申请人以什么方式同意”", "请填写“同意的凭证编号”");
        assertThat(request.refused(OFFICER, "hand-over", with(CONSENT, "to", OnPaper.HERE))).containsExactly("请选择本机关以外、负责公开的机关");
        request.does(OFFICER, "hand-over", with(CONSENT, "to", OnPaper.THERE));
        assertThat(request.refused(OFFICER, "hand-over", with(CONSENT, "to", OnPaper.THERE))).containsExactly("已经移送该机关");
    }

    @Test
    @DisplayName("不予重复处理（第三十六条第六项）须写明前次答复的文号和日期")
    void earlierReply() {
        OnPaper request = OnPaper.requestReceived("2026-03-02", 1);
        assertThat(request.refused(APPROVER, "decide", answers("R36-6"))).containsExactly("第1项：不予重复处理须写明前次答复的文号和日期");
        request.does(APPROVER, "decide", with(answers("R36-6"), "item1Earlier", "临教公复〔2025〕8号，2025年11月3日"));
    }
}
