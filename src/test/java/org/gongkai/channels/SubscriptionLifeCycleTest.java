package org.gongkai.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.channels.Delivery.State;
import org.gongkai.directory.EstablishOrgan;
import org.gongkai.directory.Operator;
import org.gongkai.directory.Organ;
import org.gongkai.directory.OrganKind;
import org.gongkai.directory.OrganProfile;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Role;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Verify;
import org.gongkai.publication.CatalogueEntry;
import org.gongkai.publication.DeskDocuments;
import org.gongkai.publication.Disclosure;
import org.gongkai.publication.DraftEdition;
import org.gongkai.publication.EditDraft;
import org.gongkai.publication.ReviewPosts;
import org.gongkai.publication.TakeReviewStep;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@GongkaiTest
@Import(TimeMachine.Installed.class)
@DisplayName("电子邮件订阅的一生：从邮箱里确认，新公开的、更正的各寄一次，撤回的在下一封里写明，一点就退订，退订就删去")
class SubscriptionLifeCycleTest {

    private static final String ORGAN = "qhx-jyj";
    private static final Staff OFFICER = ReviewPosts.staff(ORGAN, Role.OFFICER);
    private static final Staff APPROVER = ReviewPosts.staff(ORGAN, Role.APPROVER);
    private static final int PORT = freePort();
    private static final ServerSetup SETUP = new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    private static final Pattern LINK = Pattern.compile("https://www\\.qinghe\\.example\\.cn(/subscriptions/(confirm|leave)\\?s=([0-9a-z]+)&code=([0-9a-z]+))");
    private static GreenMail server = new GreenMail(SETUP);

