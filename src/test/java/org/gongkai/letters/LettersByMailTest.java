package org.gongkai.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.Multipart;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import org.gongkai.ledger.Act;
import org.gongkai.letters.OutgoingMail.State;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("电子邮件发送文书：一封不少，一封不重，谁也写不进邮件头")
class LettersByMailTest extends MailServerBeside {

    @Test
    @DisplayName("第四十条 答复书以电子邮件发出：发出与答复各记一笔，附件是答复书，服务器的回答记在办件上，核验无误")
    void answerGoesOut() throws Exception {
        String request = decided();
        assertThat(outbox.of(request)).isEmpty();
        cast.does(OFFICER, "dispatch", request, Map.of("way", "email"));
        OutgoingMail waiting = outbox.of(request).getFirst();
        assertThat(waiting.sending().state()).isEqualTo(State.WAITING);
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
        assertThat(sent.sending().state()).isEqualTo(State.SENT);
        Act mailed = cases.state(request).lastAct();
        assertThat(mailed.kind()).isEqualTo("inforequest.mailed");
        assertThat(mailed.text("proof")).startsWith("250").isEqualTo(sent.sending().proof());
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
            org.awaitility.Awaitility.await().untilAsserted(() -> assertThat(outbox.of(request).getFirst().sending().state()).isEqualTo(State.SENT));
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
        assertThat(outbox.find(code.id()).orElseThrow().sending().state()).isEqualTo(State.SENT);
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
                "答复\r\nBcc: y@evil.example\u2028X: 1", "正文", List.of(), List.of(), null), Instant.EPOCH);
        message.attach("附件\r\nBcc: z@evil.example", "application/pdf", new byte[] {1});
        message.finished();
        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(message.getAllRecipients()).hasSize(1);
        assertThat(GreenMailUtil.getWholeMessage(message).lines()).noneMatch(line -> line.startsWith("Bcc") || line.startsWith("X:"));
        assertThatThrownBy(() -> new MailMessage(smtp.session(), "<1@x>", settings,
                new Outbox.Contents("lin@example.org\r\nBcc: x@evil.example", "局", "答复", "正文", List.of(), List.of(), null), Instant.EPOCH))
                .isInstanceOf(AddressException.class);
        assertThat(cast.refused(OFFICER, "dispatch", decided(), Map.of("way", "email", "to", "lin@example.org\r\nBcc: x@evil.example")).getFirst())
                .contains("改寄到的电子邮箱");
    }
}
