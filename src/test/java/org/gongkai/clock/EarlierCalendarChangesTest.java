package org.gongkai.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;

import org.gongkai.GongkaiTest;
import org.gongkai.calendar.ImportNotice;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Verify;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GongkaiTest
@DisplayName("旧版本在还没有机关时导入的放假通知、本地停班日，启动时如实补记一次，核验无误")
class EarlierCalendarChangesTest {

    @Autowired
    CalendarActs acts;
    @Autowired
    ImportNotice notices;
    @Autowired
    Ledger ledger;
    @Autowired
    Verify verify;
    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("没有台账的补记为“发现”，已有台账的不再记，只补记一次；新版本里没有台账的照样被指出来")
    void foundOnce() {
        notices.run("""
                {"year": 2041, "papers": [], "days": [{"name": "元旦", "date": "2041-01-01", "isOffDay": true}]}""".getBytes(StandardCharsets.UTF_8), null);
        jdbc.sql("update calendar.notice set unrecorded = true where year = 2041").update();
        jdbc.sql("insert into calendar.notice (year, papers, imported_at, unrecorded) values (2042, '{}', now(), true), (2042, '{}', now(), true)").update();
        jdbc.sql("insert into calendar.notice_day select max(id), '2042-01-01', true, '元旦' from calendar.notice").update();
        long closed = jdbc.sql("""
                insert into calendar.local_day (day, working, reason, decided_at, unrecorded) values ('2041-07-07', false, '台风', now(), true) returning id""")
                .query(Long.class).single();

        acts.recordEarlierOnes();
        acts.recordEarlierOnes();

        assertThat(ledger.of("calendar/notice/2041")).extracting(Act::kind).containsExactly("calendar.changed");
        assertThat(ledger.of("calendar/notice/2042")).extracting(Act::kind).containsExactly("calendar.found");
        assertThat(ledger.of("calendar/local-day/" + closed)).extracting(Act::kind).containsExactly("calendar.found");
        await().untilAsserted(() -> assertThat(jdbc.sql("select count(*) from ledger.pending").query(Long.class).single()).isZero());
        assertThat(verify.run(true, position -> { }).differences()).isEmpty();

        jdbc.sql("insert into calendar.notice (year, papers, imported_at) values (2043, '{}', now())").update();
        acts.recordEarlierOnes();
        assertThat(verify.run(true, position -> { }).differences()).extracting(Verify.Difference::record).containsExactly("2043");
        jdbc.sql("delete from calendar.notice where year = 2043").update();
    }
}
