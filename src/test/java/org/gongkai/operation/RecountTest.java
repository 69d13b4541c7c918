package org.gongkai.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;

import org.gongkai.DemoDistrict;
import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.ledger.Verification;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@GongkaiTest
@Import(TimeMachine.Installed.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("第四十九条、第五十条 锁定的报告，每一格由动作和名录另算一遍，与计数的程序无关")
class RecountTest {

    @Autowired
    Recount recount;
    @Autowired
    JdbcClient jdbc;

    private long compared;

    @BeforeAll
    void theDistrictReports(@Autowired DemoDistrict demo, @Autowired TimeMachine time) {
        time.to("2026-11-20");
        demo.tell("cast", "registers", "documents", "matters", "remedies", "annual-reports");
    }

    @Test
    @DisplayName("示范区四份年报，由台账得出的每一格都相同")
    void everyCellOfTheDemo() {
        assertThat(differences()).isEmpty();
        Long cells = jdbc.sql("""
                select count(*) from reporting.edition e, jsonb_each(e.snapshot::jsonb -> 'tables') t, jsonb_each(t.value) r, jsonb_each(r.value) c
                where jsonb_typeof(c.value) = 'number' and not jsonb_exists(e.snapshot::jsonb -> 'typed', t.key || '.' || r.key || '.' || c.key)""").query(Long.class).single();
        assertThat(compared).isEqualTo(cells).isGreaterThan(700);
    }

    @Test
    @DisplayName("台账的计数被人加了一倍，复算不随它变；报告里的一个数被人改了，指出是哪一格")
    void aNumberOfTheReportIsChanged() {
        String report = jdbc.sql("select id from reporting.edition where organ = 'qinglan'").query(String.class).single();
        String before = jdbc.sql("select snapshot from reporting.edition where id = ?").param(report).query(String.class).single();
        jdbc.sql("insert into ledger.fact (kind, code, party, organ, on_date, amount, record, act_id) select kind, code, party, organ, on_date, amount, record, act_id from ledger.fact where kind = 'inforequest.received'").update();
        assertThat(differences()).isEmpty();
        jdbc.sql("update reporting.edition set snapshot = jsonb_set(snapshot::jsonb, '{tables,t3,r1,nat}', '1')::text where id = ?").param(report).update();
        assertThat(differences()).containsExactly(report + " t3.r1.nat");
        jdbc.sql("update reporting.edition set snapshot = ? where id = ?").params(before, report).update();
    }

    @Test
    @DisplayName("名录的一条被人改了，机关自己的和汇总的两份报告都指出这一格")
    void anEntryIsChanged() {
        raise(100);
        assertThat(differences()).hasSize(2).allMatch(one -> one.endsWith(" t2.fees.amount"));
        raise(-100);
    }

    /** The amount that one organ took in in one month. */
    private void raise(int by) {
        jdbc.sql("""
                update registers.entry set content = jsonb_set(content, '{amount}', to_jsonb(((content ->> 'amount')::numeric + ?)::text))
                where register = 'fee-income' and number = (select min(number) from registers.entry where register = 'fee-income' and content ->> 'month' = '2025-12')""").param(by).update();
    }

    @Test
    @DisplayName("只核验新近的台账时，这一段里锁定过报告才复算，没有的不必把整本台账读一遍")
    void onlyWhereAReportWasLocked() {
        await().until(() -> jdbc.sql("select not exists (select from ledger.pending)").query(Boolean.class).single());
        long last = jdbc.sql("select max(l.position) from ledger.link l join ledger.act a on a.seq = l.act_seq where a.kind = 'report.locked'").query(Long.class).single();
        assertThat(differences(new Verification.Range(last - 1, last))).isEmpty();
        assertThat(compared).isPositive();
        assertThat(differences(new Verification.Range(last, last + 1000))).isEmpty();
        assertThat(compared).isZero();
    }

    private List<String> differences() {
        return differences(new Verification.Range(0, Long.MAX_VALUE));
    }

    private List<String> differences(Verification.Range range) {
        List<String> found = new ArrayList<>();
        compared = 0;
        recount.verify(range, new Verification.Differences() {
            @Override
            public void compared(long count) {
                compared += count;
            }

            @Override
            public void differs(String record, String what, Object derived, Object stored) {
                found.add(record);
            }
        });
        return found;
    }
}
