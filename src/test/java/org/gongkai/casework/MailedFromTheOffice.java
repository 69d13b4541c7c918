package org.gongkai.casework;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import org.gongkai.TimeMachine;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Verify;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** An office that sends by a mail server, of which it sees what has come in. */
abstract class MailedFromTheOffice {

    static final GreenMail SERVER = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

    @Autowired
    CaseworkCast cast;
    @Autowired
    Verify verify;
    @Autowired
    Ledger ledger;
    @Autowired
    TimeMachine time;

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry registry) {
        if (!SERVER.getSmtp().isRunning()) {
            SERVER.start();
        }
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

    static List<String> messages(String to, int expected) throws Exception {
        await().atMost(Duration.ofSeconds(20)).until(() -> of(to).size() >= expected);
        return of(to);
    }

    private static List<String> of(String to) throws Exception {
        List<String> found = new ArrayList<>();
        for (MimeMessage message : SERVER.getReceivedMessages()) {
            if (message.getAllRecipients()[0].toString().equals(to)) {
                found.add(String.valueOf(((MimeMultipart) message.getContent()).getBodyPart(0).getContent()));
            }
        }
        return found;
    }
}
