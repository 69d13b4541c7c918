package org.gongkai.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.gongkai.Clicker;
import org.gongkai.DemoDistrict;
import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.CaseworkCast;
import org.gongkai.ledger.Loops;
import org.gongkai.letters.MailSettings.Security;
import org.gongkai.letters.OutgoingMail.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("发信服务器要加密、要口令：说得清、丢不了、明文里没有一个字")
class MailServerWithPasswordTest {

    private static final int PORT = MailServerBeside.freePort();
    private static final ServerCertificate CERTIFICATE = ServerCertificate.make();
    private static final String PASSWORD = "the-office-remembers";
    private static final String USER = "office@qinglan.example.cn";

    @LocalServerPort
    int port;
    @Autowired
    DemoDistrict demo;
    @Autowired
    CaseworkCast cast;
    @Autowired
    Outbox outbox;
    @Autowired
    Mailer mailer;
    @Autowired
    Loops loops;
    @Autowired
    MailWriter writer;
    @Autowired
    SslBundles bundles;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    JdbcClient client;
    @Autowired
    TimeMachine time;

    private GreenMail server;
    private String request;

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry registry) {
        registry.add("gongkai.mail.host", () -> "localhost");
        registry.add("gongkai.mail.port", () -> PORT);
        registry.add("gongkai.mail.from", () -> USER);
        registry.add("gongkai.mail.username", () -> USER);
        registry.add("gongkai.mail.password", () -> PASSWORD);
        registry.add("gongkai.mail.bundle", () -> "post");
        registry.add("gongkai.mail.timeout", () -> "5s");
        registry.add("gongkai.mail.sends", () -> "false");
        registry.add("spring.ssl.bundle.pem.post.truststore.certificate", () -> CERTIFICATE.pem().toUri().toString());
    }

    @BeforeEach
    void aMessage() {
        System.setProperty("greenmail.tls.keystore.file", CERTIFICATE.store().toString());
        System.setProperty("greenmail.tls.keystore.password", ServerCertificate.PASSWORD);
        demo.tell("cast");
        request = cast.inProgress("qinglan", "校车");
        client.sql("delete from letters.outgoing").update();
        transaction.executeWithoutResult(status -> outbox.put(new MailOrder(request, "an-act", "qinglan", "lin@example.org", List.of(), List.of(),
                Map.of("applicant", "林小舟", "number", "1", "enclosed", ""))));
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop();
        }
        System.clearProperty("greenmail.tls.keystore.file");
        System.clearProperty("greenmail.tls.keystore.password");
    }

    private void serverWith(String password) {
        server = new GreenMail(new ServerSetup(PORT, "localhost", ServerSetup.PROTOCOL_SMTPS));
        server.start();
        server.setUser(USER, password);
    }

    @Test
    @DisplayName("口令不对：发件箱里一句话说清，邮件留着；口令改对以后发出一封")
    void wrongPassword() {
        serverWith("changed-yesterday");
        mailer.handOver();
        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(only().sending().state()).isEqualTo(State.WAITING);
        try (Clicker operator = new Clicker(port)) {
            operator.signIn("dongzhen.office", "qinglan-demo-2026");
            assertThat(operator.open("/desk/outbox").page().text()).contains("发信服务器不接受用户名或者口令，请运维核对 gongkai.mail 设置")
                    .doesNotContain(PASSWORD, "林小舟");
        }
        server.setUser(USER, PASSWORD);
        later();
        mailer.handOver();
        mailer.handOver();
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(only().sending().state()).isEqualTo(State.SENT);
    }

    @Test
    @DisplayName("STARTTLS：加密以后才登录、才交出；明文里只有招呼")
    void startTls() throws Exception {
        Mailer own = mailer(settings("localhost", Security.STARTTLS, PASSWORD));
        try (ScriptedSmtp scripted = new ScriptedSmtp(PORT, ScriptedSmtp.Fault.NONE, CERTIFICATE.context(), PASSWORD)) {
            own.handOver();
            assertThat(scripted.whole()).singleElement().asString().contains("Message-ID: " + only().messageId());
            assertThat(scripted.inClear()).hasSize(2).first().asString().startsWith("EHLO");
            assertThat(scripted.inClear().getLast()).isEqualTo("STARTTLS");
        }
        assertThat(only().sending().state()).isEqualTo(State.SENT);
    }

    @Test
    @DisplayName("STARTTLS 而口令不对：同一句话，邮件留着")
    void startTlsWithWrongPassword() throws Exception {
        try (ScriptedSmtp scripted = new ScriptedSmtp(PORT, ScriptedSmtp.Fault.NONE, CERTIFICATE.context(), "another")) {
            mailer(settings("localhost", Security.STARTTLS, PASSWORD)).handOver();
            assertThat(scripted.whole()).isEmpty();
        }
        assertThat(only().sending().state()).isEqualTo(State.WAITING);
        assertThat(only().sending().trouble().inWords()).startsWith("发信服务器不接受用户名或者口令");
    }

    @Test
    @DisplayName("服务器不会加密、证书不是它的、签发者不可信：都不登录、不交出，说是不能加密")
    void neverInTheClear() throws Exception {
        try (ScriptedSmtp plain = new ScriptedSmtp(PORT, ScriptedSmtp.Fault.NONE)) {
            refusesToTalk(settings("localhost", Security.STARTTLS, PASSWORD), "post");
            assertThat(plain.inClear()).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
        }
        try (ScriptedSmtp other = new ScriptedSmtp(PORT, ScriptedSmtp.Fault.NONE, CERTIFICATE.context(), PASSWORD)) {
            refusesToTalk(settings("127.0.0.1", Security.STARTTLS, PASSWORD), "post");
            refusesToTalk(settings("localhost", Security.STARTTLS, PASSWORD), "");
            assertThat(other.whole()).isEmpty();
        }
        serverWith(PASSWORD);
        refusesToTalk(settings("localhost", Security.TLS, PASSWORD), "");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    private void refusesToTalk(MailSettings settings, String bundle) {
        mailer(new MailSettings(settings.host(), settings.port(), settings.security(), settings.from(), settings.username(), settings.password(), bundle,
                settings.timeout(), settings.giveUpAfter(), settings.sends())).handOver();
        assertThat(only().sending().state()).isEqualTo(State.WAITING);
        assertThat(only().sending().trouble().inWords()).startsWith("与发信服务器之间不能加密");
        later();
    }

    private static MailSettings settings(String host, Security security, String password) {
        return new MailSettings(host, PORT, security, USER, USER, password, "post", Duration.ofSeconds(5), Duration.ofDays(3), false);
    }

    private Mailer mailer(MailSettings settings) {
        return new Mailer(outbox, writer, new Smtp(settings, bundles), settings, transaction, time, loops);
    }

    private OutgoingMail only() {
        return outbox.of(request).getFirst();
    }

    private void later() {
        time.moveTo(time.instant().plus(Duration.ofHours(1)));
    }
}
