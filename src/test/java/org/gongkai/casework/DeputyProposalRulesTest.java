package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.OnPaper.APPROVER;
import static org.gongkai.casework.OnPaper.HERE;
import static org.gongkai.casework.OnPaper.OFFICER;
import static org.gongkai.casework.OnPaper.THERE;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.gongkai.casework.drafting.declared.Drafted;
import org.gongkai.casework.sitting.Proposal;
import org.gongkai.procedure.Actor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("建议提案：主办和会办，会办意见交主办，主办答复（代表法第五十一条）")
class DeputyProposalRulesTest {

    private static final Map<String, String> REPLY = Map.of("class", "B", "open", "public", "answer", "已列入明年计划。",
            "promise", "竹溪片区高峰班次加密到八分钟", "promisedBy", "2027-03-31");
    private static final Map<String, String> TALKED = Map.of("how", "visit", "who", "王某与钱代表", "said", "代表同意先试行三个月");

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
        OnPaper paper = handedOut().does(OFFICER, "lead-sign", Map.of()).does(OFFICER, "interview", TALKED).does(OFFICER, "partner-sign", Map.of());
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
        paper.does(OFFICER, "lead-sign", Map.of()).does(OFFICER, "interview", TALKED).does(APPROVER, "reply", REPLY);
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
    @DisplayName("异议在 5 个工作日内提出，过了期限不能退回；异议不成立的维持交办，主办不能再退回")
    void objectionInTime() {
        OnPaper paper = handedOut().on("2026-03-09");
        assertThat(paper.attempts(APPROVER, "partner-object", Map.of("grounds", "无职责"))).as("第 5 个工作日还可以").isEmpty();
        assertThat(paper.on("2026-03-10").refused(APPROVER, "lead-object", Map.of("grounds", "属于交通部门"))).singleElement().asString().contains("2026-03-09 为止");
        OnPaper kept = OnPaper.of("deputyproposal", "npc", "2026-03-02", 1).does(OFFICER, "hand-out", Map.of("lead", THERE)).does(APPROVER, "lead-object", Map.of("grounds", "属于交通部门"));
        assertThat(kept.refused(APPROVER, "keep-lead", Map.of("lead", THERE))).containsExactly("请填写“裁定理由”");
        kept.does(APPROVER, "keep-lead", Map.of("lead", THERE, "grounds", "三定规定明确由它主管"));
        assertThat(kept.state().stage()).isEqualTo("handed-out");
        assertThat(kept.refused(APPROVER, "lead-object", Map.of("grounds", "仍不是我局"))).singleElement().asString().contains("已经裁定");
    }

    @Test
    @DisplayName("没有登记面商的不能答复；B 类不写承诺和日期、不主动公开不写理由的不能答复；承诺办到以前的那一天不算")
    void interviewAndPromise() {
        OnPaper paper = OnPaper.of("deputyproposal", "npc", "2026-03-02", 1).does(OFFICER, "hand-out", Map.of("lead", THERE)).does(OFFICER, "lead-sign", Map.of());
        assertThat(paper.refused(APPROVER, "reply", REPLY)).containsExactly("请先办“登记与代表、委员的面商”");
        paper.does(OFFICER, "interview", TALKED);
        assertThat(paper.refused(APPROVER, "reply", Map.of("class", "B", "open", "request", "answer", "已列入计划。")))
                .containsExactly("请填写“不主动公开的理由”", "请填写“承诺的事项”", "请填写“承诺办到的日期”");
        assertThat(paper.refused(APPROVER, "reply", OnPaper.with(REPLY, "promisedBy", "2026-03-01"))).singleElement().asString().contains("早于答复");
        paper.does(APPROVER, "reply", REPLY);
        assertThat(Proposal.of(paper.state())).as("没有登记届次的不计").isEmpty();
    }

    @Test
    @DisplayName("分办的各自答复、各计各的办理结果，都答复了主办才能答复")
    void parts() {
        OnPaper paper = OnPaper.of("deputyproposal", "npc", "2026-03-02", 1).does(OFFICER, "hand-out", Map.of("lead", THERE, "parts", HERE)).does(OFFICER, "lead-sign", Map.of())
                .does(OFFICER, "interview", TALKED).does(OFFICER, "part-sign", Map.of());
        assertThat(paper.clock(paper.state().handlings().getLast()).orElseThrow().due()).isEqualTo("2026-06-02");
        assertThat(paper.refused(APPROVER, "reply", REPLY)).singleElement().asString().contains("分办办理中");
        paper.does(APPROVER, "part-reply", Map.of("partClass", "A", "answer", "学校门前已设护学岗。")).does(APPROVER, "reply", REPLY);
        assertThat(paper.facts()).extracting(fact -> fact.kind() + "@" + fact.organ() + ":" + fact.code()).contains("deputyproposal.part-answered@here:A", "deputyproposal.answered@there:B");
        assertThat(paper.state().outcome()).isEqualTo("B");
    }

