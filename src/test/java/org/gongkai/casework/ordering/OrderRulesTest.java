package org.gongkai.casework.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.GOVERNMENT;
import static org.gongkai.casework.ordering.SupervisingOffice.done;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Cases;
import org.gongkai.casework.CaseworkCast;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Performed;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.ordering.Rectification.Found;
import org.gongkai.casework.ordering.subject.Subject;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Refusal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class, SupervisingOffice.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("督办的规矩：写给别的机关，逐项答复，由别人逐项核对，退回写清还差什么，过期不延，最后才通报")
class OrderRulesTest {

    @Autowired
    SupervisingOffice office;
    @Autowired
    Rectification rectification;
    @Autowired
    Orders orders;
    @Autowired
    Cases cases;
    @Autowired
    Calendars calendars;
    @Autowired
    Now now;
    @Autowired
    JdbcClient client;

    private Staff supervisor;
    private Staff officer;
    private Staff both;
    private LocalDate until;

    @BeforeAll
    void people() {
        supervisor = office.somebody("supervisor", GOVERNMENT, Role.SUPERVISOR);
        officer = office.somebody("officer", EDUCATION, Role.OFFICER);
        both = office.somebody("both", GOVERNMENT, Role.SUPERVISOR, Role.OFFICER);
        until = calendars.everywhere().plus(now.today(), 10);
    }

    private List<String> refused(CaseState state, Staff staff, String step, int handling, Map<String, String> values) {
        String organ = handling == 1 ? state.organ() : EDUCATION;
        return cases.perform(Perform.today(state.id(), step, CaseFolders.actor(staff, organ), values).in(handling)) instanceof Performed.Refused refused ? refused.reasons().stream().map(Refusal::sentence).toList() : List.of();
    }

    private void answered(CaseState state, int handling, Staff by, int... items) {
        assertThat(rectification.answer(state, EDUCATION, by, done(items)).reasons()).isEmpty();
        assertThat(refused(state, by, "order-answer", handling, Map.of())).isEmpty();
    }

    private List<String> found(CaseState state, Staff by, Found... found) {
        Attempt<Integer> kept = rectification.verify(cases.state(state.id()), by, List.of(found));
        return kept.reasons();
    }

    @Test
    @DisplayName("不写给自己；对象要有地址；没有督办岗位的人发不出，什么也不留下")
    void whatIsIssued() {
        long before = client.sql("select count(*) from casework.supervision").query(Long.class).single();
        assertThat(office.order(supervisor, GOVERNMENT, "", until, "差目录")).isInstanceOfSatisfying(Submission.Refused.class, refused -> assertThat(refused.reasons()).extracting(Refusal::sentence).anyMatch(one -> one.contains("不写给自己")));
        assertThat(office.order(supervisor, EDUCATION, "教育局网站", until, "差目录")).isInstanceOf(Submission.Refused.class);
        assertThat(office.order(officer, EDUCATION, "", until, "差目录")).isInstanceOf(Submission.Refused.class);
        assertThat(client.sql("select count(*) from casework.supervision").query(Long.class).single()).isEqualTo(before);
    }

    @Test
    @DisplayName("一项没有写补了什么，就答复不了；答复了不等于核对了：每一项认可以前销不了号，说得出差的是哪几项")
    void itemByItem() {
        CaseState state = office.ordered(supervisor, EDUCATION, until, "缺主动公开目录", "缺依申请公开情况");
        assertThat(rectification.answer(state, EDUCATION, officer, done(1)).reasons()).isEmpty();
        assertThat(refused(state, officer, "order-answer", 2, Map.of())).singleElement().asString().contains("第 2 项", "还没有写补了什么");
        answered(state, 2, officer, 2);
        assertThat(rectification.standing(state.id())).extracting(item -> item.state()).containsOnly(Lack.State.ANSWERED);
        assertThat(refused(state, supervisor, "accept", 1, Map.of())).anyMatch(one -> one.contains("第 1 项、第 2 项") && one.contains("没有由别人核对"));
        assertThat(found(state, supervisor, new Found(1, true, "", false))).singleElement().asString().contains("第 2 项还没有核对");
        assertThat(found(state, supervisor, new Found(1, true, "", false), new Found(2, true, "", false))).isEmpty();
        assertThat(refused(state, supervisor, "send-back", 1, Map.of("addressed", EDUCATION, "until", until.toString()))).anyMatch(one -> one.contains("没有可退回的"));
        assertThat(refused(state, supervisor, "accept", 1, Map.of())).isEmpty();
        assertThat(cases.state(state.id()).outcome()).isEqualTo("accepted");
    }

