package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.OnPaper.APPROVER;
import static org.gongkai.casework.OnPaper.OFFICER;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.lists.Awaited;
import org.gongkai.procedure.Actor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("第三十条 等待补正、缴费的不倒计时：收到之日重新计算，写明最迟哪一天")
class AwaitedTest {

    @Test
    @DisplayName("通知补正以后等到所定的那一天；补正以后照常计算；征求意见只是暂停，不算等申请人")
    void completion() {
        OnPaper request = OnPaper.requestReceived("2026-03-02", 1).on("2026-03-04");
        assertThat(Awaited.of(request.state())).isEmpty();
        request.does(OFFICER, "ask-completion", Map.of("missing", "请写明年份", "completeBy", "2026-04-10"));
        Awaited awaited = Awaited.of(request.state()).orElseThrow();
        assertThat(awaited.stage()).isEqualTo("待补正");
        assertThat(awaited.onward()).contains("重新计算");
        assertThat(awaited.until()).isEqualTo("2026-04-10");
        request.does(Actor.applicant(), "complete", Map.of("supplement", "2025年"));
        assertThat(Awaited.of(request.state())).isEmpty();
        request.does(OFFICER, "consult", Map.of("thirdParty", "某公司", "matter", "报价"));
        assertThat(Awaited.of(request.state())).isEmpty();
    }

    @Test
    @DisplayName("收费通知等到第二十个工作日，送达的从送达那天算起；改派承办人不影响")
    void payment() {
        OnPaper request = OnPaper.requestReceived("2026-03-02", 1).on("2026-03-04");
        request.does(APPROVER, "fee-notice", Map.of("tariff", "per-page", "count", "60", "payment", "窗口缴纳"));
        assertThat(Awaited.of(request.state()).orElseThrow().until()).isEqualTo("2026-04-01");
        request.on("2026-03-05").does(OFFICER, "fee-notice-delivered", Map.of("proof", "EX1")).does(OFFICER, "assign", Map.of("assignee", "person-officer"));
        assertThat(Awaited.of(request.state()).orElseThrow().until()).isEqualTo("2026-04-02");
    }

    @Test
    @DisplayName("哪些环节不倒计时：收到以后重新计算期限的，一个不多、一个不少")
    void stages() {
        Set<String> stages = new HashSet<>();
        for (CaseType type : ShippedDefinitions.inForce()) {
            type.procedure().stages().stream().filter(stage -> type.awaited(stage.id()).isPresent()).forEach(stage -> stages.add(type.id() + " " + stage.id()));
        }
        assertThat(stages).containsExactlyInAnyOrderElementsOf(List.of("inforequest awaiting-completion", "inforequest awaiting-payment"));
    }
}
