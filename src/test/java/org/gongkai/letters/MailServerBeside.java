package org.gongkai.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.CaseworkCast.APPROVER;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.Cases;
import org.gongkai.casework.CaseworkCast;
import org.gongkai.casework.filing.Submit;
import org.gongkai.ledger.Loops;
import org.gongkai.ledger.Verify;
import org.gongkai.procedure.Duties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** A mail server beside the application, which a test stops, replaces and starts, and requests whose replies go by e-mail. */
@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class, MailServerBeside.StoppedBetween.class})
@ExtendWith(OutputCaptureExtension.class)
abstract class MailServerBeside {

    static final int PORT = freePort();
    static final ServerSetup SETUP = new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    static final String ADDRESS = "lin@example.org";
    static GreenMail server = new GreenMail(SETUP);
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

        boolean armed;

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

    Submit byMail() {
        Submit request = cast.request(EDUCATION, "校服采购合同");
        Map<String, String> applicant = new HashMap<>(request.applicant());
        applicant.put("email", ADDRESS);
        return new Submit(request.type(), request.channel(), request.party(), request.organs(), request.actor(), applicant,
                Map.of("way", "email", "medium", "electronic"), request.items(), null, null, null, null, null);
    }

    /** A decided request whose notices are no longer in the outbox. */
    String decided() {
        String request = cast.submitted(byMail());
        cast.does(OFFICER, "receive", request, Map.of("confirmation", "phone", "proof", "通话记录2026-1"));
        cast.does(OFFICER, "accept", request, Map.of());
        cast.does(APPROVER, "decide", request, cast.answers("R36-1"));
        client.sql("delete from letters.outgoing where subject = ?").param(request).update();
        return request;
    }

    String dispatched() {
        String request = decided();
        cast.does(OFFICER, "dispatch", request, Map.of("way", "email"));
        return request;
    }

    void later(Duration duration) {
        time.moveTo(time.instant().plus(duration));
    }

    void verified() {
        org.awaitility.Awaitility.await().untilAsserted(() ->
                assertThat(client.sql("select count(*) from ledger.pending").query(Long.class).single()).isZero());
        assertThat(verify.run(true, position -> { }).differences()).isEmpty();
    }

    static String subject(MimeMessage message) {
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
