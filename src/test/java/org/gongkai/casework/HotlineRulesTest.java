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
    @DisplayName("期限按类别：咨询、求助和其他各是各的；都是本地的，标为未确认")
    class ByClass {

        private static OnPaper of(String purpose) {
            return OnPaper.saying("hotline", "2026-03-02", Map.of("purpose", purpose)).does(OFFICER, "receive", Map.of());
        }

        @Test
        @DisplayName("咨询、求助 3 个工作日，投诉、举报、建议和没有写明类别的 5 个工作日；没有一个期限标为已确认")
        void threeAndFive() {
            assertThat(of("ask").due()).isEqualTo("2026-03-05");
            assertThat(of("help").due()).isEqualTo("2026-03-05");
            assertThat(of("complain").due()).isEqualTo("2026-03-09");
            assertThat(of("report").due()).isEqualTo("2026-03-09");
            assertThat(of("suggest").due()).isEqualTo("2026-03-09");
            assertThat(received().due()).isEqualTo("2026-03-09");
            assertThat(received().state().type().terms()).isNotEmpty().noneMatch(term -> term.confirmed());
        }

        @Test
        @DisplayName("退回重办的，还按原来类别的期限重新计算")
        void anewByTheSame() {
            OnPaper paper = of("help").does(OFFICER, "answer-now", Map.of("answer", "请到社区登记。"));
            paper.on("2026-03-09").does(OFFICER, "do-again", Map.of("unit", THERE, "said", "社区说不归他们"));
            assertThat(paper.due()).isEqualTo("2026-03-12");
            assertThat(paper.replayed()).isEqualTo(paper.state());
        }
    }

    @Nested
    @DisplayName("主办、协办：协办的意见都到了，主办才答复")
    class Jointly {

        private static OnPaper jointly() {
            return received().does(OFFICER, "send-out", Map.of("unit", THERE, "partners", HERE)).does(OFFICER, "sign", Map.of());
        }

        @Test
        @DisplayName("协办没有交意见，主办不能答复；交了就能；协办的期限是它自己的")
        void opinionsFirst() {
            OnPaper paper = jointly();
            assertThat(paper.state().openElsewhere()).extracting(one -> one.turn().id()).containsExactly("unit", "partner");
            assertThat(paper.clock(paper.state().openElsewhere().getLast()).orElseThrow().due()).isEqualTo("2026-03-04");
            assertThat(paper.refused(APPROVER, "reply", REPLY)).singleElement().asString().contains("还没有办结", "协办");
            paper.does(OFFICER, "partner-sign", Map.of()).does(OFFICER, "opine", Map.of("opinion", "电源已经接通。"));
            assertThat(paper.state().stage()).as("协办交意见，整件还在办").isEqualTo("with-unit");
            paper.does(APPROVER, "reply", REPLY);
            assertThat(paper.state().stage()).isEqualTo("answered");
        }

        @Test
        @DisplayName("协办退回的，主办继续办；主办第一次退回仍是另行派单，不因协办退回过就待裁定")
        void partnerGivesBack() {
            OnPaper paper = jointly().does(OFFICER, "partner-back", Map.of("grounds", "供电不归本单位"));
            assertThat(paper.state().stage()).isEqualTo("with-unit");
            paper.does(OFFICER, "give-back", RETURN);
            assertThat(paper.state().stage()).isEqualTo("registered");
        }

        @Test
        @DisplayName("没有承办单位在办的，不能增加协办")
        void onlyBesideALead() {
            OnPaper paper = sent(THERE);
            paper.does(OFFICER, "ask-partner", Map.of("partners", HERE));
            assertThat(paper.state().openElsewhere()).hasSize(2);
            assertThat(received().refused(OFFICER, "ask-partner", Map.of("partners", HERE))).isNotEmpty();
        }
    }

    @Nested
    @DisplayName("延期：期限届满以前写明理由申请，由热线工作机构另一个人决定，只延一次")
    class Extended {

        private static final Map<String, String> ASKED = Map.of("wanted", "3", "grounds", "灯杆要定做，三天到货");

        @Test
        @DisplayName("没有同意以前期限不变；同意的按同意的日数延长，不同意的写明理由，可以再申请")
        void decided() {
            OnPaper paper = sent(THERE).does(OFFICER, "sign", Map.of()).on("2026-03-05").does(OFFICER, "ask-extension", ASKED);
            assertThat(paper.due()).isEqualTo("2026-03-09");
            assertThat(paper.refused(OFFICER, "ask-extension", ASKED)).containsExactly("已经申请过延期，还没有答复");
            paper.does(APPROVER, "keep-term", Map.of("note", "可以先接临时灯"));
            assertThat(paper.due()).isEqualTo("2026-03-09");
            paper.on("2026-03-06").does(OFFICER, "ask-extension", ASKED);
            assertThat(paper.refused(APPROVER, "extend", Map.of("days", "6"))).containsExactly("最多延长 5 个工作日，现填 6");
            paper.does(APPROVER, "extend", Map.of("days", "3"));
            assertThat(paper.due()).isEqualTo("2026-03-12");
            assertThat(paper.refused(OFFICER, "ask-extension", ASKED)).containsExactly("已经同意过一次延期，不能再延");
            assertThat(paper.replayed()).isEqualTo(paper.state());
        }

        @Test
        @DisplayName("期限届满以后不能申请；没有申请的，不能同意；没有理由的，不能申请")
        void inTime() {
            OnPaper paper = sent(THERE).does(OFFICER, "sign", Map.of());
            assertThat(paper.refused(APPROVER, "extend", Map.of("days", "2"))).containsExactly("承办单位没有申请延期，或者已经答复过");
            assertThat(paper.refused(OFFICER, "ask-extension", Map.of("wanted", "2"))).containsExactly("请填写“理由和依据”");
            OnPaper returned = sent(THERE).does(OFFICER, "ask-extension", ASKED).does(OFFICER, "give-back", RETURN).does(OFFICER, "send-out", Map.of("unit", HERE));
            assertThat(returned.refused(APPROVER, "extend", Map.of("days", "2"))).as("退回的，申请随之作罢").containsExactly("承办单位没有申请延期，或者已经答复过");
            paper.on("2026-03-10");
            assertThat(paper.refused(OFFICER, "ask-extension", ASKED)).containsExactly("期限到 2026-03-09 已经届满，不能再申请延期");
        }
    }

    @Nested
    @DisplayName("回访：没有联系上是一次尝试，不是办结")
    class CallingBack {

        @Test
        @DisplayName("联系不上的记一次，还待回访；登记满三次才能办结，不计入评价；重办答复以后重新数")
        void triedThreeTimes() {
            OnPaper paper = sent(THERE).does(OFFICER, "sign", Map.of()).does(APPROVER, "reply", REPLY).does(OFFICER, "call-tried", Map.of()).does(OFFICER, "call-tried", Map.of());
            assertThat(paper.state().stage()).isEqualTo("answered");
            assertThat(paper.refused(OFFICER, "close-untold", Map.of())).containsExactly("“回访没有联系上”至少登记 3 次，现在 2 次");
            paper.does(OFFICER, "do-again", Map.of("unit", THERE, "said", "诉求人来电说还不亮")).does(OFFICER, "sign", Map.of()).does(APPROVER, "reply", REPLY);
            assertThat(paper.refused(OFFICER, "close-untold", Map.of())).containsExactly("“回访没有联系上”至少登记 3 次，现在 0 次");
            paper.does(OFFICER, "call-tried", Map.of()).does(OFFICER, "call-tried", Map.of()).does(OFFICER, "call-tried", Map.of()).does(OFFICER, "close-untold", Map.of());
            assertThat(paper.state().ended()).isTrue();
            assertThat(sum(paper, "hotline.tried")).isEqualByComparingTo("5");
            assertThat(sum(paper, "hotline.unreached")).isEqualByComparingTo("1");
            assertThat(sum(paper, "hotline.rated")).isEqualByComparingTo("0");
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
        @DisplayName("不予受理以后也可以补充，重新派单；没有受理就办结的，重新看是否受理；自己撤回的另行提出")
        void notAnswered() {
            OnPaper paper = received().does(OFFICER, "decline", Map.of("answer", "属于 110")).does(Actor.applicant(), "add", Map.of("said", "110 说不管"));
            assertThat(paper.state().stage()).isEqualTo("registered");
            assertThat(sum(paper, "hotline.answered")).as("没有答复过，不冲减").isZero();
            OnPaper unreceived = OnPaper.of("hotline", "nat", "2026-03-02", 1).does(OFFICER, "decline", Map.of("answer", "属于 110")).does(Actor.applicant(), "add-unreceived", Map.of("said", "110 说不管"));
            assertThat(unreceived.state().stage()).isEqualTo("submitted");
            unreceived.does(OFFICER, "receive", Map.of());
            OnPaper withdrawn = received().does(Actor.applicant(), "withdraw", Map.of());
            assertThat(withdrawn.refused(Actor.applicant(), "add", Map.of("said", "x"))).containsExactly("这件已经撤回或者作废，请另行提出");
        }
    }

    private static BigDecimal sum(OnPaper paper, String kind) {
        return paper.facts().stream().filter(fact -> fact.kind().equals(kind)).map(Fact::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