    @Test
    @DisplayName("自己答复的，自己核对、认可不了，兼着督办岗位也不行")
    void nobodyAcceptsTheirOwn() {
        CaseState state = office.ordered(supervisor, EDUCATION, until, "缺年度报告");
        answered(state, 2, both, 1);
        assertThat(found(state, both, new Found(1, true, "", false))).singleElement().asString().contains("您答复过，由别人核对");
        assertThat(found(state, supervisor, new Found(1, true, "", false))).isEmpty();
        assertThat(refused(state, both, "accept", 1, Map.of())).anyMatch(one -> one.contains("由别人核对、认可"));
        assertThat(refused(state, both, "lift", 1, Map.of("reason", "不用办了"))).anyMatch(one -> one.contains("由别人撤销"));
        assertThat(refused(state, supervisor, "accept", 1, Map.of())).isEmpty();
    }

    @Test
    @DisplayName("自己写过、后来由同事改写并答复的，或者同事写、自己答复的，也核对、认可不了；自己申请的延期，自己同意不了")
    void nobodyAcceptsTheirOwnThroughSomebodyElse() {
        CaseState state = office.ordered(supervisor, EDUCATION, until, "缺年度报告");
        assertThat(rectification.answer(state, EDUCATION, both, done(1)).reasons()).isEmpty();
        answered(state, 2, officer, 1);
        assertThat(found(state, both, new Found(1, true, "", false))).singleElement().asString().contains("您答复过，由别人核对");
        assertThat(found(state, supervisor, new Found(1, true, "", false))).isEmpty();
        assertThat(refused(state, both, "accept", 1, Map.of())).anyMatch(one -> one.contains("由别人核对、认可"));
        CaseState sent = office.ordered(supervisor, EDUCATION, until, "缺年度报告");
        Map<String, String> longer = Map.of("addressed", EDUCATION, "until", calendars.everywhere().plus(until, 2).toString(), "reason", "材料要调");
        assertThat(refused(sent, both, "ask-time", 2, Map.of("day", calendars.everywhere().plus(until, 2).toString(), "reason", "材料要调"))).isEmpty();
        assertThat(refused(sent, both, "extend", 1, longer)).anyMatch(one -> one.contains("您自己申请的"));
        assertThat(refused(sent, supervisor, "extend", 1, longer)).isEmpty();
        assertThat(rectification.answer(cases.state(sent.id()), EDUCATION, officer, done(1)).reasons()).isEmpty();
        assertThat(refused(sent, both, "order-answer", 3, Map.of())).isEmpty();
        assertThat(found(sent, both, new Found(1, true, "", false))).singleElement().asString().contains("您答复过，由别人核对");
    }

    @Test
    @DisplayName("认可登记错了的，撤销以后由它认可的各项回到待核对，可以退回；前一次退回时认可的不动")
    void strikingTakesItsAcceptancesBack() {
        CaseState state = office.ordered(supervisor, EDUCATION, until, "缺目录", "缺指南");
        answered(state, 2, officer, 1, 2);
        assertThat(found(state, supervisor, new Found(1, true, "", false), new Found(2, false, "缺受理机构", false))).isEmpty();
        Map<String, String> back = Map.of("addressed", EDUCATION, "until", until.toString());
        assertThat(refused(state, supervisor, "send-back", 1, back)).isEmpty();
        answered(state, 3, officer, 2);
        assertThat(found(state, supervisor, new Found(2, true, "", false))).isEmpty();
        assertThat(refused(state, supervisor, "accept", 1, Map.of())).isEmpty();
        assertThat(refused(state, office.somebody("second", GOVERNMENT, Role.SUPERVISOR), "strike", 1, Map.of("step", "accept", "reason", "看错了一件"))).isEmpty();
        assertThat(rectification.standing(state.id())).extracting(item -> item.state()).containsExactly(Lack.State.ACCEPTED, Lack.State.ANSWERED);
        assertThat(refused(state, supervisor, "accept", 1, Map.of())).anyMatch(one -> one.contains("第 2 项还没有由别人核对"));
        assertThat(found(state, supervisor, new Found(2, false, "地址是旧的", true))).isEmpty();
        assertThat(refused(state, supervisor, "send-back", 1, back)).isEmpty();
    }