    @Test
    @DisplayName("second handling of a proposal：不满意请再办，三十日内重新答复，要再面商；另计一次再办，头一次的答复不再算数；满意的办结；不评价的不算满意")
    void sentBack() {
        OnPaper paper = enlisted().does(OFFICER, "hand-out", Map.of("lead", THERE, "partners", HERE)).does(OFFICER, "partner-sign", Map.of()).does(APPROVER, "opine", Map.of("opinion", "赞成"))
                .does(OFFICER, "lead-sign", Map.of()).does(OFFICER, "interview", TALKED).on("2026-05-06").does(APPROVER, "reply", REPLY);
        assertThat(Proposal.of(paper.state())).hasValueSatisfying(one -> {
            assertThat(one.result()).isEqualTo("B");
            assertThat(one.rating()).as("没有评价，不是满意").isNull();
            assertThat(one.promisedOn()).isEqualTo("2027-03-31");
            assertThat(one.again()).isZero();
        });
        paper.on("2026-05-12").does(Actor.applicant(), "send-back", Map.of("said", "只说列入计划"));
        assertThat(paper.named(paper.state().handlings().getFirst())).singleElement().satisfies(again -> assertThat(again.dueAt().toLocalDate()).isEqualTo("2026-06-11"));
        assertThat(paper.state().handlings()).extracting(Handling::stage).containsExactly("handed-out", "lead-working", "partner-opined");
        assertThat(Proposal.of(paper.state())).hasValueSatisfying(one -> {
            assertThat(one.again()).isEqualTo(1);
            assertThat(one.result()).as("头一次的答复不再算数").isNull();
            assertThat(one.promisedOn()).isNull();
            assertThat(one.lead()).isEqualTo(THERE);
        });
        assertThat(paper.on("2026-06-01").refused(APPROVER, "reply", REPLY)).singleElement().asString().contains("再办的要重新登记");
        paper.does(OFFICER, "interview", TALKED).does(APPROVER, "reply", Map.of("class", "A", "open", "public", "answer", "已经建成。"))
                .does(Actor.applicant(), "rate", Map.of("satisfied", "satisfied", "attitude", "satisfied", "process", "fair", "result", "satisfied"));
        assertThat(paper.state().ended()).isTrue();
        assertThat(paper.state().outcome()).isEqualTo("A");
        assertThat(paper.named(paper.state().handlings().getFirst())).as("再办的期限随答复结束").noneMatch(again -> again.run().runs());
        assertThat(Proposal.of(paper.state()).map(Proposal::rating)).contains("satisfied");
        assertThat(paper.replayed()).isEqualTo(paper.state());
    }

    @Test
    @DisplayName("promises：B 类承诺的办到以前一直记着哪一天，登记办到以后记下办到的日子")
    void promised() {
        OnPaper paper = enlisted().does(OFFICER, "hand-out", Map.of("lead", THERE)).does(OFFICER, "lead-sign", Map.of()).does(OFFICER, "interview", TALKED).does(APPROVER, "reply", REPLY)
                .does(OFFICER, "close", Map.of());
        assertThat(paper.state().ended()).isTrue();
        assertThat(Proposal.of(paper.state()).map(Proposal::keptOn)).as("办结了也还没有办到").isEmpty();
        assertThat(paper.on("2027-03-20").attempts(OFFICER, paper.state().handlings().getLast().no(), "promise-kept", Map.of("keptOn", "2027-03-18", "said", "三月十八日起八分钟一班"))).isEmpty();
        assertThat(Proposal.of(paper.state()).map(Proposal::keptOn)).contains(LocalDate.of(2027, 3, 18));
    }

    private static OnPaper enlisted() {
        return OnPaper.of("deputyproposal", "npc", "2026-03-02", 1).does(OFFICER, "enlist", Map.of("sitting", "十九届五次会议", "number", "128", "kind", "suggestion", "group", "竹溪代表团"));
    }
}
