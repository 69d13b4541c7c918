package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.HOUSING;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.calendar.ComputedDay;
import org.gongkai.calendar.DecideLocalDay;
import org.gongkai.calendar.ImportNotice;
import org.gongkai.calendar.LocalDay;
import org.gongkai.calendar.Midnight;
import org.gongkai.calendar.Now;
import org.gongkai.casework.calendarchange.FollowTheCalendar;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.clocks.Lamp;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.casework.lists.CaseRow;
import org.gongkai.casework.lists.OpenCaseCounts;
import org.gongkai.casework.lists.UnderLight;
import org.gongkai.clock.Light;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Scope;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Verify;
import org.gongkai.letters.Letters;
import org.gongkai.procedure.Actor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("日历变更后，未结办件重新推算，已告知的日期仍在")
class CalendarChangesMoveOpenCasesTest {

    @Autowired
    CaseworkCast cast;
    @Autowired
    Cases cases;
    @Autowired
    ImportNotice importNotice;
    @Autowired
    DecideLocalDay localDays;
    @Autowired
    Midnight midnight;
    @Autowired
    TimeMachine time;
    @Autowired
    Letters letters;
    @Autowired
    CaseLists lists;
    @Autowired
    OpenCaseCounts counts;
    @Autowired
    Street street;
    @Autowired
    FollowTheCalendar follow;
    @Autowired
    Ledger ledger;
    @Autowired
    Verify verify;
    @Autowired
    CaseTypes types;
    @Autowired
    Organs organs;
    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("导入下一年放假通知：跨年的期限由暂定变为确定并后移")
    void aNoticeMovesWhatRunsIntoItsYear() {
        time.to("2026-12-21");
        String caseId = cast.inProgress(EDUCATION, "跨年的申请");
        assertThat(dueOn(caseId)).as("元旦 is off without a notice").isEqualTo("2027-01-19 暂定");
        assertThat(cases.state(caseId).told()).isEqualTo(LocalDate.of(2027, 1, 19));
        assertThat(letters.words(letters.of(caseId).getFirst()).toString()).contains("2027年1月19日（暂定，以国务院办公厅放假通知为准）");

        importNotice.run("""
                {"year": 2027, "papers": [], "days": [{"name": "元旦", "date": "2027-01-01", "isOffDay": true},
                  {"name": "元旦", "date": "2027-01-04", "isOffDay": true}]}""".getBytes(StandardCharsets.UTF_8), null);

        assertThat(dueOn(caseId)).isEqualTo("2027-01-20");
        assertThat(cases.state(caseId).told()).as("what the applicant was told").isEqualTo(LocalDate.of(2027, 1, 19));
        assertThat(ledger.of("calendar/notice/2027")).singleElement().matches(act -> act.kind().equals("calendar.changed"));
        assertThatVerifyIsClean();
    }

    @Test
    @DisplayName("一个机关停班一日，只有它的期限后移一日")
    void aLocalDayMovesTheCasesOfItsOrgan() {
        time.to("2026-07-01");
        String here = cast.inProgress(HOUSING, "停班机关的申请");
        String elsewhere = cast.inProgress(EDUCATION, "别的机关的申请");
        localDays.decide(new LocalDay(LocalDate.of(2026, 7, 8), false, HOUSING, "防汛停班"), null);
        assertThat(dueOn(here)).isEqualTo("2026-07-30");
        assertThat(dueOn(elsewhere)).isEqualTo("2026-07-29");
        assertThatVerifyIsClean();
    }

    @Test
    @DisplayName("第三方逾期未提出意见：过了那一天，期限自行恢复")
    void aLapsedPauseRunsAgain() {
        time.to("2026-03-02");
        midnight.look();
        String caseId = cast.inProgress(EDUCATION, "涉及第三方的申请");
        cast.does(OFFICER, "consult", caseId, Map.of("thirdParty", "某公司", "matter", "是否同意公开"));
        assertThat(jdbc.sql("select clock from casework.cases where id = ?").param(caseId).query(String.class).single()).isEqualTo("PAUSED");
        time.to("2026-04-10");
        midnight.look();
        assertThat(jdbc.sql("select clock from casework.cases where id = ?").param(caseId).query(String.class).single()).isEqualTo("RUNNING");
        assertThatVerifyIsClean();
    }

