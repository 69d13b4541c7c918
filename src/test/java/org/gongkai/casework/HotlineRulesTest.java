package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.OnPaper.APPROVER;
import static org.gongkai.casework.OnPaper.HERE;
import static org.gongkai.casework.OnPaper.OFFICER;
import static org.gongkai.casework.OnPaper.THERE;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

import org.gongkai.casework.drafting.declared.Drafted;
import org.gongkai.ledger.Fact;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("热线工单：派单、退回、裁定、答复、重办，都只在一个定义文件里")
class HotlineRulesTest {

    private static final Map<String, String> RETURN = Map.of("cause", "competence", "grounds", "三定规定没有这一项职责");
    private static final Map<String, String> REPLY = Map.of("answer", "已修复路灯。", "solved", "yes");

    /** Received on a Monday, the fifth working day is the next one. */
    private static OnPaper received() {
        return OnPaper.of("hotline", "nat", "2026-03-02", 1).does(OFFICER, "receive", Map.of());
    }

    private static OnPaper sent(String organ) {
        return received().does(OFFICER, "send-out", Map.of("unit", organ));
    }

    @Test
    @DisplayName("承办单位的答复先拟稿，可以审核、会签，审批人签发")
    void drafted() {
        Drafted drafted = Drafted.of(received().state().type(), "reply").orElseThrow();
        assertThat(drafted.by()).contains("OFFICER");
        assertThat(drafted.maySkipReview()).as("要不要审核由各机关定").isTrue();
        assertThat(drafted.countersigners()).contains("APPROVER");
        assertThat(drafted.isRequired()).as("审批人直接答复的，照旧").isFalse();
    }

    @Nested
    @DisplayName("期限自第一次受理起算，谁在办都走")
    class TheClock {

        @Test
        @DisplayName("退回、裁定、再派出，期限不变；承办单位的期限就是整件的期限")
        void returnsDoNotStopIt() {
            OnPaper paper = sent(THERE);
            LocalDate due = paper.due();
            assertThat(due).isEqualTo("2026-03-09");
            paper.on("2026-03-03").does(OFFICER, "give-back", RETURN).on("2026-03-04").does(OFFICER, "send-out", Map.of("unit", THERE));
            assertThat(paper.due()).isEqualTo(due);
            paper.does(OFFICER, "give-back", RETURN).on("2026-03-05").does(APPROVER, "settle", Map.of("unit", THERE, "grounds", "路灯养护由其负责"));
            assertThat(paper.due()).isEqualTo(due);
            assertThat(paper.state().openElsewhere()).singleElement().satisfies(one -> {
                assertThat(one.organ()).isEqualTo(THERE);
                assertThat(one.heldSince()).isEqualTo("2026-03-05");
                assertThat(one.binding()).isTrue();
            });
        }

        @Test
        @DisplayName("答复后期限终止；退回重办的，重新计算，原来的答复不再算数")
        void doneAgain() {
            OnPaper paper = sent(THERE).does(OFFICER, "sign", Map.of()).on("2026-03-05").does(APPROVER, "reply", REPLY);
            assertThat(paper.state().stage()).isEqualTo("answered");
            assertThat(paper.state().concludedOn()).isEqualTo("2026-03-05");
            assertThat(paper.clock().orElseThrow().endedOn()).isEqualTo("2026-03-05");
            paper.on("2026-03-10").does(OFFICER, "do-again", Map.of("unit", THERE, "said", "晚上又不亮了"));
            assertThat(paper.state().concludedOn()).isNull();
            assertThat(paper.due()).isEqualTo("2026-03-17");
            assertThat(paper.state().handlings()).extracting(Handling::stage).containsExactly("with-unit", "unit-recalled", "unit-sent");
            paper.does(OFFICER, "sign", Map.of()).on("2026-03-11").does(APPROVER, "reply", REPLY);
            assertThat(paper.state().concludedOn()).isEqualTo("2026-03-11");
            assertThat(paper.replayed()).isEqualTo(paper.state());
            assertThat(sum(paper, "hotline.answered")).isEqualByComparingTo("1");
        }
    }

    @Nested
    @DisplayName("退回要有理由，第二次由热线工作机构裁定，裁定后不得再退回（潍坊市12345政务服务便民热线条例第二十二条、第二十三条）")
    class Returns {

        @Test
        @DisplayName("没有依据不能退回；退回后回到待派单")
        void withGrounds() {
            OnPaper paper = sent(THERE);
            assertThat(paper.refused(OFFICER, "give-back", Map.of("cause", "competence"))).containsExactly("请填写“依据和说明”");
            paper.does(OFFICER, "give-back", RETURN);
            assertThat(paper.state().stage()).isEqualTo("registered");
            assertThat(paper.state().handlings().getLast()).satisfies(one -> {
                assertThat(one.ended()).isTrue();
                assertThat(one.concludedOn()).as("退回不是答复").isNull();
            });
        }