    @Test
    @DisplayName("退回要写清还差什么，只写一次：再退回时不重复，新发现的才另写")
    void returnNamesWhatLacks() {
        CaseState state = office.ordered(supervisor, EDUCATION, until, "缺2004年度的费用情况");
        answered(state, 2, officer, 1);
        assertThat(found(state, supervisor, new Found(1, false, "", false))).singleElement().asString().contains("一次写清还差什么");
        assertThat(found(state, supervisor, new Found(1, false, "只有上半年的数", false))).isEmpty();
        assertThat(refused(state, supervisor, "send-back", 1, Map.of("addressed", CaseworkCast.HOUSING, "until", until.toString()))).anyMatch(one -> one.contains("不改换机关"));
        assertThat(refused(state, supervisor, "send-back", 1, Map.of("addressed", EDUCATION, "until", until.toString()))).isEmpty();
        answered(state, 3, officer, 1);
        assertThat(found(state, supervisor, new Found(1, false, "只有上半年的数", false))).singleElement().asString().contains("不再重复");
        assertThat(found(state, supervisor, new Found(1, false, "", true))).singleElement().asString().contains("写明是什么");
        assertThat(found(state, supervisor, new Found(1, false, "合计和分项对不上", true))).isEmpty();
        assertThat(rectification.of(state.id()).getFirst().said()).extracting(Lack.Said::kind).containsExactly(Lack.Kind.DONE, Lack.Kind.LACKING, Lack.Kind.DONE, Lack.Kind.NEW);
        assertThat(rectification.of(state.id()).getFirst().returned()).isEqualTo(2);
    }

    @Test
    @DisplayName("期限没到可以延，延了还是这一家、还是这张清单；过了期不能延；逾期满声明的工作日数才通报，通报以后照样欠着答复")
    void extendedInTimeAndCirculatedLast(@Autowired TimeMachine time) {
        CaseState state = office.ordered(supervisor, EDUCATION, until, "缺机构职能");
        LocalDate later = calendars.everywhere().plus(until, 3);
        Map<String, String> longer = Map.of("addressed", EDUCATION, "until", later.toString(), "reason", "材料要从档案馆调");
        assertThat(refused(state, supervisor, "circulate", 1, Map.of("about", "逾期"))).singleElement().asString().contains("最后一步");
        assertThat(refused(state, supervisor, "extend", 1, Map.of("addressed", EDUCATION, "until", until.toString(), "reason", "没有延"))).anyMatch(one -> one.contains("要晚于现在的期限"));
        assertThat(refused(state, supervisor, "extend", 1, longer)).isEmpty();
        CaseState extended = cases.state(state.id());
        assertThat(extended.openElsewhere()).singleElement().satisfies(handling -> assertThat(cases.clock(extended, handling).orElseThrow().due()).isEqualTo(later));
        assertThat(rectification.standing(state.id())).hasSize(1);
        LocalDate today = now.today();
        try {
            time.to(calendars.everywhere().plus(later, 5).toString());
            assertThat(refused(state, supervisor, "extend", 1, Map.of("addressed", EDUCATION, "until", calendars.everywhere().plus(later, 9).toString(), "reason", "晚了"))).anyMatch(one -> one.contains("已经过了，不能再延"));
            assertThat(refused(state, supervisor, "circulate", 1, Map.of("about", "逾期五个工作日没有答复"))).isEmpty();
            assertThat(cases.state(state.id()).openElsewhere()).hasSize(1);
        } finally {
            time.to(today.toString());
        }
    }

    @Test
    @DisplayName("办件、文件、记录、机关、网页都可以是对象；工作台上的地址和公开的地址是同一个对象；没有地址的、工作台上别的页面不是")
    void subjects() {
        assertThat(Subject.of("/desk/cases/0123456789ab").map(Subject::kind)).contains(Subject.Kind.CASE);
        assertThat(Subject.of("/desk/documents/0123456789ab")).isEqualTo(Subject.of("https://www.example.gov.cn/documents/0123456789ab/plain")).map(Subject::kind).contains(Subject.Kind.DOCUMENT);
        assertThat(Subject.of("/desk/registers/penalties/record?key=K-1")).isEqualTo(Subject.of("/registers/penalties/K-1")).map(Subject::kind).contains(Subject.Kind.RECORD);
        assertThat(Subject.of("/desk/organs/lq-jy")).isEqualTo(Subject.of("/organs/lq-jy")).map(Subject::kind).contains(Subject.Kind.ORGAN);
        assertThat(Subject.of("/reports/annual?year=2004").map(Subject::address)).contains("/reports/annual");
        assertThat(Subject.of("教育局")).isEmpty();
        assertThat(Subject.of("/desk/people")).isEmpty();
    }

    @Test
    @DisplayName("督办的机关和被督办的机关看得到“督办中”，别的机关看不到")
    void saidAtItsSubject() {
        CaseState state = office.ordered(supervisor, EDUCATION, until, "缺联系方式");
        Subject subject = Subject.of("/organs/" + EDUCATION).orElseThrow();
        assertThat(orders.about(subject, supervisor.scope())).extracting(Orders.Open::caseId).contains(state.id());
        assertThat(orders.about(subject, officer.scope())).extracting(Orders.Open::caseId).contains(state.id());
        assertThat(orders.about(subject, office.somebody("elsewhere", CaseworkCast.HOUSING, Role.OFFICER).scope())).isEmpty();
    }
}
