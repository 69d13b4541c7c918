package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.CaseworkCast.APPROVER;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.HEAD;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.gongkai.GongkaiTest;
import org.gongkai.casework.papers.RemedyNotice;
import org.gongkai.TimeMachine;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.directory.Scope;
import org.gongkai.ledger.FactQuery;
import org.gongkai.ledger.FactSum;
import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Verify;
import org.gongkai.letters.Letter;
import org.gongkai.letters.Letters;
import org.gongkai.procedure.Actor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("一件政府信息公开申请的一生")
class InfoRequestLifecycleTest {

    @Autowired
    CaseworkCast cast;
    @Autowired
    Cases cases;
    @Autowired
    CaseLists lists;
    @Autowired
    Letters letters;
    @Autowired
    Facts facts;
    @Autowired
    Verify verify;
    @Autowired
    TimeMachine time;

    @Test
    @DisplayName("救济告知：一份答复里既有不予公开又有别的，两种都告知；叫告知书的就写告知书；以前对部门还可以向上一级主管部门，对政府没有这一句")
    void remediesOfALetter(@Autowired RemedyNotice remedies) {
        LocalDate now = LocalDate.of(2026, 3, 2);
        assertThat(remedies.of(List.of("R36-3/16a"), EDUCATION, now, "答复书")).contains("应当先申请行政复议", "向临溪区人民政府").doesNotContain("其他答复", "6个月");
        assertThat(remedies.of(List.of("R36-3/16a", "R36-4"), EDUCATION, now, "答复书")).contains("应当先申请行政复议", "如不服本答复书中的其他答复", "6个月");
        assertThat(remedies.of(List.of("R30z"), EDUCATION, now, "告知书")).startsWith("如不服本告知书，可以自收到本告知书之日起60日内").doesNotContain("答复书", "{");
        LocalDate then = LocalDate.of(2014, 6, 10);
        assertThat(remedies.of(List.of("R08-2"), EDUCATION, then, "答复书")).contains("临溪区人民政府或者上一级主管部门", "3个月");
        assertThat(remedies.of(List.of("R08-2"), CaseworkCast.GOVERNMENT, then, "答复书")).contains("向上一级人民政府申请").doesNotContain("主管部门", "{");
    }

    @Test
    @DisplayName("提交、确认、受理、补正、征求意见、延期、部分公开、送达、办结；每一步有台账、有文书、有依据")
    void fromFormToClosed() throws Exception {
        time.to("2025-09-01");
        String request = cast.submitted(cast.request(EDUCATION, "2025年学区划分调整方案", "学区划分听证会记录"));
        assertThat(cases.clock(cases.state(request))).as("第三十一条 双方确认之前期限不起算").isEmpty();

        time.to("2025-09-02");
        CaseState state = cast.does(OFFICER, "receive", request, Map.of("confirmation", "phone", "proof", "通话记录2026-1"));
        assertThat(state.receivedOn()).isEqualTo("2025-09-02");
        assertThat(due(state)).as("第三十三条 20个工作日").isEqualTo("2025-09-29");

        cast.does(OFFICER, "accept", request, Map.of("assignee", "person-officer"));
        time.to("2025-09-04");
        cast.does(OFFICER, "ask-completion", request, Map.of("missing", "请写明是小学还是初中学区", "completeBy", "2025-09-26"));

        time.to("2025-09-30");
        CaseLists.Line waiting = lists.byIds(Scope.EVERYTHING, List.of(request)).getFirst();
        assertThat(cases.light(waiting)).as("待补正不倒计时，过了原来的期限也不亮灯").isNull();
        assertThat(cases.awaited(List.of(waiting)).get(request).until()).isEqualTo("2025-09-26");
        assertThat(lists.overdue(Scope.EVERYTHING, LocalDate.parse("2025-09-30").atStartOfDay(), CaseLists.Wanted.EVERYTHING, null, 10)).isEmpty();
        time.to("2025-09-10");
        state = cast.does(Actor.applicant(), "complete", request, Map.of("supplement", "小学学区"));
        assertThat(due(state)).as("第三十条 补正后答复期限重新计算").isEqualTo("2025-10-14");

        time.to("2025-09-12");
        cast.does(OFFICER, "consult", request, Map.of("thirdParty", "听证会代表", "matter", "发言记录是否公开"));
        time.to("2025-09-18");
        state = cast.does(OFFICER, "opinion", request, Map.of("opinion", "disagrees", "proof", "来文2026-1", "reasons", "涉及个人住址"));
        assertThat(due(state)).as("第三十三条 征求意见所需时间不计算在内").isEqualTo("2025-10-20");

        time.to("2025-10-17");
        state = cast.does(HEAD, "extend", request, Map.of("days", "5", "reason", "需要汇总街道材料"));
        assertThat(due(state)).isEqualTo("2025-10-27");

        time.to("2025-10-24");
        state = cast.does(APPROVER, "decide", request, cast.answers("R36-2", "R36-3/15"));
        assertThat(state.outcome()).as("有的公开、有的不公开，整件计入部分公开").isEqualTo("R37");
        assertThat(state.concludedOn()).isEqualTo("2025-10-24");

        time.to("2025-10-28");
        cast.does(OFFICER, "serve", request, Map.of("way", "post", "proof", "EX000000001CN"));
        state = cast.does(OFFICER, "close", request, Map.of());
        assertThat(state.ended()).isTrue();

        assertThat(letters.of(request)).extracting(Letter::template).containsExactlyInAnyOrder("receipt",
                "completion-notice", "consultation", "consultation-told", "extension-notice", "reply", "service-record");
        Letter reply = letters.of(request).stream().filter(letter -> letter.template().equals("reply")).findFirst().orElseThrow();
        assertThat(reply.number()).isEqualTo("临教公复〔2025〕1号");
        try (var docx = new XWPFDocument(new ByteArrayInputStream(letters.docx(reply)));
                var words = new XWPFWordExtractor(docx)) {
            assertThat(words.getText()).contains("林小舟：", "2025年9月2日收到", "2025年学区划分调整方案",
                    "根据第三十六条第二项，予以公开", "应当先申请行政复议", "临溪区人民政府");
        }

        List<FactSum> counted = facts.sums(FactQuery.of(Set.of("inforequest.received", "inforequest.concluded"), Set.of(EDUCATION))
                .between(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31)));
        assertThat(counted).extracting(FactSum::kind, FactSum::code, FactSum::party, sum -> sum.amount().intValue())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("inforequest.received", "", "nat", 1),
                        org.assertj.core.groups.Tuple.tuple("inforequest.concluded", "R37", "nat", 1));

        Thread.sleep(1200);
        Verify.Outcome outcome = verify.run(true, position -> { });
        assertThat(outcome.differences()).isEmpty();
        assertThat(outcome.to()).as("three organs established, eleven acts of the request").isEqualTo(3 + 11);
    }

    private LocalDate due(CaseState state) {
        return cases.clock(state).orElseThrow().due();
    }
}