        @Test
        @DisplayName("第二次退回，待裁定；裁定派出的，再退回被拒绝，说明原因")
        void settledOnce() {
            OnPaper paper = sent(THERE).does(OFFICER, "give-back", RETURN).does(OFFICER, "send-out", Map.of("unit", HERE)).does(OFFICER, "give-back", RETURN);
            assertThat(paper.state().stage()).isEqualTo("disputed");
            assertThat(paper.refused(OFFICER, "settle", Map.of("unit", HERE, "grounds", "由其负责"))).singleElement().asString().contains("须由");
            paper.does(APPROVER, "settle", Map.of("unit", HERE, "grounds", "由其负责"));
            assertThat(paper.refused(OFFICER, "give-back", RETURN)).singleElement().asString().contains("已经裁定", "不能再退回");
        }

        @Test
        @DisplayName("答复以后不能退回；两个人同时派单，后一个被告知已经派出")
        void tooLate() {
            OnPaper paper = sent(THERE);
            assertThat(paper.refused(OFFICER, "send-out", Map.of("unit", HERE))).singleElement().asString().contains("承办单位办理中");
            paper.does(OFFICER, "sign", Map.of()).does(APPROVER, "reply", REPLY);
            assertThat(paper.refused(OFFICER, "give-back", RETURN)).singleElement().asString().contains("现在没有在办的");
        }
    }

    @Nested
    @DisplayName("派出和收回")
    class Sending {

        @Test
        @DisplayName("派出的机关不能替承办单位签收、答复：它的岗位只在整件上算数")
        void nobodyActsForTheUnit() {
            OnPaper paper = sent(THERE);
            assertThat(Perform.today("case", "sign", OFFICER, Map.of()).handling()).isEqualTo(Handling.FIRST);
            assertThat(paper.attempts(OFFICER, Handling.FIRST, "sign", Map.of())).extracting(Refusal::sentence).containsExactly("“热线工单”没有这一步，请刷新后再试");
            assertThat(paper.attempts(OFFICER, 3, "sign", Map.of())).isNotEmpty();
            assertThat(paper.attempts(OFFICER, 2, "sign", Map.of())).isEmpty();
        }

        @Test
        @DisplayName("派给不存在的机关、已经在办的机关被拒绝；收回改派，原来的部分就此收回")
        void elsewhere() {
            OnPaper paper = received();
            assertThat(paper.refused(OFFICER, "send-out", Map.of("unit", "nowhere"))).singleElement().asString().contains("没有“nowhere”这个机关");
            paper.does(OFFICER, "send-out", Map.of("unit", THERE));
            paper.does(OFFICER, "send-elsewhere", Map.of("unit", HERE, "note", "看错了路段"));
            assertThat(paper.state().handlings()).extracting(Handling::stage).containsExactly("with-unit", "unit-recalled", "unit-sent");
        }

        @Test
        @DisplayName("撤回诉求，还在别处办的部分一并收回；不收回就结束的，被拒绝")
        void withdrawn() {
            OnPaper paper = sent(THERE).does(Actor.applicant(), "withdraw", Map.of());
            assertThat(paper.state().ended()).isTrue();
            assertThat(paper.state().openElsewhere()).isEmpty();
            assertThat(paper.state().ending().answer()).isFalse();
        }
    }

    @Nested
    @DisplayName("计数：记在办的单位名下，评价按选项分")
    class Facts {

        @Test
        @DisplayName("退回和答复记在承办单位名下，受理记在热线名下；评价以选项为代码")
        void whereTheyCount() {
            OnPaper paper = sent(THERE).does(OFFICER, "give-back", RETURN).does(OFFICER, "send-out", Map.of("unit", THERE)).does(OFFICER, "sign", Map.of())
                    .does(APPROVER, "reply", REPLY).does(Actor.applicant(), "rate", Map.of("satisfied", "fair"));
            assertThat(paper.facts()).extracting(fact -> fact.kind() + "@" + fact.organ() + ":" + fact.code()).containsExactly("hotline.received@here:",
                    "hotline.sent@here:", "hotline.returned@there:", "hotline.sent@here:", "hotline.answered@there:answered", "hotline.solved@there:yes",
                    "hotline.rated@here:fair");
        }

        @Test
        @DisplayName("再次反映：答复一正一负，重新派单")
        void broughtAgain() {
            OnPaper paper = sent(THERE).does(OFFICER, "sign", Map.of()).does(APPROVER, "reply", REPLY).does(Actor.applicant(), "rate", Map.of("satisfied", "fair"))
                    .on("2026-03-12").does(Actor.applicant(), "add", Map.of("said", "还是不亮"));
            assertThat(sum(paper, "hotline.answered")).isEqualByComparingTo("0");
            assertThat(sum(paper, "hotline.again")).isEqualByComparingTo("1");
            assertThat(paper.state().stage()).isEqualTo("registered");
            assertThat(paper.state().ended()).isFalse();
            assertThat(paper.facts().stream().filter(fact -> fact.kind().equals("hotline.answered")).map(Fact::organ).distinct()).containsExactly(THERE);
        }

        @Test
        @DisplayName("没有答复过的不能再次反映")
        void notAnswered() {
            OnPaper paper = received().does(OFFICER, "decline", Map.of("answer", "属于 110"));
            assertThat(paper.refused(Actor.applicant(), "add", Map.of("said", "x"))).containsExactly("这件没有答复过，不能要求重新办理；请另行提出");
        }
    }

    private static BigDecimal sum(OnPaper paper, String kind) {
        return paper.facts().stream().filter(fact -> fact.kind().equals(kind)).map(Fact::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