    @LocalServerPort
    int port;
    @Autowired
    EstablishOrgan establish;
    @Autowired
    Organs organs;
    @Autowired
    DraftEdition drafts;
    @Autowired
    EditDraft edit;
    @Autowired
    DeskDocuments desk;
    @Autowired
    ReviewPosts posts;
    @Autowired
    TakeReviewStep steps;
    @Autowired
    FollowPublications follow;
    @Autowired
    Deliveries deliveries;
    @Autowired
    Subscriptions subscriptions;
    @Autowired
    MailCarrier carrier;
    @Autowired
    TellSubscribers telling;
    @Autowired
    Channels channels;
    @Autowired
    Ledger ledger;
    @Autowired
    Verify verify;
    @Autowired
    TimeMachine time;
    @Autowired
    JdbcClient client;
    @Autowired
    TransactionTemplate transaction;

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry registry) {
        registry.add("gongkai.mail.host", () -> "127.0.0.1");
        registry.add("gongkai.mail.port", () -> PORT);
        registry.add("gongkai.mail.security", () -> "none");
        registry.add("gongkai.mail.from", () -> "office@qinghe.example.cn");
        registry.add("gongkai.mail.timeout", () -> "5s");
        registry.add("gongkai.site.url", () -> "https://www.qinghe.example.cn");
        registry.add("gongkai.rate-limit.enabled", () -> "false");
    }

    @BeforeEach
    void cast() {
        time.to("2026-03-06");
        if (organs.find(ORGAN).isEmpty()) {
            establish.establish(new Organ(ORGAN, "青河县教育局", "县教育局", null, OrganKind.DEPARTMENT, null, LocalDate.of(2010, 1, 1), null, OrganProfile.EMPTY), Operator.INSTALLATION).orThrow();
        }
        server.stop();
        server = new GreenMail(SETUP);
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    @DisplayName("订阅、确认、新公开、更正、撤回、退订；没有确认的不寄，别的机关的不寄")
    void wholeLife() throws Exception {
        assertThat(subscriptions.ask("不是邮箱", "", "", false).reasons()).singleElement().asString().contains("电子邮箱");
        subscriptions.ask("lin@example.org", "", ORGAN, false).orThrow();
        subscriptions.ask("lin@example.org", "", ORGAN, false).orThrow();
        subscriptions.ask("never@example.org", "", "", false).orThrow();
        MimeMessage asked = mailTo("lin@example.org", 1);
        assertThat(asked.getHeader("List-Unsubscribe")).as("没有确认的没有可退的").isNull();
        published("确认以前的通知");
        told();
        Matcher confirm = link(asked);
        assertThat(get(confirm.group(1)).body()).contains("确认订阅");
        assertThat(subscriptions.find(confirm.group(3)).orElseThrow().state()).as("打开网址不算确认").isEqualTo(Subscription.State.ASKED);
        assertThat(subscriptions.confirm(confirm.group(3), "wrong")).isEmpty();
        assertThat(subscriptions.confirm(confirm.group(3), confirm.group(4))).isPresent();

        String first = published("春季招生通知");
        told();
        MimeMessage news = mailTo("lin@example.org", 2);
        assertThat(text(news)).contains("《春季招生通知》", "https://www.qinghe.example.cn/documents/" + document(first)).doesNotContain("确认以前");
        assertThat(news.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        told();
        String second = drafts.revise(document(first), OFFICER).orThrow();
        edit.write(second, desk.edition(second, OFFICER).orElseThrow().edition().revision(), entry("春季招生通知"), "<p>三月十一日。</p>", OFFICER).orThrow();
        posts.publish(second, ORGAN);
        told();
        assertThat(text(mailTo("lin@example.org", 3))).contains("《春季招生通知》（更正，第 2 版）");

        steps.take(second, "withdraw", Map.of("ground", "inaccurate", "reason", "日期写错"), APPROVER).orThrow();
        followed();
        assertThat(of(second).state()).as("还没有告知，是红的").isEqualTo(State.RECALLED);
        handOver();
        assertThat(of(second)).satisfies(red -> assertThat(red.isRed()).isTrue()).satisfies(red -> assertThat(red.said()).contains("还有 1 个没有告知"));
        told();
        String gone = text(mailTo("lin@example.org", 4));
        assertThat(gone).contains("已撤回：《春季招生通知》").containsOnlyOnce("已撤回");
        settled();
        assertThat(of(second)).satisfies(back -> assertThat(back.state()).isEqualTo(State.BACK)).satisfies(back -> assertThat(back.backReceipt()).isEqualTo("1 个订阅已告知撤回"));
        assertThat(of(first).state()).isEqualTo(State.BACK);

        Matcher leave = link(news);
        assertThat(leave.group(2)).isEqualTo("leave");
        assertThat(get(leave.group(1)).body()).contains("退订");
        HttpResponse<String> left = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + leave.group(1)))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click")).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(left.statusCode()).as("邮件程序的退订按钮，没有表单的令牌").isEqualTo(200);
        assertThat(client.sql("select count(*) from channels.subscription where id = ?").param(leave.group(3)).query(Long.class).single()).isZero();
        assertThat(client.sql("select count(*) from channels.told where subscription = ?").param(leave.group(3)).query(Long.class).single()).isZero();
        assertThat(client.sql("select count(*) from letters.outgoing where subject = ?").param(leave.group(3)).query(Long.class).single()).isZero();
        assertThat(ledger.of(leave.group(3))).extracting(Act::verb).containsExactly("ask", "confirm", "mail", "mail", "mail", "leave");
        assertThat(ledger.of(leave.group(3)).toString()).doesNotContain("example.org");
        published("退订以后的通知");
        told();
        assertThat(sentTo("lin@example.org")).hasSize(4);
        assertThat(sentTo("never@example.org")).as("没有确认的，只有一封请确认").hasSize(1);
        time.to("2026-03-10");
        telling.round();
        assertThat(client.sql("select count(*) from channels.subscription where state = 'ASKED'").query(Long.class).single()).as("两天没有确认的删去").isZero();
        verified();
    }

    @Test
    @DisplayName("每天一封：当天的合在一封里，当天不再寄；写到一半断了，从头写，各一次；还没交出的邮件里有撤回的，取出来另写")
    void onceADay() throws Exception {
        confirmed("wang@example.org", true);
        published("甲通知");
        String second = published("乙通知");
        followed();
        handOver();
        transaction.executeWithoutResult(killed -> {
            telling.round();
            killed.setRollbackOnly();
        });
        server.stop();
        telling.round();
        telling.round();
        steps.take(second, "withdraw", Map.of("ground", "privacy", "reason", "名单不应公开"), APPROVER).orThrow();
        settled();
        published("丙通知");
        told();
        server = new GreenMail(SETUP);
        server.start();
        time.to("2026-03-07");
        told();
        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
            time.moveTo(time.instant().plus(Duration.ofMinutes(10)));
            assertThat(titles("wang@example.org")).contains("甲通知", "丙通知");
        });
        assertThat(titles("wang@example.org")).as("各一次；撤回的没有寄出").containsExactlyInAnyOrder("甲通知", "丙通知");
        settled();
        assertThat(of(second)).satisfies(back -> assertThat(back.backReceipt()).isEqualTo("没有寄出过"));
        verified();
    }

    private void confirmed(String address, boolean daily) throws Exception {
        subscriptions.ask(address, "", "", daily).orThrow();
        Matcher confirm = link(mailTo(address, 1));
        assertThat(subscriptions.confirm(confirm.group(3), confirm.group(4))).isPresent();
    }

    private List<String> titles(String address) throws Exception {
        List<String> titles = new ArrayList<>();
        for (MimeMessage message : sentTo(address)) {
            Matcher title = Pattern.compile("《([^》]+)》").matcher(text(message));
            while (title.find()) {
                titles.add(title.group(1));
            }
        }
        return titles;
    }

    private String published(String title) {
        String edition = drafts.begin(ORGAN, entry(title), "<p>三月十日。</p>", OFFICER).orThrow();
        posts.publish(edition, ORGAN);
        return edition;
    }

    private String document(String edition) {
        return desk.edition(edition, OFFICER).orElseThrow().document().id();
    }

    private static CatalogueEntry entry(String title) {
        return new CatalogueEntry(title, null, null, null, "通知", "20-15", "others", Disclosure.PROACTIVE, LocalDate.of(2026, 3, 5), null, null, null, null, null);
    }

    private void followed() {
        await().untilAsserted(() -> assertThat(client.sql("select count(*) from ledger.pending").query(Long.class).single()).isZero());
        await().untilAsserted(() -> {
            follow.round();
            assertThat(client.sql("select position from channels.followed").query(Long.class).single()).isGreaterThanOrEqualTo(ledger.headPosition());
        });
    }

    /** With the loop of the channel beside it. */
    private void handOver() {
        Channel mail = channels.find("mail").orElseThrow();
        HandOver handing = new HandOver(mail, carrier, deliveries, transaction, time);
        await().untilAsserted(() -> {
            handing.rested();
            while (handing.round()) { }
            assertThat(client.sql("select count(*) from channels.delivery where channel = 'mail' and (state = 'DUE' or handed_at is not null)").query(Long.class).single()).isZero();
        });
    }

    private void told() {
        followed();
        handOver();
        telling.round();
    }

    private void settled() {
        followed();
        handOver();
        later(Duration.ofMinutes(6));
        handOver();
    }

    private void later(Duration duration) {
        time.moveTo(time.instant().plus(duration));
    }

    private Delivery of(String edition) {
        return deliveries.list(Scope.EVERYTHING, "mail", Deliveries.Which.ALL, null, "", 999).stream().filter(one -> one.edition().equals(edition)).findFirst().orElseThrow();
    }

    /** The last of so many. */
    private MimeMessage mailTo(String address, int number) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(sentTo(address)).hasSize(number));
        await().untilAsserted(() -> assertThat(client.sql("select count(*) from letters.outgoing where state in ('WAITING', 'HANDING_OVER')").query(Long.class).single()).isZero());
        return sentTo(address).getLast();
    }

    private static List<MimeMessage> sentTo(String address) {
        return Arrays.stream(server.getReceivedMessages()).filter(message -> {
            try {
                return message.getAllRecipients()[0].toString().equals(address);
            } catch (MessagingException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        }).toList();
    }

    private static String text(MimeMessage message) throws Exception {
        return String.valueOf(((MimeMultipart) message.getContent()).getBodyPart(0).getContent());
    }

    private static Matcher link(MimeMessage message) throws Exception {
        Matcher link = LINK.matcher(text(message));
        assertThat(link.find()).isTrue();
        return link;
    }

    private HttpResponse<String> get(String address) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + address)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private void verified() {
        await().untilAsserted(() -> assertThat(client.sql("select count(*) from ledger.pending").query(Long.class).single()).isZero());
        assertThat(verify.run(true, position -> { }).differences()).isEmpty();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }
}
