package org.gongkai.casework.types.inforequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.OnPaper.APPROVER;
import static org.gongkai.casework.OnPaper.OFFICER;
import static org.gongkai.casework.OnPaper.answers;
import static org.gongkai.casework.OnPaper.with;

import java.util.List;
import java.util.Map;

import org.gongkai.casework.OnPaper;
import org.gongkai.procedure.Actor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("第三十二条 公开会损害第三方合法权益的，书面征求第三方意见")
class ThirdPartyConsultationTest {

    private static final Map<String, String> ASKED = Map.of("thirdParty", "承包单位", "matter", "合同价款");
    private static final Map<String, String> OVERRIDE = Map.of("thirdParty", "承包单位", "content", "合同总价", "publicInterest", "涉及公共资金的使用");

    @Nested
    @DisplayName("十五个工作日")
    class FifteenDays {

        @Test
        @DisplayName("自第三方收到之日起算，与发出之日分开；期间不计算在答复期限内（第三十三条）")
        void fromArrival() {
            OnPaper request = OnPaper.requestReceived("2026-03-02", 1);
            assertThat(request.due()).isEqualTo("2026-03-30");
            request.on("2026-03-03").does(OFFICER, "consult", ASKED);
            request.on("2026-03-09").does(OFFICER, "consult-delivered", Map.of("proof", "EX1"));
            assertThat(request.state().lastAct().date("lapsesOn")).as("2026-03-09 次日起 15 个工作日").isEqualTo("2026-03-30");
            request.on("2026-03-30");
            assertThat(request.refused(OFFICER, "opinion", Map.of("opinion", "silent"))).containsExactly("提出意见的期限到 2026-03-30 为止，还没有届满");
            request.on("2026-03-31").does(OFFICER, "opinion", Map.of("opinion", "silent"));
            assertThat(request.due()).as("3月3日以后、3月30日以前不计，还剩 19 个工作日，清明一天不算").isEqualTo("2026-04-27");
        }

        @Test
        @DisplayName("意见没有收到、期限没有届满，不能答复；届满的先登记")
        void nobodyDecidesMeanwhile() {
            OnPaper request = OnPaper.requestReceived("2026-03-02", 1).does(OFFICER, "consult", ASKED);
            assertThat(request.refused(APPROVER, "decide", answers("R36-2"))).containsExactly("第三方的意见还没有收到，期限到 2026-03-23");
            request.on("2026-03-24");
            assertThat(request.refused(APPROVER, "decide", answers("R36-2"))).containsExactly("第三方逾期未提出意见，请先登记");
            request.does(OFFICER, "opinion", Map.of("opinion", "silent")).does(APPROVER, "decide", answers("R36-2"));
        }

        @Test
        @DisplayName("2008年条例第二十三条没有期限：2019年5月14日收到的一直等书面意见，期间不计（第二十四条）")
        void underTheRegulationOf2008() {
            OnPaper request = OnPaper.requestReceived("2019-05-14", 1).does(OFFICER, "consult", ASKED);
            assertThat(request.state().lastAct().date("lapsesOn")).as("2019年5月14日当天没有十五日的规定").isNull();
            request.on("2019-08-14");
            assertThat(request.refused(APPROVER, "decide", answers("R08-14b"))).containsExactly("第三方的意见还没有收到");
            request.does(OFFICER, "opinion", Map.of("opinion", "disagrees", "proof", "来文2026-1"));
            assertThat(request.due()).isEqualTo("2019-09-04");
            request.does(APPROVER, "decide", answers("R08-14b"));
        }

        @Test
        @DisplayName("2019年5月15日收到的，期限十五个工作日")
        void onTheDayOfTheNewRegulation() {
            OnPaper request = OnPaper.requestReceived("2019-05-15", 1).does(OFFICER, "consult", ASKED);
            assertThat(request.state().lastAct().date("lapsesOn")).isEqualTo("2019-06-05");
        }
    }

    @Nested
    @DisplayName("意见的效力")
    class Effect {

        @Test
        @DisplayName("第三方自己提出意见：不同意的须说明理由；提出以后不能再提")
        void theThirdPartyItself() {
            OnPaper request = OnPaper.requestReceived("2026-03-02", 1).does(OFFICER, "consult", ASKED);
            assertThat(request.refused(Actor.consulted(), "third-party-answers", Map.of("opinion", "disagrees")))
                    .containsExactly("不同意公开的，请说明理由；没有合理理由的，由行政机关决定是否公开");
            request.does(Actor.consulted(), "third-party-answers", Map.of("opinion", "disagrees", "reasons", "报价方法是商业秘密"));
            assertThat(request.refused(Actor.consulted(), "third-party-answers", Map.of("opinion", "agrees"))).containsExactly("没有正在征求意见的第三方");
            assertThat(request.refused(Actor.consulted(), "decide", answers("R36-2")).getFirst()).contains("须由审批人办理");
        }

