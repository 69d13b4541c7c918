package org.gongkai.casework.types.inforequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.OnPaper.OFFICER;
import static org.gongkai.casework.OnPaper.with;

import java.util.Map;

import org.gongkai.casework.OnPaper;
import org.gongkai.procedure.Actor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("第三十条 自收到申请之日起7个工作日内一次性告知补正")
class CompletionNoticeTest {

    private static final Map<String, String> ASKED = Map.of("missing", "请写明年份", "completeBy", "2026-04-10");

    @Test
    @DisplayName("第7个工作日可以；第8个工作日须写明逾期的原因，原因留在台账里，答复期限照走")
    void sevenWorkingDays() {
        OnPaper.requestReceived("2026-03-02", 1).on("2026-03-11").does(OFFICER, "ask-completion", ASKED);
        OnPaper late = OnPaper.requestReceived("2026-03-02", 1).on("2026-03-12");
        assertThat(late.refused(OFFICER, "ask-completion", ASKED)).containsExactly("告知补正的期限到 2026-03-11 已经届满；仍要告知的，请写明逾期的原因");
        late.does(OFFICER, "ask-completion", with(ASKED, "overdueReason", "found-later"));
        assertThat(late.state().lastAct().text("overdueReason")).isEqualTo("found-later");
        assertThat(late.due()).as("告知补正不停止计算期限").isEqualTo("2026-03-30");
    }

    @Test
    @DisplayName("补正期限须在告知之后；收到补正之日起重新计算二十个工作日")
    void restartsThePeriod() {
        OnPaper request = OnPaper.requestReceived("2026-03-02", 1).on("2026-03-04");
        assertThat(request.refused(OFFICER, "ask-completion", with(ASKED, "completeBy", "2026-03-04"))).containsExactly("补正期限 2026-03-04 应在告知之日 2026-03-04 以后");
        request.does(OFFICER, "ask-completion", ASKED);
        request.on("2026-03-16").does(Actor.applicant(), "complete", Map.of("supplement", "2025年"));
        assertThat(request.due()).isEqualTo("2026-04-14");
    }

    @Test
    @DisplayName("2008年条例没有7日的限制：2019年5月14日收到的，第8个工作日仍可告知更改、补充；5月15日收到的不可以")
    void beforeAndAfterTheChange() {
        Map<String, String> asked = Map.of("missing", "请写明年份", "completeBy", "2019-06-30");
        OnPaper.requestReceived("2019-05-14", 1).on("2019-05-24").does(OFFICER, "ask-completion", asked);
        assertThat(OnPaper.requestReceived("2019-05-15", 1).on("2019-05-27").refused(OFFICER, "ask-completion", asked).getFirst())
                .startsWith("告知补正的期限到 2019-05-24 已经届满");
    }
}
