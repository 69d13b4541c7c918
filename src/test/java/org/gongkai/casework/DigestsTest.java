package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.sql.Connection;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import javax.sql.DataSource;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.digest.Digests;
import org.gongkai.directory.AddPerson;
import org.gongkai.directory.GivePost;
import org.gongkai.directory.Operator;
import org.gongkai.directory.People;
import org.gongkai.directory.RecordAbsence;
import org.gongkai.directory.ReminderWay.Channel;
import org.gongkai.directory.ReminderWays;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("待办提醒：每个工作日早上一封，恰好一封；不说是谁的、什么事")
class DigestsTest extends MailedFromTheOffice {

    @Autowired
    Digests digests;
    @Autowired
    ReminderWays ways;
    @Autowired
    AddPerson adding;
    @Autowired
    GivePost giving;
    @Autowired
    RecordAbsence leave;
    @Autowired
    People people;
    @Autowired
    JdbcClient client;
    @Autowired
    DataSource database;

    private Staff someone(String login, Role role) {
        String person = adding.add("某人", login, Operator.INSTALLATION).orThrow().person().id();
        giving.give(person, EDUCATION, role, false, LocalDate.of(2020, 1, 1), Operator.INSTALLATION).orThrow();
        return people.staff(person).orElseThrow();
    }

    @Test
    @DisplayName("每个工作日早上一封待办提醒：欠什么、到哪天、什么是新的、什么转红了；只写编号、事项、日期；每人每天一封，停了再来也是；不要的不发，休息日不发，请假的发给代办人")
    void digests() throws Exception {
        Staff clerk = someone("digest.clerk", Role.OFFICER);
        Staff quiet = someone("digest.quiet", Role.OFFICER);
        Staff chief = someone("digest.chief", Role.OFFICER);
        ways.choose(clerk, Channel.EMAIL, "clerk@example.gov.cn").orThrow();
        ways.choose(chief, Channel.SMS, "13900000000").orThrow();
        ways.choose(quiet, Channel.NONE, "").orThrow();
        assertThat(ways.choose(clerk, Channel.EMAIL, "没有").reasons()).singleElement().asString().contains("电子邮箱");
        String request = cast.inProgress(EDUCATION, "教师招聘面试成绩");
        cast.does(OFFICER, "assign", request, Map.of("assignee", clerk.personId()));
        String number = client.sql("select number from casework.cases where id = ?").param(request).query(String.class).single();

        time.moveTo(time.to("2026-03-03").instant().minus(java.time.Duration.ofHours(3)));
        assertThat(digests.tellEverybody()).as("七点还早").isZero();
        time.to("2026-03-03");
        assertThat(digests.tellEverybody()).isEqualTo(1);
        assertThat(digests.tellEverybody()).as("再来一遍").isZero();
        String first = messages("clerk@example.gov.cn", 1).getFirst();
        assertThat(first).contains("您现在有 1 件待办", "新的：", number, "政府信息公开申请", "最迟 ").doesNotContain("教师招聘", "林小舟", "某人");
        assertThat(client.sql("select count(*) from ledger.act where kind = 'digest.send' and canonical like '%example.gov.cn%'").query(Integer.class).single()).isZero();

        time.to("2026-03-04");
        digests.tellEverybody();
        assertThat(messages("clerk@example.gov.cn", 2).getLast()).contains(number).doesNotContain("新的：", "红灯");
        time.to("2026-03-07");
        assertThat(digests.tellEverybody()).as("星期六").isZero();
        time.to("2026-03-27");
        leave.record(clerk.personId(), chief.personId(), time.today(), time.today(), clerk).orThrow();
        assertThat(digests.tellEverybody()).as("请假的不发，代办人一条短信").isEqualTo(1);
        assertThat(client.sql("select channel from casework.digest where day = ? and handed_at is not null").param(time.today()).query(String.class).list()).containsExactly("SMS");
        time.to("2026-03-30");
        digests.tellEverybody();
        assertThat(messages("clerk@example.gov.cn", 3).getLast()).contains("今天到期 1 件", "新转为红灯");
        assertThat(ledger.of(client.sql("select id from casework.digest where day = '2026-03-03' and person = ?").param(clerk.personId()).query(String.class).single())).hasSize(1);
        await().untilAsserted(() -> assertThat(verify.run(true, position -> { }).differences()).isEmpty());
        ways.choose(clerk, Channel.NONE, "").orThrow();
        ways.choose(chief, Channel.NONE, "").orThrow();
    }

    @Test
    @DisplayName("提醒办到一半进程没了：记录、行为、邮件一样也没有留下，重来恰好一封；写下了还没有交给短信通道的，重来时交，也只有一条")
    void digestsOnceAlsoAfterAKill() throws Exception {
        Staff clerk = someone("digest.killed", Role.OFFICER);
        ways.choose(clerk, Channel.EMAIL, "killed@example.gov.cn").orThrow();
        cast.does(OFFICER, "assign", cast.inProgress(EDUCATION, "校车线路"), Map.of("assignee", clerk.personId()));
        time.to("2026-03-05");
        String written = "select (select count(*) from casework.digest where person = :who) || ' ' || (select count(*) from ledger.act where kind = 'digest.send' and canonical like '%' || :who || '%')"
                + " || ' ' || (select count(*) from letters.outgoing o join casework.digest d on d.id = o.subject where d.person = :who)";
        try (Connection holding = database.getConnection()) {
            holding.setAutoCommit(false);
            holding.createStatement().execute("lock table letters.outgoing in exclusive mode");
            CompletableFuture<Integer> dying = CompletableFuture.supplyAsync(digests::tellEverybody);
            // the row and the act are written, the message is not: what a server sees of a process that is killed there is that its connection ends
            await().until(() -> client.sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%insert into letters.outgoing%'")
                    .query(Boolean.class).list().contains(true));
            holding.rollback();
            assertThat(dying.join()).isZero();
        }
        assertThat(client.sql(written).param("who", clerk.personId()).query(String.class).single()).isEqualTo("0 0 0");
        assertThat(digests.tellEverybody()).isEqualTo(1);
        assertThat(digests.tellEverybody()).isZero();
        assertThat(client.sql(written).param("who", clerk.personId()).query(String.class).single()).isEqualTo("1 1 1");
        assertThat(messages("killed@example.gov.cn", 1)).hasSize(1);
        time.to("2026-03-06");
        ways.choose(clerk, Channel.SMS, "13900000000").orThrow();
        assertThat(digests.tellEverybody()).isEqualTo(1);
        client.sql("update casework.digest set handed_at = null where person = ? and day = ?").params(clerk.personId(), time.today()).update();
        assertThat(digests.tellEverybody()).as("再来一遍").isZero();
        assertThat(client.sql("select count(*) from casework.digest where person = ? and day = ? and handed_at is not null").params(clerk.personId(), time.today()).query(Integer.class).single()).isOne();
        assertThat(client.sql(written).param("who", clerk.personId()).query(String.class).single()).isEqualTo("2 2 1");
        ways.choose(clerk, Channel.NONE, "").orThrow();
    }
}