        @Test
        @DisplayName("第三方同意公开的，不能再以损害第三方权益为由不予公开")
        void consentRemovesTheGround() {
            OnPaper request = OnPaper.requestReceived("2026-03-02", 1).does(OFFICER, "consult", ASKED)
                    .does(OFFICER, "opinion", Map.of("opinion", "agrees", "proof", "来文2026-1"));
            assertThat(request.refused(APPROVER, "decide", answers("R36-3/15"))).containsExactly("第1项：第三方同意公开，不能以损害第三方权益为由不予公开");
            request.does(APPROVER, "decide", answers("R36-2"));
        }

        @Test
        @DisplayName("第三方反对而仍要公开，须先为公共利益作决定并书面告知第三方")
        void publicInterestComesFirst() {
            OnPaper request = OnPaper.requestReceived("2026-03-02", 1).does(OFFICER, "consult", ASKED);
            assertThat(request.refused(APPROVER, "override", OVERRIDE)).containsExactly("没有第三方反对公开，不需要作公共利益衡量");
            request.does(OFFICER, "opinion", Map.of("opinion", "disagrees", "proof", "来文2026-1"));
            assertThat(request.refused(APPROVER, "decide", answers("R36-2")).getFirst()).startsWith("第三方反对公开（第 1 次征求）");
            request.does(APPROVER, "override", OVERRIDE).does(APPROVER, "decide", answers("R36-2"));
            assertThat(request.state().type().consequence("override").papers().all()).containsExactly("override-notice");
        }

        @Test
        @DisplayName("反对而没有合理理由、逾期不提意见的，由行政机关决定")
        void withoutReasonTheOrganDecides() {
            OnPaper request = OnPaper.requestReceived("2026-03-02", 1).does(OFFICER, "consult", ASKED)
                    .does(OFFICER, "opinion", Map.of("opinion", "disagrees-without-reason", "proof", "来文2026-1")).does(APPROVER, "decide", answers("R36-2"));
            assertThat(request.state().outcome()).isEqualTo("R36-2");
        }

        @Test
        @DisplayName("征求只涉及第二项的，第一项照常公开；第二项公开才须衡量")
        void onlyTheItemItIsAbout() {
            OnPaper request = OnPaper.requestReceived("2026-03-02", 2).does(OFFICER, "consult", with(ASKED, "item", "2"))
                    .does(OFFICER, "opinion", Map.of("opinion", "disagrees", "proof", "来文2026-1"));
            assertThat(request.refused(APPROVER, "decide", answers("R36-3/15", "R36-3/15"))).containsExactly("第1项：以第三方权益为由不予公开，须先书面征求第三方意见");
            assertThat(request.refused(APPROVER, "decide", answers("R36-2", "R36-2")).getFirst()).startsWith("第三方反对公开");
            request.does(APPROVER, "decide", answers("R36-2", "R36-3/15"));
        }
    }

    @Test
    @DisplayName("几方同时征求：各自登记，重叠的时间只扣一次")
    void severalAtOnce() {
        OnPaper request = OnPaper.requestReceived("2026-03-02", 1).does(OFFICER, "consult", ASKED);
        assertThat(request.refused(OFFICER, "consult", Map.of("thirdParty", "监理单位", "matter", "合同价款"))).containsExactly("第三方意见正在征求，请先登记意见");
        request.on("2026-03-04").does(OFFICER, "consult", Map.of("thirdParty", "监理单位", "matter", "合同价款", "another", "yes"));
        assertThat(request.refused(OFFICER, "opinion", Map.of("opinion", "agrees", "proof", "来文2026-1"))).containsExactly("正在征求几方意见，请写明是第几次征求");
        request.on("2026-03-06").does(OFFICER, "opinion", Map.of("opinion", "agrees", "proof", "来文2026-1", "consultation", "2"));
        assertThat(request.refused(OFFICER, "opinion", Map.of("opinion", "agrees", "proof", "来文2026-1", "consultation", "2"))).containsExactly("第 2 次征求的意见已经登记");
        assertThat(request.refused(APPROVER, "decide", answers("R36-2")).getFirst()).startsWith("第三方的意见还没有收到");
        request.on("2026-03-09").does(OFFICER, "opinion", Map.of("opinion", "agrees", "proof", "来文2026-1"));
        assertThat(request.due()).as("3月2日以后至3月9日，扣5个工作日").isEqualTo("2026-04-07");
        assertThat(List.of(request.state().unanswered("consult"))).containsExactly(List.of());
    }
}