    @Test
    @DisplayName("告知的期限晚于法定最后一日：名单上是告知的，旁边是法定的，按法定的亮灯，核验无误；升级后重新推算的也一样")
    void whatWasToldBinds() {
        time.to("2026-03-03");
        String caseId = cast.inProgress(HOUSING, "延期以后意见提前到的申请");
        time.to("2026-03-04");
        cast.does(OFFICER, "consult", caseId, Map.of("thirdParty", "某公司", "matter", "是否同意公开"));
        time.to("2026-03-05");
        Map<String, String> longer = Map.of("days", "20", "reason", "检索量大");
        assertThat(cases.preview(Perform.today(caseId, "extend", CaseworkCast.HEAD, longer)).toString()).contains("征求意见尚未结束，按意见最迟收到之日推算");
        LocalDate told = cases.clock(cast.does(CaseworkCast.HEAD, "extend", caseId, longer)).orElseThrow().due();
        time.to("2026-03-06");
        LocalDate lawful = cases.clock(cast.does(OFFICER, "opinion", caseId, Map.of("opinion", "agrees", "proof", "来文2026-1"))).orElseThrow().lawful();
        assertThat(lawful).isBefore(told);
        assertThat(kept(caseId)).containsExactly(told + " " + lawful, told + " " + lawful);

        time.to(lawful.plusDays(1).toString());
        LocalDate today = lawful.plusDays(1);
        assertThat(lit(Light.RED, today)).as("red: the law's day is over, the day that was told is not").isEqualTo(1);
        assertThat(lit(Light.BLACK, today)).as("not overdue").isZero();
        assertThat(lit(Light.YELLOW, today) + lit(Light.GREEN, today)).as("neither yellow nor green").isZero();

        jdbc.sql("update casework.cases set due_on = lawful_on, lawful_on = null where id = ?").param(caseId).update();
        jdbc.sql("update casework.handling set due_on = lawful_on, lawful_on = null where case_id = ?").param(caseId).update();
        jdbc.sql("delete from casework.clocks_read").update();
        follow.followTheRules();
        assertThat(kept(caseId)).as("as an earlier version left it, read again").containsExactly(told + " " + lawful, told + " " + lawful);
        assertThatVerifyIsClean();
    }

    private long lit(Light light, LocalDate today) {
        CaseLists.Wanted wanted = new CaseLists.Wanted("inforequest", null, HOUSING, null, null, null, null, LocalDate.of(2026, 3, 3), LocalDate.of(2026, 3, 3),
                new UnderLight(light, today.atTime(10, 0), today, today.plusDays(3)));
        return lists.counts(Scope.EVERYTHING, today.atTime(10, 0), List.of(new CaseLists.Counted(CaseLists.Which.OPEN, wanted))).stream().filter(one -> one > 0).count();
    }

    private List<String> kept(String caseId) {
        return jdbc.sql("""
                select due_on || ' ' || lawful_on from casework.cases where id = :id
                union all select due_on || ' ' || lawful_on from casework.handling where case_id = :id""").param("id", caseId).query(String.class).list();
    }

    @Test
    @DisplayName("按小时的期限：清单按最先到的排，先到当天的几点；过了那一刻就超期、亮黑灯；停班一日，跟着后移")
    void whatRunsByTheHour() {
        time.moveTo(moment("2026-08-04T16:30"));
        String byDay = cast.inProgress(HOUSING, "按天的申请");
        String call = cast.submitted(new Submit("hotline", "phone", "nat", List.of(EDUCATION), Actor.applicant(), Map.of("name", "周", "phone", "099-20000009"),
                Map.of("purpose", "help", "urgent", "no"), List.of(Map.of("title", "路灯不亮", "description", "不亮")), null, null, null, null, null));
        cast.does(OFFICER, "receive", call, Map.of());
        assertThat(light(EDUCATION, call).named()).isNotNull().satisfies(named -> assertThat(named.title()).isEqualTo("派单"));
        cast.does(OFFICER, "send-out", call, Map.of("unit", HOUSING));
        assertThat(lists.open(Scope.EVERYTHING, CaseLists.Wanted.EVERYTHING, null, 500).stream().map(CaseLists.Line::id).filter(Set.of(byDay, call)::contains).findFirst()).contains(call);
        assertThat(dueAt(call)).isEqualTo("sign 2026-08-05 11:30:00");
        localDays.decide(new LocalDay(LocalDate.of(2026, 8, 5), false, HOUSING, "防汛停班"), null);
        assertThat(dueAt(call)).isEqualTo("contact 2026-08-05 16:30:00");
        assertThat(lit(Light.BLACK)).isZero();

        time.moveTo(moment("2026-08-05T16:31"));
        assertThat(light(HOUSING, call).light()).isEqualTo(Light.BLACK);
        assertThat(lit(Light.BLACK)).as("没有提交过什么，时刻一过也重数").isEqualTo(1);
        assertThat(lists.overdue(Scope.EVERYTHING, time.local(), CaseLists.Wanted.EVERYTHING, null, 500)).extracting(CaseLists.Line::id).contains(call).doesNotContain(byDay);
        CaseLists.Wanted black = new CaseLists.Wanted("hotline", null, HOUSING, null, null, null, null, null, null,
                new UnderLight(Light.BLACK, time.local(), LocalDate.of(2026, 8, 6), LocalDate.of(2026, 8, 12)));
        assertThat(lists.open(Scope.EVERYTHING, black, null, 500)).extracting(CaseLists.Line::id).containsExactly(call);
        assertThatVerifyIsClean();
    }

