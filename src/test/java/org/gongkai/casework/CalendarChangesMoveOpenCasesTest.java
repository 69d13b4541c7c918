package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.HOUSING;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.calendar.DecideLocalDay;
import org.gongkai.calendar.ImportNotice;
import org.gongkai.calendar.LocalDay;
import org.gongkai.calendar.Midnight;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Verify;
import org.gongkai.letters.Letters;
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
    Ledger ledger;
    @Autowired
    Verify verify;
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

    private String dueOn(String caseId) {
        return jdbc.sql("select due_on || case when provisional then ' 暂定' else '' end from casework.cases where id = ?")
                .param(caseId).query(String.class).single();
    }

    private void assertThatVerifyIsClean() {
        await().atMost(Duration.ofSeconds(10)).until(() -> jdbc.sql("select count(*) from ledger.pending").query(Long.class).single() == 0);
        assertThat(verify.run(true, position -> { }).differences()).isEmpty();
    }
}
