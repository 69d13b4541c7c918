package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.CaseworkCast.APPROVER;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.HEAD;
import static org.gongkai.casework.CaseworkCast.OFFICE;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.casetype.Answers;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Permission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("申请办理的规则")
class InfoRequestRulesTest {

    @Autowired
    CaseworkCast cast;
    @Autowired
    Cases cases;
    @Autowired
    Submitting submitting;
    @Autowired
    TimeMachine time;
    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void begin() {
        time.to("2026-03-02");
    }

    @Nested
    @DisplayName("第二十九条 网上申请的要素")
    class Elements {

        @Test
        @DisplayName("缺身份证明、联系方式或者信息名称的，当场指出每一处，不留下什么")
        void missingElementsAreNamed() {
            Submit empty = new Submit("inforequest", "web", "nat", List.of(EDUCATION), Actor.applicant(), Map.of("name", "某人"),
                    Map.of(), List.of(), null, null, null, null, null);
            long before = applications();
            Submission.Refused refused = (Submission.Refused) submitting.submit(empty);
            assertThat(refused.reasons()).extracting(reason -> String.valueOf(reason.field()))
                    .contains("identityKind", "identityNumber", "phone", "address", "way", "medium", "item1.title");
            assertThat(applications()).isEqualTo(before);
        }

        @Test
        @DisplayName("同一张表单提交两次只有一件")
        void theSameFormOnce() {
            Submit form = cast.request(EDUCATION, "同一张表单");
            Submit once = new Submit(form.type(), form.channel(), form.party(), form.organs(), form.actor(), form.applicant(),
                    form.content(), form.items(), null, "token-of-one-form", null, null, null);
            Submission.Accepted first = (Submission.Accepted) submitting.submit(once);
            assertThat(submitting.submit(once)).isEqualTo(new Submission.Repeated(first.applicationId(), first.number()));
        }

        private long applications() {
            return jdbc.sql("select count(*) from casework.application").query(Long.class).single();
        }
    }

    @Nested
    @DisplayName("第三十条 补正")
    class Completion {

        @Test
        @DisplayName("补正一次性告知，不能再告知第二次")
        void askedOnce() {
            String request = cast.inProgress(EDUCATION, "学区");
            Map<String, String> asked = Map.of("missing", "年份", "completeBy", "2026-03-24");
            cast.does(OFFICER, "ask-completion", request, asked);
            cast.does(Actor.applicant(), "complete", request, Map.of("supplement", "2025年"));
            assertThat(cast.refused(OFFICER, "ask-completion", request, asked)).containsExactly("补正只能一次性告知，已经告知过");
        }

        @Test
        @DisplayName("补正期限届满以前不能视为放弃，届满次日可以")
        void abandonedOnlyAfterThePeriod() {
            String request = cast.inProgress(EDUCATION, "学区");
            cast.does(OFFICER, "ask-completion", request, Map.of("missing", "年份", "completeBy", "2026-03-24"));
            time.to("2026-03-24");
            assertThat(cast.refused(OFFICER, "abandon", request, Map.of())).containsExactly("补正期限到 2026-03-24 为止，还没有届满");
            time.to("2026-03-25");
            assertThat(cast.does(OFFICER, "abandon", request, Map.of()).outcome()).isEqualTo("R30z");
        }

        @Test
        @DisplayName("没有补正过，不能以“补正后仍不明确”答复")
        void unclearOnlyAfterCompletion() {
            String request = cast.inProgress(EDUCATION, "学区");
            assertThat(cast.refused(APPROVER, "decide", request, cast.answers("R30x")))
                    .containsExactly("第1项：“补正后申请内容仍不明确”只能在申请人补正之后答复");
        }
    }

    @Nested
    @DisplayName("第三十二条 第三方意见")
    class ThirdParty {