    @Test
    @DisplayName("清单的一行只说一个期限：灯、剩几天、到期都是它的，还有别的期限在走的写明是哪一个")
    void aRowSpeaksOfOneClock() {
        time.moveTo(moment("2026-03-06T10:00"));
        String letter = cast.submitted(new Submit("mayormail", "web", "nat", List.of(CaseworkCast.GOVERNMENT), Actor.applicant(), Map.of("name", "周", "phone", "099-20000009"),
                Map.of("purpose", "complain", "agreesToPublish", "no"), List.of(Map.of("title", "路灯不亮", "description", "不亮")), null, null, null, null, null));
        Lamp before = light(CaseworkCast.GOVERNMENT, letter);
        assertThat(before.named()).isNotNull().satisfies(named -> assertThat(named.lastDay().date()).isEqualTo("2026-03-09"));
        assertThat(before.left()).isEqualTo(1);
        assertThat(row(letter, before).lastDay()).isEqualTo(new ComputedDay(LocalDate.of(2026, 3, 9), false));
        cast.does(OFFICER, "accept", letter, Map.of());
        Lamp petition = light(CaseworkCast.GOVERNMENT, letter);
        assertThat(petition).as("5 个工作日的答复比 60 日的办结紧").isEqualTo(new Lamp(Light.YELLOW, 5, null, true));
        time.moveTo(moment("2026-03-12T10:00"));
        assertThat(light(CaseworkCast.GOVERNMENT, letter)).isEqualTo(new Lamp(Light.RED, 1, null, true));
        assertThat(row(letter, light(CaseworkCast.GOVERNMENT, letter)).lastDay()).isEqualTo(new ComputedDay(LocalDate.of(2026, 3, 13), false));
    }

    private CaseRow row(String caseId, Lamp lamp) {
        return CaseRow.of(lists.byIds(Scope.EVERYTHING, List.of(caseId)).getFirst(), "", types, organs, lamp, 0, null, ShippedDefinitions.ENDINGS);
    }

    private long lit(Light light) {
        return counts.of(Map.of(HOUSING, street.lightDays(HOUSING)), time.local()).stream().filter(lit -> lit.light() == light && lit.stage().startsWith("unit-"))
                .mapToLong(OpenCaseCounts.Lit::cases).sum();
    }

    private Lamp light(String organ, String caseId) {
        return cases.light(lists.open(Scope.EVERYTHING, CaseLists.Wanted.EVERYTHING, null, 500).stream().filter(line -> line.id().equals(caseId) && line.organ().equals(organ)).findFirst().orElseThrow());
    }

    private String dueAt(String caseId) {
        return jdbc.sql("select due_clock || ' ' || due_at from casework.handling where case_id = ? and no = 2").param(caseId).query(String.class).single();
    }

    private static Instant moment(String said) {
        return LocalDateTime.parse(said).atZone(Now.ZONE).toInstant();
    }

    private String dueOn(String caseId) {
        return jdbc.sql("select due_on || case when provisional then ' 暂定' else '' end from casework.cases where id = ?")
                .param(caseId).query(String.class).single();
    }

    private void assertThatVerifyIsClean() {
        await().atMost(Duration.ofSeconds(10)).until(() -> jdbc.sql("select count(*) from ledger.pending").query(Long.class).single() == 0);
        assertThat(verify.run(true, position -> { }).differences()).isEmpty();
    }
}
