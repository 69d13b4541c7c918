package org.gongkai.casework.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.gongkai.casework.CaseworkCast.APPROVER;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.GOVERNMENT;
import static org.gongkai.casework.CaseworkCast.HOUSING;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.CaseworkCast;
import org.gongkai.casework.filing.Submit;
import org.gongkai.procedure.Actor;
import org.gongkai.registers.Entry;
import org.gongkai.registers.RecordSearch;
import org.gongkai.registers.Register;
import org.gongkai.registers.Registers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("办件情况这份名录由办件形成：收到了才有，跟着办件变，没有人的任何信息")
class CasesInPublicTest {

    @Autowired
    CaseworkCast cast;
    @Autowired
    TimeMachine time;
    @Autowired
    Registers registers;
    @Autowired
    RecordSearch records;
    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("收到以前没有；收到即在办；答复以后有结果和天数；检索、清单跟着变；没有姓名、地址、题目")
    void followsTheMatter() {
        time.to("2026-03-02");
        Register register = registers.find("cases").orElseThrow();
        String id = cast.submitted(cast.request(EDUCATION, "紫藤巷学区划分"));
        String number = jdbc.sql("select number from casework.cases where id = ?").param(id).query(String.class).single();
        assertThat(records.history(register, number)).isEmpty();
        cast.does(OFFICER, "receive", id, Map.of("confirmation", "phone", "proof", "通话记录2026-1"));
        cast.does(OFFICER, "accept", id, Map.of());
        assertThat(row(register, number).said()).containsEntry("receivedOn", "2026-03-02").containsEntry("year", "2026").containsEntry("state", "open").doesNotContainKeys("days", "outcome");
        await().atMost(Duration.ofSeconds(20)).until(() -> found(register, number, Map.of("state", "open")) == 1);
        time.to("2026-03-12");
        cast.does(APPROVER, "decide", id, cast.answers("R36-1"));
        cast.does(OFFICER, "serve", id, Map.of("way", "post", "proof", "EX000000002CN"));
        Entry ended = row(register, number);
        assertThat(ended.organ()).isEqualTo(EDUCATION);
        assertThat(ended.said()).containsEntry("type", "政府信息公开申请").containsEntry("concludedOn", "2026-03-12").containsEntry("days", "10").containsEntry("state", "done");
        assertThat(ended.said().get("outcome")).startsWith("已主动公开");
        assertThat(ended.said().toString()).doesNotContain("林小舟", "柳岸街", "紫藤巷", "099-20000000");
        await().atMost(Duration.ofSeconds(20)).until(() -> found(register, number, Map.of("ending", ended.said().get("ending"))) == 1);
        assertThat(records.find(register, new RecordSearch.Asked("紫藤巷", Map.of(), "", false, null, 10)).total()).as("its words lead nowhere").isZero();
        assertThat(records.standing(register, "", 1000)).extracting(Entry::key).contains(number).isEqualTo(jdbc.sql("select number from casework.cases where received_on is not null and type <> 'tipmail' order by number limit 1000")
                .query(String.class).list());
        assertThat(records.standing(register, number, 1000)).extracting(Entry::key).doesNotContain(number);
    }

    @Test
    @DisplayName("举报等只有几个岗位看得到的来件：收没收到也不公开，编号、日期、机关一样没有，检索里、图里也没有")
    void whatOnlySomeSee() {
        time.to("2026-03-02");
        Register register = registers.find("cases").orElseThrow();
        String id = cast.submitted(new Submit("tipmail", "web", "nat", List.of(GOVERNMENT), Actor.applicant(), Map.of("phone", "13900001234"),
                Map.of("purpose", "report"), List.of(Map.of("title", "占用消防通道", "description", "仓库门口堆满了货。")), null, null, null, null, null));
        cast.does(OFFICER, "accept", id, Map.of());
        String number = jdbc.sql("select number from casework.cases where id = ? and received_on is not null").param(id).query(String.class).single();
        assertThat(records.history(register, number)).isEmpty();
        assertThat(records.standing(register, "", 1000)).extracting(Entry::key).doesNotContain(number);
        String open = cast.inProgress(EDUCATION, "同一天的申请");
        String after = jdbc.sql("select number from casework.cases where id = ?").param(open).query(String.class).single();
        await().atMost(Duration.ofSeconds(20)).until(() -> found(register, after, Map.of()) == 1);
        assertThat(found(register, number, Map.of())).as("the index went on past it").isZero();
        assertThat(records.chart(register)).extracting(RecordSearch.Group::shown).noneMatch(type -> type.contains("举报信箱"));
    }

    @Test
    @DisplayName("收费和免收：发通知、缴费、免收各计一件，金额是缴的那些；没有一个申请人")
    void fees() {
        time.to("2026-04-01");
        Register register = registers.find("request-fees").orElseThrow();
        String paid = cast.inProgress(HOUSING, "甲卷宗");
        String waived = cast.inProgress(HOUSING, "乙卷宗");
        for (String id : List.of(paid, waived)) {
            cast.does(APPROVER, "fee-notice", id, Map.of("tariff", "per-page", "count", "60", "payment", "窗口缴纳"));
            cast.does(OFFICER, "fee-notice-delivered", id, Map.of("proof", "回执1"));
        }
        cast.does(OFFICER, "fee-paid", paid, Map.of("bill", "票据2026-1"));
        cast.does(APPROVER, "fee-waive", waived, Map.of("reason", "低保户"));
        Entry row = records.history(register, HOUSING + "~2026").getFirst();
        assertThat(row.said()).containsEntry("notices", "2").containsEntry("paid", "1").containsEntry("waived", "1").containsEntry("lapsed", "0");
        assertThat(new BigDecimal(row.said().get("amount"))).isPositive();
        assertThat(row.said().toString()).doesNotContain("低保户", "林小舟");
        await().atMost(Duration.ofSeconds(20)).until(() -> records.find(register, new RecordSearch.Asked("", Map.of("year", "2026"), "", false, null, 10)).total() == 1);
    }

    private Entry row(Register register, String number) {
        List<Entry> history = records.history(register, number);
        assertThat(history).hasSize(1);
        return history.getFirst();
    }

    private long found(Register register, String number, Map<String, String> chosen) {
        return records.find(register, new RecordSearch.Asked(number, chosen, "", false, null, 10)).entries().stream().filter(entry -> entry.key().equals(number)).count();
    }
}