        @Test
        @DisplayName("以第三方权益为由不予公开，须先书面征求意见")
        void consultedFirst() {
            String request = cast.inProgress(EDUCATION, "承包合同");
            assertThat(cast.refused(APPROVER, "decide", request, cast.answers("R36-3/15")))
                    .containsExactly("第1项：以第三方权益为由不予公开，须先书面征求第三方意见");
            cast.does(OFFICER, "consult", request, Map.of("thirdParty", "承包单位", "matter", "合同价款"));
            assertThat(cast.refused(OFFICER, "consult", request, Map.of("thirdParty", "承包单位", "matter", "合同价款")))
                    .containsExactly("第三方意见正在征求，请先登记意见");
            cast.does(OFFICER, "opinion", request, Map.of("opinion", "disagrees", "proof", "来文2026-1"));
            assertThat(cast.does(APPROVER, "decide", request, cast.answers("R36-3/15")).outcome()).isEqualTo("R36-3/15");
        }
    }

    @Nested
    @DisplayName("第三十三条 延长期限")
    class Extension {

        @Test
        @DisplayName("只能一次，不超过20个工作日，须在原期限届满以前，须由政府信息公开工作机构负责人同意")
        void onceInTimeWithinLimit() {
            String request = cast.inProgress(EDUCATION, "经费");
            assertThat(cast.refused(OFFICER, "extend", request, extension("5"))).containsExactly("“延长期限”须由公开机构负责人、系统办理");
            assertThat(cast.refused(HEAD, "extend", request, extension("21"))).containsExactly("最多延长 20 个工作日，现填 21");
            assertThat(cast.refused(HEAD, "extend", request, extension("0"))).containsExactly("最多延长 20 个工作日，现填 0");
            time.to("2026-03-31");
            assertThat(cast.refused(HEAD, "extend", request, extension("5"))).containsExactly("原期限到 2026-03-30 已经届满，不能再延长");
            time.to("2026-03-30");
            cast.does(HEAD, "extend", request, extension("20"));
            assertThat(cast.refused(HEAD, "extend", request, extension("5"))).containsExactly("答复期限已经延长过一次，不能再延长");
        }

        private Map<String, String> extension(String days) {
            return Map.of("days", days, "reason", "材料较多");
        }
    }

    @Nested
    @DisplayName("第三十六条 答复")
    class Reply {

        @Test
        @DisplayName("有一项没有答复就不能作出答复，什么也不记")
        void everyItemAnswered() {
            String request = cast.inProgress(EDUCATION, "第一项", "第二项", "第三项");
            int acts = cases.state(request).acts().size();
            Map<String, String> two = new HashMap<>(cast.answers("R36-2", "R38"));
            assertThat(cast.refused(APPROVER, "decide", request, two)).containsExactly("请填写“第3项的答复类型”");
            assertThat(cases.state(request).acts()).hasSize(acts);
        }

        @Test
        @DisplayName("须写明理由或者途径的答复，没有写就不能发文")
        void saysWhatItMust() {
            String request = cast.inProgress(EDUCATION, "编制");
            assertThat(cast.refused(APPROVER, "decide", request, Map.of(Answers.field(1), "R36-5")).getFirst())
                    .startsWith("第1项：这种答复须写明");
        }

        @Test
        @DisplayName("另选主要结果须写明理由")
        void anotherMainOutcomeNeedsAReason() {
            String request = cast.inProgress(EDUCATION, "第一项", "第二项");
            Map<String, String> values = new HashMap<>(cast.answers("R36-2", "R38"));
            values.put("mainOutcome", "R36-2");
            assertThat(cast.refused(APPROVER, "decide", request, values).getFirst()).contains("须写明理由");
            values.put("mainReason", "第二项已由第一项涵盖");
            assertThat(cast.does(APPROVER, "decide", request, values).outcome()).isEqualTo("R36-2");
        }
    }

    @Nested
    @DisplayName("先后和权限")
    class OrderAndRoles {

