package org.gongkai.casework.types.inforequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.OnPaper.APPROVER;
import static org.gongkai.casework.OnPaper.OFFICER;
import static org.gongkai.casework.OnPaper.answers;
import static org.gongkai.casework.OnPaper.with;

import java.math.BigDecimal;
import java.util.Map;

import org.gongkai.casework.OnPaper;
import org.gongkai.ledger.Fact;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("国办函〔2020〕109号 信息处理费的通知、缴纳和后果")
class InformationFeeTest {

    private static final Map<String, String> NOTICE = Map.of("tariff", "per-request", "count", "41", "payment", "银行转账");

    @Test
    @DisplayName("一个月内第41件收300元；缴费以前不计期限，缴清次日起重新计算；缴费计入事实")
    void paid() {
        OnPaper request = OnPaper.requestReceived("2021-02-22", 1).on("2021-03-01").does(APPROVER, "fee-notice", NOTICE);
        assertThat(request.state().lastAct().text("amount")).isEqualTo("300");
        request.does(OFFICER, "fee-notice-delivered", Map.of("proof", "EX3"));
        assertThat(request.state().lastAct().date("lapsesOn")).as("2021-03-01 收到，缴费最后一日").isEqualTo("2021-03-29");
        request.on("2021-03-10").does(OFFICER, "fee-paid", Map.of("bill", "000123"));
        assertThat(request.due()).isEqualTo("2021-04-08");
        assertThat(request.facts()).filteredOn(fact -> fact.kind().equals("inforequest.fee")).extracting(Fact::amount).containsExactly(new BigDecimal("300"));
        request.does(APPROVER, "decide", answers("R36-2"));
    }

    @Test
    @DisplayName("期限届满仍未缴的不再处理，届满以前不能；届满以后不再收")
    void notPaid() {
        OnPaper request = OnPaper.requestReceived("2021-02-22", 1).on("2021-03-01").does(APPROVER, "fee-notice", NOTICE);
        request.on("2021-03-29");
        assertThat(request.refused(OFFICER, "fee-lapsed", Map.of())).containsExactly("缴费期限到 2021-03-29 为止，还没有届满");
        request.on("2021-03-30");
        assertThat(request.refused(OFFICER, "fee-paid", Map.of("bill", "1")).getFirst()).startsWith("缴费期限到 2021-03-29 已经届满");
        assertThat(request.does(OFFICER, "fee-lapsed", Map.of()).state().outcome()).isEqualTo("R109z");
    }

    @Test
    @DisplayName("免费的件数和页数不发通知；通知只能在处理期限内、只发一次")
    void onlyWhatIsDue() {
        OnPaper request = OnPaper.requestReceived("2026-03-02", 1);
        assertThat(request.refused(APPROVER, "fee-notice", with(NOTICE, "count", "10"))).containsExactly("按标准计算为 0 元，不收费，请直接答复");
        assertThat(request.refused(APPROVER, "fee-notice", Map.of("tariff", "per-page", "count", "30", "payment", "转账"))).containsExactly("按标准计算为 0 元，不收费，请直接答复");
        request.on("2026-03-31");
        assertThat(request.refused(APPROVER, "fee-notice", NOTICE)).containsExactly("处理期限到 2026-03-30 已经届满，不能再收费");
        request.on("2026-03-30").does(APPROVER, "fee-notice", Map.of("tariff", "per-page", "count", "201", "payment", "转账"));
        assertThat(request.state().lastAct().text("amount")).isEqualTo("2740");
        request.does(APPROVER, "fee-waive", Map.of("reason", "生活困难"));
        assertThat(request.refused(APPROVER, "fee-notice", NOTICE).getFirst()).startsWith("已经发过收费通知");
    }

    @Test
    @DisplayName("2021年1月1日以前收到的申请不收信息处理费")
    void notBefore2021() {
        assertThat(OnPaper.requestReceived("2020-12-31", 1).refused(APPROVER, "fee-notice", NOTICE)).containsExactly("收到之日 2020-12-31 还没有信息处理费的规定");
    }

    @Test
    @DisplayName("一事一申请拆成三件的，从第29件起：29、30、31件共400元")
    void splitRequests() {
        OnPaper request = OnPaper.requestReceived("2026-03-02", 1).does(APPROVER, "fee-notice", Map.of("tariff", "per-request", "count", "29", "units", "3", "payment", "转账"));
        assertThat(request.state().lastAct().text("amount")).isEqualTo("400");
    }
}
