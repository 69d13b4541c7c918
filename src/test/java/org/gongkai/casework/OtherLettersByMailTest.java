package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.gongkai.casework.CaseworkCast.APPROVER;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.OFFICE;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.digest.Digests;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.casework.mail.CaseMail;
import org.gongkai.casework.receipt.NewCodes;
import org.gongkai.casework.receipt.Receipts;
import org.gongkai.directory.AddPerson;
import org.gongkai.directory.GivePost;
import org.gongkai.directory.Operator;
import org.gongkai.directory.People;
import org.gongkai.directory.RecordAbsence;
import org.gongkai.directory.ReminderWay.Channel;
import org.gongkai.directory.ReminderWays;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Verify;
import org.gongkai.letters.OutgoingMail;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("更正、投诉的文书也以电子邮件送达；要电子邮件而没有地址的，当场说明")
class OtherLettersByMailTest {

    private static final String ADDRESS = "lin@example.org";
    private static final GreenMail SERVER = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

    @Autowired
    CaseworkCast cast;
    @Autowired
    Cases cases;
    @Autowired
    CaseMail mail;
    @Autowired
    Submitting submitting;
    @Autowired
    Receipts receipts;
    @Autowired
    NewCodes codes;
    @Autowired
    CaseFolders folders;
    @Autowired
    Ledger ledger;
    @Autowired
    Verify verify;
    @Autowired
    TimeMachine time;
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

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry registry) {
        SERVER.start();
        registry.add("gongkai.mail.host", () -> "127.0.0.1");
        registry.add("gongkai.mail.port", () -> SERVER.getSmtp().getPort());
        registry.add("gongkai.mail.security", () -> "none");
        registry.add("gongkai.mail.from", () -> "office@linxi.example.cn");
        registry.add("gongkai.digest.sends", () -> "false");
    }

    @BeforeEach
    void today() {
        time.to("2026-03-02");
    }

    @Test
    @DisplayName("第二十九条 选了电子邮件而没有填电子邮箱：不收，说明填什么，或者改选；选别的方式不要求邮箱")
    void emailNeedsAnAddress() {
        Submit request = cast.request(EDUCATION, "校服采购合同");
        Submit byMail = with(request, request.applicant(), Map.of("way", "email", "medium", "electronic"));
        assertThat(submitting.refusals(byMail)).singleElement().satisfies(refusal -> {
            assertThat(refusal.sentence()).isEqualTo("“获取信息的方式”选了“电子邮件”，请填写“电子邮箱”，或者改选其他方式");
            assertThat(refusal.field()).isEqualTo("email");
        });
        assertThat(submitting.submit(byMail)).isInstanceOf(Submission.Refused.class);
        Map<String, String> reachable = new HashMap<>(request.applicant());
        reachable.put("email", ADDRESS);
        assertThat(submitting.refusals(with(request, reachable, byMail.content()))).isEmpty();
        reachable.put("email", "没有");
        assertThat(submitting.refusals(with(request, reachable, byMail.content()))).extracting(Refusal::field).containsExactly("email");
        assertThat(submitting.refusals(request)).isEmpty();
    }

    @Test
    @DisplayName("回执发到提交时填写的邮箱，写着编号和查询码；丢了查询码，只往这个邮箱发新的，旧的随即作废，记一笔；别的邮箱、别的编号什么也不发；一天最多三次")
    void receiptAndNewCodes() throws Exception {
        Submit request = cast.request(EDUCATION, "民办幼儿园年检结果");
        Map<String, String> reachable = new HashMap<>(request.applicant());
        reachable.put("email", "receipt@example.org");
        Submission.Accepted filed = (Submission.Accepted) submitting.submit(with(request, reachable, request.content()), receipts.to("browser:test"));
        assertThat(receipts.open(filed.applicationId(), "browser:other")).isEmpty();
        assertThat(receipts.open(filed.applicationId(), "browser:test")).hasValueSatisfying(receipt -> {
            assertThat(receipt.code()).isEqualTo(filed.code());
            assertThat(receipt.lastDay()).hasToString("2026-03-30");
        });
        assertThat(messages("receipt@example.org", 1).getFirst()).contains(filed.number(), filed.code(), "民办幼儿园年检结果");
        assertThat(cases.state(filed.caseIds().getFirst()).acts()).as("a receipt is no step of the case").hasSize(1);

        codes.byMail(filed.number(), "another@example.org");
        codes.byMail("不存在的编号", "receipt@example.org");
        assertThat(folders.byNumberAndCode(filed.number(), filed.code())).hasSize(1);
        for (int n = 0; n < 5; n++) {
            codes.byMail(filed.number(), " Receipt@Example.org ");
        }
        assertThat(messages("another@example.org", 0)).isEmpty();
        List<String> sent = messages("receipt@example.org", 4);
        List<String> given = sent.stream().flatMap(text -> Pattern.compile("新查询码是 (\\S{8})，").matcher(text).results()).map(found -> found.group(1)).toList();
        assertThat(given).hasSize(3).filteredOn(code -> !folders.byNumberAndCode(filed.number(), code).isEmpty()).as("each new code ends the one before").hasSize(1);
        assertThat(folders.byNumberAndCode(filed.number(), filed.code())).isEmpty();
        assertThat(receipts.open(filed.applicationId(), "browser:test")).as("the receipt with the old code").isEmpty();
        assertThat(ledger.of(filed.applicationId())).extracting(act -> act.kind() + " " + act.text("way")).containsOnly(NewCodes.RENEWED + " email").hasSize(3);
        await().untilAsserted(() -> assertThat(verify.run(true, position -> { }).differences()).isEmpty());
    }

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

    private static List<String> messages(String to, int expected) throws Exception {
        await().atMost(java.time.Duration.ofSeconds(20)).until(() -> of(to).size() >= expected);
        return of(to);
    }

    private static List<String> of(String to) throws Exception {
        List<String> found = new java.util.ArrayList<>();
        for (jakarta.mail.internet.MimeMessage message : SERVER.getReceivedMessages()) {
            if (message.getAllRecipients()[0].toString().equals(to)) {
                found.add(String.valueOf(((jakarta.mail.internet.MimeMultipart) message.getContent()).getBodyPart(0).getContent()));
            }
        }
        return found;
    }

    @Test
    @DisplayName("第四十一条 更正告知书以电子邮件送达：发出、送出各记一笔，附件是告知书；被退回也记下")
    void correction() throws Exception {
        String request = submitted("recordcorrection", Map.of("name", "林小舟", "identityNumber", "990005199001010000", "phone", "099-20000000", "email", ADDRESS),
                Map.of("purpose", "other"));
        cast.does(OFFICER, "receive", request, Map.of());
        assertThat(mail.of(request)).isEmpty();
        cast.does(APPROVER, "correct", request, Map.of("change", "学号已改正。"));
        cast.does(OFFICER, "dispatch", request, Map.of("way", "email"));
        arrives(request, "政府信息更正告知书", "recordcorrection.mailed");
    }

    @Test
    @DisplayName("第四十一条 没有邮箱的，发电子邮件这一步说明理由，邮寄照常")
    void correctionWithoutAddress() {
        String request = submitted("recordcorrection", Map.of("name", "林小舟", "identityNumber", "990005199001010000", "phone", "099-20000000"),
                Map.of("purpose", "other"));
        cast.does(OFFICER, "receive", request, Map.of());
        cast.does(APPROVER, "refuse", request, Map.of("reason", "记录与档案相符。"));
        assertThat(cast.refused(OFFICER, "dispatch", request, Map.of("way", "email"))).singleElement().asString().contains("没有电子邮箱", "改用其他方式");
        cast.does(OFFICER, "dispatch", request, Map.of("way", "post", "tracking", "EX000000002CN"));
    }

    @Test
    @DisplayName("第五十一条 投诉的书面答复以电子邮件送达，写着查证结果；不予受理的也有告知书")
    void complaint() throws Exception {
        Map<String, String> complainant = Map.of("name", "林小舟", "phone", "099-20000000", "email", ADDRESS);
        String complaint = submitted("transparencycomplaint", complainant, Map.of("purpose", "not-answered"));
        cast.does(OFFICE, "accept", complaint, Map.of());
        cast.does(APPROVER, "answer", complaint, Map.of("result", "found", "answer", "已督促三日内答复。"));
        cast.does(OFFICE, "dispatch", complaint, Map.of("way", "email"));
        arrives(complaint, "政府信息公开投诉答复书", "transparencycomplaint.mailed");

        String declined = submitted("transparencycomplaint", complainant, Map.of("purpose", "rights"));
        cast.does(OFFICE, "decline", declined, Map.of("answer", "请向信访部门提出。"));
        cast.does(OFFICE, "dispatch", declined, Map.of("way", "email"));
        arrives(declined, "政府信息公开投诉不予受理告知书", "transparencycomplaint.mailed");
    }

    @Test
    @DisplayName("来信的答复和不予受理的告知：留了邮箱的随即发去，没有留的在网上看，都不等人去发")
    void mailboxes() throws Exception {
        Map<String, String> writer = Map.of("name", "林小舟", "phone", "099-20000000", "email", ADDRESS);
        Map<String, String> content = Map.of("purpose", "ask", "agreesToPublish", "no");
        String letter = submitted("organmail", writer, content);
        cast.does(OFFICER, "accept", letter, Map.of());
        assertThat(mail.of(letter)).isEmpty();
        cast.does(APPROVER, "answer", letter, Map.of("answer", "学籍记录已经改正。"));
        arrives(letter, "来信答复", "organmail.mailed");
        String declined = submitted("organmail", writer, content);
        cast.does(OFFICE, "decline", declined, Map.of("answer", "请向法院提出。"));
        arrives(declined, "来信不予受理告知", "organmail.mailed");
        String unreachable = submitted("organmail", Map.of("name", "林小舟", "phone", "099-20000000"), content);
        cast.does(OFFICER, "accept", unreachable, Map.of());
        cast.does(APPROVER, "answer", unreachable, Map.of("answer", "学籍记录已经改正。"));
        assertThat(mail.of(unreachable)).isEmpty();
    }

    private void arrives(String caseId, String letter, String act) throws Exception {
        await().untilAsserted(() -> assertThat(mail.of(caseId)).singleElement().satisfies(sent -> assertThat(sent.sending().state()).isEqualTo(OutgoingMail.State.SENT)));
        // reminders go to others from the same server
        assertThat(Stream.of(SERVER.getReceivedMessagesForDomain(ADDRESS)).reduce((one, later) -> later).orElseThrow().getSubject()).contains(letter);
        assertThat(cases.state(caseId).lastAct().kind()).isEqualTo(act);
        await().untilAsserted(() -> assertThat(verify.run(true, position -> { }).differences()).isEmpty());
    }

    private String submitted(String type, Map<String, String> applicant, Map<String, String> content) {
        return cast.submitted(new Submit(type, "web", "nat", List.of(EDUCATION), Actor.applicant(), applicant, content,
                List.of(Map.of("title", "学籍记录", "description", "写错了。")), null, null, null, null, null));
    }

    private static Submit with(Submit request, Map<String, String> applicant, Map<String, String> content) {
        return new Submit(request.type(), request.channel(), request.party(), request.organs(), request.actor(), applicant, content, request.items(), null,
                null, null, null, null);
    }
}
