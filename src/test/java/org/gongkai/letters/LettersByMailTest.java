package org.gongkai.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gongkai.casework.CaseworkCast.APPROVER;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Multipart;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.Cases;
import org.gongkai.casework.CaseworkCast;
import org.gongkai.casework.filing.Submit;
import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Loops;
import org.gongkai.ledger.Verify;
import org.gongkai.letters.OutgoingMail.State;
import org.gongkai.procedure.Duties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class, LettersByMailTest.StoppedBetween.class})
@ExtendWith(OutputCaptureExtension.class)
@DisplayName("电子邮件发送文书：一封不少，一封不重，说不清的交给人")
class LettersByMailTest {

    private static final int PORT = freePort();
    private static final ServerSetup SETUP = new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    private static final String ADDRESS = "lin@example.org";
    private static GreenMail server = new GreenMail(SETUP);

    @Autowired
    CaseworkCast cast;
    @Autowired
    Cases cases;
    @Autowired
    Letters letters;
    @Autowired
    Outbox outbox;
    @Autowired
    Mailer mailer;
    @Autowired
    Loops loops;
    @Autowired
    MailWriter writer;
    @Autowired
    Smtp smtp;
    @Autowired
    MailSettings settings;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    JdbcClient client;
    @Autowired
    Verify verify;
    @Autowired
    List<Duties> duties;
    @Autowired
    TimeMachine time;
    @Autowired
    StoppedBetween stopped;

    /** Breaks the transaction that settles a message, as a node does that stops between hand-over and commit. */
    @TestConfiguration(proxyBeanMethods = false)
    static class StoppedBetween {

        private boolean armed;

