package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.OnPaper.APPROVER;
import static org.gongkai.casework.OnPaper.HERE;
import static org.gongkai.casework.OnPaper.OFFICER;
import static org.gongkai.casework.OnPaper.THERE;

import java.util.List;
import java.util.Map;

import org.gongkai.casework.drafting.declared.Drafted;
import org.gongkai.procedure.Actor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("建议提案：主办和会办，会办意见交主办，主办答复（代表法第五十一条）")
class DeputyProposalRulesTest {

    private static final Map<String, String> REPLY = Map.of("class", "B", "answer", "已列入明年计划。");

    private static OnPaper handedOut() {
        return OnPaper.of("deputyproposal", "npc", "2026-03-02", 1).does(OFFICER, "hand-out", Map.of("lead", THERE, "partners", HERE));
    }

    @Test
    @DisplayName("自交办之日起三个月内答复；会办意见一个月内交主办")
    void periods() {
        OnPaper paper = handedOut();
        assertThat(paper.due()).isEqualTo("2026-06-02");
        assertThat(paper.clock(paper.state().handlings().getLast()).orElseThrow().due()).isEqualTo("2026-04-02");
        assertThat(paper.clock(paper.state().handlings().get(1)).orElseThrow().due()).as("主办的就是整件的").isEqualTo("2026-06-02");
    }

    @Test
    @DisplayName("主办的答复、会办的意见都先拟稿，审批人签发；退回、面商不拟稿")
    void drafted() {
        for (String action : List.of("reply", "opine")) {
            Drafted drafted = Drafted.of(handedOut().state().type(), action).orElseThrow();
            assertThat(drafted.by()).contains("OFFICER");
            assertThat(drafted.countersigners()).contains("APPROVER");
        }
        assertThat(Drafted.of(handedOut().state().type(), "lead-object")).isEmpty();
    }

    @Test
    @DisplayName("会办意见没有到，主办不能答复，说明缺谁；意见到了才能答复，办理结果按 A、B、C、D 计")
    void partnersFirst() {
        OnPaper paper = handedOut().does(OFFICER, "lead-sign", Map.of()).does(OFFICER, "partner-sign", Map.of());
        assertThat(paper.refused(APPROVER, "reply", REPLY)).singleElement().asString().contains("临溪区教育局（会办，会办办理中）");
        paper.on("2026-03-20").does(APPROVER, "opine", Map.of("opinion", "赞成"));
        assertThat(paper.state().stage()).as("会办意见不改变整件的环节").isEqualTo("handed-out");
        assertThat(paper.clock(paper.state().handlings().getLast()).orElseThrow().endedOn()).isEqualTo("2026-03-20");
        paper.on("2026-04-01").does(APPROVER, "reply", REPLY);
        assertThat(paper.state().stage()).isEqualTo("answered");
        assertThat(paper.state().outcome()).isEqualTo("B");
        assertThat(paper.facts()).extracting(fact -> fact.kind() + "@" + fact.organ() + ":" + fact.code()).contains("deputyproposal.handed@there:",
                "deputyproposal.handed@here:", "deputyproposal.answered@there:B");
    }

    @Test
    @DisplayName("主办不同意的，写明依据退回，另行交办，期限照走；会办不同意的，主办照常办")
    void objections() {
        OnPaper paper = handedOut().on("2026-03-05");
        assertThat(paper.refused(APPROVER, "lead-object", Map.of())).containsExactly("请填写“依据”");
        paper.does(APPROVER, "lead-object", Map.of("grounds", "属于交通部门"));
        assertThat(paper.state().stage()).isEqualTo("objected");
        assertThat(paper.refused(OFFICER, "hand-on", Map.of("lead", HERE))).as("会办的不能又是主办").singleElement().asString().contains("已经在办");
        paper.does(OFFICER, "hand-on", Map.of("lead", THERE));
        assertThat(paper.due()).isEqualTo("2026-06-02");
        paper.does(APPROVER, "partner-object", Map.of("grounds", "无职责")).does(OFFICER, "go-on", Map.of("note", "异议成立"));
        paper.does(OFFICER, "lead-sign", Map.of()).does(APPROVER, "reply", REPLY);
        assertThat(paper.state().stage()).isEqualTo("answered");
    }

    @Test
    @DisplayName("主办只有一家：会办退回的，不能另外再交办主办；主办也退回了的，先交办主办，才能增加会办")
    void oneLead() {
        OnPaper paper = handedOut().does(APPROVER, "partner-object", Map.of("grounds", "无职责"));
        assertThat(paper.refused(OFFICER, "hand-on", Map.of("lead", HERE))).singleElement().asString().contains("作为“主办”还在办，只能有一家");
        paper.does(APPROVER, "lead-object", Map.of("grounds", "属于交通部门"));
        assertThat(paper.refused(OFFICER, "go-on", Map.of("note", "异议成立"))).containsExactly("现在没有“主办”在办，请先派给它");
        assertThat(paper.refused(OFFICER, "ask-partner", Map.of("partners", THERE))).containsExactly("现在没有“主办”在办，请先派给它");
        paper.does(OFFICER, "hand-on", Map.of("lead", HERE)).does(OFFICER, "ask-partner", Map.of("partners", THERE));
        assertThat(paper.state().openElsewhere()).extracting(one -> one.turn().id()).containsExactly("lead", "partner");
    }

    @Test
    @DisplayName("代表不满意，请再办：主办接着办，重新计算三个月；满意的办结")
    void sentBack() {
        OnPaper paper = handedOut().does(OFFICER, "partner-sign", Map.of()).does(APPROVER, "opine", Map.of("opinion", "赞成")).does(OFFICER, "lead-sign", Map.of())
                .on("2026-05-06").does(APPROVER, "reply", REPLY).on("2026-05-12").does(Actor.applicant(), "send-back", Map.of("said", "只说列入计划"));
        assertThat(paper.due()).isEqualTo("2026-08-12");
        assertThat(paper.state().handlings()).extracting(Handling::stage).containsExactly("handed-out", "lead-working", "partner-opined");
        paper.on("2026-06-01").does(APPROVER, "reply", Map.of("class", "A", "answer", "已经建成。")).does(Actor.applicant(), "rate", Map.of("satisfied", "satisfied"));
        assertThat(paper.state().ended()).isTrue();
        assertThat(paper.state().outcome()).isEqualTo("A");
        assertThat(paper.replayed()).isEqualTo(paper.state());
    }
}