        @Test
        @DisplayName("不能做的每一步都说得出为什么")
        void everyRefusalHasAReason() {
            String request = cast.submitted(cast.request(EDUCATION, "校车"));
            List<Permission> permissions = cases.permissions(cases.state(request), OFFICER);
            assertThat(permissions).anySatisfy(permission -> {
                assertThat(permission.action().id()).isEqualTo("receive");
                assertThat(permission.allowed()).isTrue();
            });
            assertThat(permissions.stream().filter(permission -> !permission.allowed())).isNotEmpty()
                    .allSatisfy(permission -> assertThat(permission.reasons()).isNotEmpty());
            assertThat(cast.refused(OFFICE, "decide", request, cast.answers("R36-2"))).containsExactly("“作出答复”须由审批人办理");
        }

        @Test
        @DisplayName("补记以前的日期须有原因和凭证，不能早于上一步，不能是将来")
        void pastDatesNeedEvidence() {
            String request = cast.submitted(cast.request(EDUCATION, "校车"));
            time.to("2026-03-05");
            Perform receive = Perform.today(request, "receive", OFFICER, Map.of("confirmation", "phone", "proof", "通话记录2026-1"));
            assertThat(reasons(new Perform(request, "receive", OFFICER, java.time.LocalDate.parse("2026-03-03"),
                    receive.values(), null, null, null, true, 0))).containsExactly("补记 2026-03-03 的事项须写明补记原因和凭证编号");
            assertThat(reasons(receive.late(java.time.LocalDate.parse("2026-02-27"), "late", "scan-1")).toString()).contains("早于");
            assertThat(reasons(receive.late(java.time.LocalDate.parse("2026-03-06"), "late", "scan-1")).toString()).contains("还没有到");
            assertThat(cases.perform(receive.late(java.time.LocalDate.parse("2026-03-03"), "late", "scan-1")))
                    .isInstanceOf(Performed.Done.class);
        }

        @Test
        @DisplayName("两个审批人同时答复，只有一个成功，另一个知道为什么；双击只算一次")
        void twoOfficersDecideAtOnce() throws Exception {
            String request = cast.inProgress(EDUCATION, "同时");
            try (var pool = Executors.newFixedThreadPool(8)) {
                List<Callable<Performed>> attempts = IntStream.range(0, 8).<Callable<Performed>>mapToObj(n -> () -> cases.perform(
                        Perform.today(request, "decide", APPROVER, cast.answers(n % 2 == 0 ? "R36-2" : "R38"))
                                .once("token-" + n / 4))).toList();
                List<Performed> outcomes = new java.util.ArrayList<>();
                for (var future : pool.invokeAll(attempts)) {
                    outcomes.add(future.get());
                }
                assertThat(outcomes.stream().filter(Performed.Done.class::isInstance)).hasSize(1);
                assertThat(outcomes.stream().filter(Performed.Repeated.class::isInstance)).hasSize(3);
                assertThat(outcomes.stream().filter(Performed.Refused.class::isInstance)).hasSize(4)
                        .allSatisfy(refused -> assertThat(((Performed.Refused) refused).reasons().getFirst().sentence())
                                .isEqualTo("现处于“待送达”，“作出答复”只能在“办理中”时办理"));
            }
            assertThat(cases.state(request).times("decide")).isEqualTo(1);
        }

        private List<String> reasons(Perform command) {
            return ((Performed.Refused) cases.perform(command)).reasons().stream().map(reason -> reason.sentence()).toList();
        }
    }

    @Test
    @DisplayName("申请人的姓名、证件、电话、申请的内容在数据库里都不是明文，台账里一个字也没有")
    void personsDataIsSealed() {
        String secret = "只有本人知道的事";
        String request = cast.inProgress(EDUCATION, secret);
        cast.does(OFFICER, "ask-completion", request, Map.of("missing", "请林小舟写明年份", "completeBy", "2026-03-24"));
        for (String table : List.of("casework.application", "casework.cases", "casework.words", "casework.item", "ledger.act",
                "ledger.fact", "letters.letter")) {
            assertThat(jdbc.sql("select count(*) from " + table + " t where t::text ~ '林小舟|990005199001010000|" + secret + "|柳岸街'")
                    .query(Long.class).single()).as(table).isZero();
        }
    }
}