        @EventListener
        @Order(0)
        void stop(LetterMailed mailed) {
            if (armed) {
                throw new IllegalStateException("stopped");
            }
        }
    }

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry registry) {
        registry.add("gongkai.mail.host", () -> "127.0.0.1");
        registry.add("gongkai.mail.port", () -> PORT);
        registry.add("gongkai.mail.security", () -> "none");
        registry.add("gongkai.mail.from", () -> "office@linxi.example.cn");
        registry.add("gongkai.mail.timeout", () -> "5s");
        registry.add("gongkai.mail.sends", () -> "false");
    }

    @BeforeEach
    void anEmptyOutbox() {
        time.to("2026-03-02");
        stopped.armed = false;
        client.sql("delete from letters.outgoing").update();
        server.stop();
        server = new GreenMail(SETUP);
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    @DisplayName("第四十条 答复书以电子邮件发出：发出与答复各记一笔，附件是答复书，服务器的回答记在办件上，核验无误")
    void answerGoesOut() throws Exception {
        String request = decided();
        assertThat(outbox.of(request)).isEmpty();
        cast.does(OFFICER, "dispatch", request, Map.of("way", "email"));
        OutgoingMail waiting = outbox.of(request).getFirst();
        assertThat(waiting.state()).isEqualTo(State.WAITING);
        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(cast.refused(OFFICER, "dispatch", request, Map.of("way", "email")).getFirst()).contains("还没有结果");

        assertThat(mailer.handOver()).isEqualTo(1);
        MimeMessage message = server.getReceivedMessages()[0];
        assertThat(message.getMessageID()).isEqualTo(waiting.messageId());
        assertThat(message.getAllRecipients()).extracting(Object::toString).containsExactly(ADDRESS);
        assertThat(message.getSubject()).contains("临溪区教育局", "政府信息公开申请答复书", "临教公复〔2026〕");
        Multipart parts = (Multipart) message.getContent();
        assertThat(parts.getBodyPart(0).getContent().toString()).contains("林小舟：", "/matters", "编号");
        assertThat(MimeUtility.decodeText(parts.getBodyPart(1).getFileName())).contains("政府信息公开申请答复书", "临教公复〔2026〕").matches(".*\\.(pdf|docx)");

        OutgoingMail sent = outbox.of(request).getFirst();
        assertThat(sent.state()).isEqualTo(State.SENT);
        Act mailed = cases.state(request).lastAct();
        assertThat(mailed.kind()).isEqualTo("inforequest.mailed");
        assertThat(mailed.text("proof")).startsWith("250").isEqualTo(sent.proof());
        assertThat(mailed.toString()).doesNotContain(ADDRESS);
        assertThat(mailer.handOver()).isZero();
        cast.does(OFFICER, "serve", request, Map.of("way", "email", "proof", "REPLY-1"));
        verified();
    }

    @Test
    @DisplayName("发信线程在办理之外自己送出，停下时把手上的一封办完")
    void besideTheRequests() throws InterruptedException {
        mailer.loop.start();
        try {
            String request = dispatched();
            org.awaitility.Awaitility.await().untilAsserted(() -> assertThat(outbox.of(request).getFirst().state()).isEqualTo(State.SENT));
        } finally {
            mailer.loop.stop();
        }
        assertThat(mailer.loop.isRunning()).isFalse();
    }

    @Test
    @DisplayName("选了电子邮件的申请人，登记回执、补正告知书同时发到邮箱；没有选的不发")
    void noticesFollow() throws Exception {
        String request = cast.submitted(byMail());
        cast.does(OFFICER, "receive", request, Map.of("confirmation", "phone", "proof", "通话记录2026-1"));
        cast.does(OFFICER, "accept", request, Map.of());
        cast.does(OFFICER, "ask-completion", request, Map.of("missing", "请写明年份", "completeBy", "2026-03-25"));
        mailer.handOver();
        assertThat(Arrays.stream(server.getReceivedMessages()).map(LettersByMailTest::subject).toList()).hasSize(2)
                .anyMatch(subject -> subject.contains("登记回执")).anyMatch(subject -> subject.contains("补正告知书"));
        assertThat(cases.state(request).all("mailed")).hasSize(2);
        assertThat(outbox.of(cast.inProgress(EDUCATION, "校车"))).isEmpty();
        verified();
    }

    @Test
    @DisplayName("发信服务器不在，办理照常；服务器回来以后发出一次，等待逐次加长")
    void serverDownThenUp(CapturedOutput log) {
        server.stop();
        String request = dispatched();
        mailer.handOver();
        OutgoingMail waiting = outbox.of(request).getFirst();
        assertThat(waiting.state()).isEqualTo(State.WAITING);
        assertThat(waiting.trouble().inWords()).isEqualTo("连不上发信服务器");
        assertThat(waiting.nextAt()).isEqualTo(time.instant().plus(Duration.ofMinutes(1)));
        assertThat(mailer.handOver()).as("还没有到时候").isZero();
        later(Duration.ofMinutes(1));
        mailer.handOver();
        assertThat(outbox.of(request).getFirst().nextAt()).isEqualTo(time.instant().plus(Duration.ofMinutes(2)));
        server = new GreenMail(SETUP);
        server.start();
        later(Duration.ofMinutes(2));
        mailer.handOver();
        mailer.handOver();
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(outbox.of(request).getFirst().state()).isEqualTo(State.SENT);
        assertThat(log.getAll()).doesNotContain(ADDRESS, "林小舟");
    }

    @Test
    @DisplayName("三天没有送出的，不再自动重试，退回给人")
    void givenUp() {
        server.stop();
        String request = dispatched();
        for (int attempts = 0; attempts < 80 && outbox.of(request).getFirst().state() == State.WAITING; attempts++) {
            later(Duration.ofHours(3));
            mailer.handOver();
        }
        OutgoingMail back = outbox.of(request).getFirst();
        assertThat(back.state()).isEqualTo(State.RETURNED);
        assertThat(back.trouble().inWords()).startsWith("多次没有送出");
        assertThat(back.attempts()).isBetween(20, 30);
    }

    @Test
    @DisplayName("寄出的查询码和回执一样只留一天：寄出了的到时销毁，没有寄出的留到寄出；寄过没有，一直查得到")
    void codesGoWithTheReceipt() {
        server.stop();
        String request = cast.inProgress(EDUCATION, "校车");
        transaction.executeWithoutResult(status -> outbox.put(new MailOrder(request, cases.state(request).acts().getFirst().id(), EDUCATION, ADDRESS, List.of(), List.of(),
                Map.of("applicant", "林小舟", "number", "1", "code", "abcdefgh", "matter", "申请", "request", "校车", "phone", ""), MailOrder.RECEIPT, Duration.ofDays(1))));
        OutgoingMail code = outbox.of(request).getFirst();
        later(Duration.ofHours(25));
        outbox.forgetCodes();
        assertThat(outbox.contents(code.id()).body()).as("not yet sent").contains("abcdefgh");
        try (ScriptedSmtp well = new ScriptedSmtp(PORT, ScriptedSmtp.Fault.NONE)) {
            mailer.handOver();
            assertThat(well.whole()).isNotEmpty();
        }
        outbox.forgetCodes();
        assertThat(client.sql("select length(sealed) from letters.outgoing where id = ?").param(code.id()).query(Integer.class).single()).isZero();
        assertThat(outbox.find(code.id()).orElseThrow().state()).isEqualTo(State.SENT);
    }

    @Test
    @DisplayName("传送中途断线：服务器不可能收下，之后再发，收到一封")
    void brokenOffWithinData() {
        server.stop();
        String request = cast.inProgress(EDUCATION, "校车");
        transaction.executeWithoutResult(status -> outbox.put(new MailOrder(request, "act-large", EDUCATION, ADDRESS, List.of(), List.of(),
                Map.of("applicant", "林小舟", "number", "1", "enclosed", "很长的一封邮件。\n".repeat(500_000)))));
        try (ScriptedSmtp broken = new ScriptedSmtp(PORT, ScriptedSmtp.Fault.HANGS_UP_WITHIN_DATA)) {
            mailer.handOver();
            assertThat(broken.whole()).isEmpty();
        }
        assertThat(outbox.of(request).getFirst().state()).isEqualTo(State.WAITING);
        assertThat(outbox.of(request).getFirst().trouble().inWords()).isEqualTo("交给发信服务器时中途断线");
        try (ScriptedSmtp well = new ScriptedSmtp(PORT, ScriptedSmtp.Fault.NONE)) {
            later(Duration.ofMinutes(2));
            mailer.handOver();
            assertThat(well.whole()).hasSize(1);
        }
        assertThat(cases.state(request).lastAct().text("proof")).isEqualTo("250 2.0.0 queued as 7 for");
    }

    @Test
    @DisplayName("全文交出后没有等到回答：不自动重发；由人核实已送出，或者以同一 Message-ID 重新发送")
    void unanswered() {
        server.stop();
        String first = dispatched();
        String second = dispatched();
        try (ScriptedSmtp broken = new ScriptedSmtp(PORT, ScriptedSmtp.Fault.HANGS_UP_AFTER_DATA)) {
            mailer.handOver();
            assertThat(broken.whole()).hasSize(2);
            later(Duration.ofDays(2));
            assertThat(mailer.handOver()).isZero();
            assertThat(broken.whole()).hasSize(2);
        }
        OutgoingMail uncertain = outbox.of(first).getFirst();
        assertThat(uncertain.state()).isEqualTo(State.UNCERTAIN);
        assertThat(queues()).contains("不能确定是否已送出 2");

        assertThat(outbox.confirmSent(uncertain.id(), "person-officer")).isTrue();
        assertThat(outbox.confirmSent(uncertain.id(), "person-officer")).as("只决定一次").isFalse();
        Act mailed = cases.state(first).lastAct();
        assertThat(mailed.verb()).isEqualTo("mailed");
        assertThat(mailed.actor()).isEqualTo("person-officer");

        OutgoingMail again = outbox.of(second).getFirst();
        assertThat(outbox.sendAgain(again.id(), "person-officer")).isTrue();
        try (ScriptedSmtp well = new ScriptedSmtp(PORT, ScriptedSmtp.Fault.NONE)) {
            mailer.handOver();
            assertThat(well.whole()).singleElement().asString().contains("Message-ID: " + again.messageId());
        }
        assertThat(queues()).isEmpty();
    }

    @Test
    @DisplayName("450 之后 250：等一等再发，收到一封；服务器要求登录的，不当作地址被拒")
    void notNow() {
        server.stop();
        String request = dispatched();
        for (ScriptedSmtp.Fault fault : List.of(ScriptedSmtp.Fault.RCPT_450, ScriptedSmtp.Fault.DATA_END_451, ScriptedSmtp.Fault.MAIL_FROM_530)) {
            try (ScriptedSmtp busy = new ScriptedSmtp(PORT, fault)) {
                mailer.handOver();
            }
            assertThat(outbox.of(request).getFirst().state()).as(fault.name()).isEqualTo(State.WAITING);
            assertThat(outbox.of(request).getFirst().trouble().inWords()).startsWith("服务器暂时不收（").doesNotContain("@");
            later(Duration.ofMinutes(10));
        }
        try (ScriptedSmtp well = new ScriptedSmtp(PORT, ScriptedSmtp.Fault.NONE)) {
            mailer.handOver();
            assertThat(well.whole()).hasSize(1);
        }
    }

    @Test
    @DisplayName("550 拒收：记在办件上，回到待办；改用邮寄发出以后不再是待办；日志里没有姓名和地址")
    void refused(CapturedOutput log) {
        server.stop();
        String request = dispatched();
        try (ScriptedSmtp refusing = new ScriptedSmtp(PORT, ScriptedSmtp.Fault.RCPT_550)) {
            mailer.handOver();
        }
        OutgoingMail back = outbox.of(request).getFirst();
        assertThat(back.state()).isEqualTo(State.RETURNED);
        assertThat(back.trouble().inWords()).isEqualTo("服务器拒收，请核对地址，或者改用其他方式（550 5.1.1）");
        Act returned = cases.state(request).lastAct();
        assertThat(returned.verb()).isEqualTo("mail-returned");
        assertThat(returned.toString()).contains("REFUSED 550 5.1.1").doesNotContain("@");
        assertThat(queues()).contains("被退回 1");
        cast.does(OFFICER, "dispatch", request, Map.of("way", "post", "tracking", "EX000000007CN"));
        assertThat(queues()).isEmpty();
        assertThat(outbox.of(request).getFirst().state()).isEqualTo(State.OTHERWISE);
        assertThat(log.getAll()).doesNotContain(ADDRESS, "林小舟");
        verified();
    }

    @Test
    @DisplayName("交出与记下之间停机：邮件只有一封，永不自动重发，列为不能确定")
    void stoppedBetweenHandOverAndCommit() {
        String request = dispatched();
        stopped.armed = true;
        assertThatThrownBy(mailer::handOver).isInstanceOf(IllegalStateException.class);
        stopped.armed = false;
        assertThat(outbox.of(request).getFirst().state()).isEqualTo(State.HANDING_OVER);
        assertThat(cases.state(request).all("mailed")).isEmpty();
        later(Duration.ofMinutes(2));
        assertThat(mailer.handOver()).isZero();
        assertThat(outbox.of(request).getFirst().state()).isEqualTo(State.UNCERTAIN);
        later(Duration.ofDays(9));
        mailer.handOver();
        assertThat(server.getReceivedMessages()).hasSize(1);
        verified();
    }

    @Test
    @DisplayName("两个发信进程同时发 200 封：每封恰好一次")
    void twoMailersAtOnce() throws Exception {
        String request = cast.inProgress(EDUCATION, "校车");
        Set<String> expected = new java.util.TreeSet<>();
        transaction.executeWithoutResult(status -> {
            for (int n = 0; n < 200; n++) {
                outbox.put(new MailOrder(request, "act-" + n, EDUCATION, "applicant" + n + "@example.org", List.of(), List.of(),
                        Map.of("applicant", "申请人" + n, "number", "1", "enclosed", "")));
                expected.add("applicant" + n + "@example.org");
            }
        });
        List<Future<Integer>> done = new ArrayList<>();
        try (var nodes = Executors.newFixedThreadPool(2)) {
            for (int node = 0; node < 2; node++) {
                Mailer own = new Mailer(outbox, writer, smtp, settings, transaction, time, loops);
                done.add(nodes.submit(own::handOver));
            }
        }
        assertThat(done.get(0).get() + done.get(1).get()).isEqualTo(200);
        List<String> received = new ArrayList<>();
        for (MimeMessage message : server.getReceivedMessages()) {
            received.add(message.getAllRecipients()[0].toString());
        }
        assertThat(received).hasSize(200).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(cases.state(request).all("mailed")).hasSize(200);
        client.sql("delete from letters.outgoing where act_id like 'act-%'").update();
        verified();
    }

    @Test
    @DisplayName("姓名、标题、地址里的换行成不了新的邮件头；不成立的地址退回")
    void nobodyWritesHeaders() throws Exception {
        MailMessage message = new MailMessage(smtp.session(), "<1@linxi.example.cn>", settings, new Outbox.Contents(ADDRESS, "教育局\r\nBcc: x@evil.example",
                "答复\r\nBcc: y@evil.example\u2028X: 1", "正文", List.of(), List.of()), Instant.EPOCH);
        message.attach("附件\r\nBcc: z@evil.example", "application/pdf", new byte[] {1});
        message.finished();
        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(message.getAllRecipients()).hasSize(1);
        assertThat(GreenMailUtil.getWholeMessage(message).lines()).noneMatch(line -> line.startsWith("Bcc") || line.startsWith("X:"));
        assertThatThrownBy(() -> new MailMessage(smtp.session(), "<1@x>", settings,
                new Outbox.Contents("lin@example.org\r\nBcc: x@evil.example", "局", "答复", "正文", List.of(), List.of()), Instant.EPOCH))
                .isInstanceOf(AddressException.class);
        assertThat(cast.refused(OFFICER, "dispatch", decided(), Map.of("way", "email", "to", "lin@example.org\r\nBcc: x@evil.example")).getFirst())
                .contains("改寄到的电子邮箱");
    }

    private Submit byMail() {
        Submit request = cast.request(EDUCATION, "校服采购合同");
        Map<String, String> applicant = new HashMap<>(request.applicant());
        applicant.put("email", ADDRESS);
        return new Submit(request.type(), request.channel(), request.party(), request.organs(), request.actor(), applicant,
                Map.of("way", "email", "medium", "electronic"), request.items(), null, null, null, null, null);
    }

    /** A decided request whose notices are no longer in the outbox. */
    private String decided() {
        String request = cast.submitted(byMail());
        cast.does(OFFICER, "receive", request, Map.of("confirmation", "phone", "proof", "通话记录2026-1"));
        cast.does(OFFICER, "accept", request, Map.of());
        cast.does(APPROVER, "decide", request, cast.answers("R36-1"));
        client.sql("delete from letters.outgoing where subject = ?").param(request).update();
        return request;
    }

    private String dispatched() {
        String request = decided();
        cast.does(OFFICER, "dispatch", request, Map.of("way", "email"));
        return request;
    }

    private void later(Duration duration) {
        time.moveTo(time.instant().plus(duration));
    }

    private List<String> queues() {
        Staff officer = new Staff("person-officer", "承办人", List.of(Post.at(EDUCATION, Role.OFFICER)));
        return duties.stream().flatMap(all -> all.of(officer, 50).queues().stream()).filter(queue -> queue.kind().equals("电子邮件"))
                .map(queue -> queue.title() + " " + queue.count()).toList();
    }

    private void verified() {
        org.awaitility.Awaitility.await().untilAsserted(() ->
                assertThat(client.sql("select count(*) from ledger.pending").query(Long.class).single()).isZero());
        assertThat(verify.run(true, position -> { }).differences()).isEmpty();
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (jakarta.mail.MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }
}
