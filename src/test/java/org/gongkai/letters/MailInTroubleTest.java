package org.gongkai.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.icegreen.greenmail.util.GreenMail;
import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.letters.OutgoingMail.State;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.system.CapturedOutput;

@DisplayName("发信服务器不在、拒收、断线、没有回答：不丢、不重发，说不清的交给人")
class MailInTroubleTest extends MailServerBeside {

    @Test
    @DisplayName("发信服务器不在，办理照常；服务器回来以后发出一次，等待逐次加长")
    void serverDownThenUp(CapturedOutput log) {
        server.stop();
        String request = dispatched();
        mailer.handOver();
        OutgoingMail waiting = outbox.of(request).getFirst();
        assertThat(waiting.sending().state()).isEqualTo(State.WAITING);
        assertThat(waiting.sending().trouble().inWords()).isEqualTo("连不上发信服务器");
        assertThat(waiting.sending().nextAt()).isEqualTo(time.instant().plus(Duration.ofMinutes(1)));
        assertThat(mailer.handOver()).as("还没有到时候").isZero();
        later(Duration.ofMinutes(1));
        mailer.handOver();
        assertThat(outbox.of(request).getFirst().sending().nextAt()).isEqualTo(time.instant().plus(Duration.ofMinutes(2)));
        server = new GreenMail(SETUP);
        server.start();
        later(Duration.ofMinutes(2));
        mailer.handOver();
        mailer.handOver();
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(outbox.of(request).getFirst().sending().state()).isEqualTo(State.SENT);
        assertThat(log.getAll()).doesNotContain(ADDRESS, "林小舟");
    }

    @Test
    @DisplayName("三天没有送出的，不再自动重试，退回给人")
    void givenUp() {
        server.stop();
        String request = dispatched();
        for (int attempts = 0; attempts < 80 && outbox.of(request).getFirst().sending().state() == State.WAITING; attempts++) {
            later(Duration.ofHours(3));
            mailer.handOver();
        }
        OutgoingMail back = outbox.of(request).getFirst();
        assertThat(back.sending().state()).isEqualTo(State.RETURNED);
        assertThat(back.sending().trouble().inWords()).startsWith("多次没有送出");
        assertThat(back.sending().attempts()).isBetween(20, 30);
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
        assertThat(outbox.of(request).getFirst().sending().state()).isEqualTo(State.WAITING);
        assertThat(outbox.of(request).getFirst().sending().trouble().inWords()).isEqualTo("交给发信服务器时中途断线");
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
        assertThat(uncertain.sending().state()).isEqualTo(State.UNCERTAIN);
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
            assertThat(outbox.of(request).getFirst().sending().state()).as(fault.name()).isEqualTo(State.WAITING);
            assertThat(outbox.of(request).getFirst().sending().trouble().inWords()).startsWith("服务器暂时不收（").doesNotContain("@");
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
        assertThat(back.sending().state()).isEqualTo(State.RETURNED);
        assertThat(back.sending().trouble().inWords()).isEqualTo("服务器拒收，请核对地址，或者改用其他方式（550 5.1.1）");
        Act returned = cases.state(request).lastAct();
        assertThat(returned.verb()).isEqualTo("mail-returned");
        assertThat(returned.toString()).contains("REFUSED 550 5.1.1").doesNotContain("@");
        assertThat(queues()).contains("被退回 1");
        cast.does(OFFICER, "dispatch", request, Map.of("way", "post", "tracking", "EX000000007CN"));
        assertThat(queues()).isEmpty();
        assertThat(outbox.of(request).getFirst().sending().state()).isEqualTo(State.OTHERWISE);
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
        assertThat(outbox.of(request).getFirst().sending().state()).isEqualTo(State.HANDING_OVER);
        assertThat(cases.state(request).all("mailed")).isEmpty();
        later(Duration.ofMinutes(2));
        assertThat(mailer.handOver()).isZero();
        assertThat(outbox.of(request).getFirst().sending().state()).isEqualTo(State.UNCERTAIN);
        later(Duration.ofDays(9));
        mailer.handOver();
        assertThat(server.getReceivedMessages()).hasSize(1);
        verified();
    }

    private List<String> queues() {
        Staff officer = new Staff("person-officer", "承办人", List.of(Post.at(EDUCATION, Role.OFFICER)));
        return duties.stream().flatMap(all -> all.of(officer, 50).queues().stream()).filter(queue -> queue.kind().equals("电子邮件"))
                .map(queue -> queue.title() + " " + queue.count()).toList();
    }
}
