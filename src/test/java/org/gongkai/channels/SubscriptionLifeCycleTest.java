package org.gongkai.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.gongkai.channels.CountyBureau.APPROVER;
import static org.gongkai.channels.CountyBureau.ORGAN;
import static org.gongkai.channels.SubscribersMail.link;
import static org.gongkai.channels.SubscribersMail.text;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;

import com.microsoft.playwright.Page;
import jakarta.mail.internet.MimeMessage;
import org.gongkai.Browser;
import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.channels.Delivery.State;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Scope;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.gongkai.publication.CatalogueEntry;
import org.gongkai.publication.Disclosure;
import org.gongkai.publication.TakeReviewStep;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
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

    private static final SubscribersMail MAIL = new SubscribersMail();

    @LocalServerPort
    int port;
    @Autowired
    TakeReviewStep steps;
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
    TimeMachine time;
    @Autowired
    JdbcClient client;
    @Autowired
    TransactionTemplate transaction;

    private CountyBureau bureau;

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry registry) {
        registry.add("gongkai.mail.host", () -> "127.0.0.1");
        registry.add("gongkai.mail.port", MAIL::port);
        registry.add("gongkai.mail.security", () -> "none");
        registry.add("gongkai.mail.from", () -> "office@qinghe.example.cn");
        registry.add("gongkai.mail.timeout", () -> "5s");
        registry.add("gongkai.site.url", () -> "https://www.qinghe.example.cn");
        registry.add("gongkai.rate-limit.enabled", () -> "false");
    }

    @BeforeEach
    void cast(@Autowired AutowireCapableBeanFactory beans) {
        time.to("2026-03-06");
        bureau = beans.createBean(CountyBureau.class).established();
        MAIL.stop();
        MAIL.start();
    }

    @AfterAll
    static void stop() {
        MAIL.stop();
    }

    @Test
    @DisplayName("能寄邮件的网站，网站地图指到订阅的页面，页面上就能订；新开的页面读得通，窄屏不横着滚")
    void isLedTo() {
        try (Page page = Browser.visit("http://localhost:" + port + "/sitemap", 390, 844)) {
            page.locator("main a[href='/subscriptions']").click();
            assertThat(page.locator("#email").isVisible()).isTrue();
            Browser.assertAccessible(page);
            Browser.assertFits(page);
            Browser.picture(page, "subscribe-by-mail-390");
        }
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
        assertThat(text(news)).contains("《春季招生通知》", "https://www.qinghe.example.cn/documents/" + bureau.document(first)).doesNotContain("确认以前");
        assertThat(news.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        told();
        String second = bureau.corrected(first, entry("春季招生通知"), "<p>三月十一日。</p>");
        told();
        assertThat(text(mailTo("lin@example.org", 3))).contains("《春季招生通知》（更正，第 2 版）");

        steps.take(second, "withdraw", Map.of("ground", "inaccurate", "reason", "日期写错"), APPROVER).orThrow();
        bureau.followed();
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
        assertThat(MAIL.to("lin@example.org")).hasSize(4);
        assertThat(MAIL.to("never@example.org")).as("没有确认的，只有一封请确认").hasSize(1);
        time.to("2026-03-10");
        telling.round();
        assertThat(client.sql("select count(*) from channels.subscription where state = 'ASKED'").query(Long.class).single()).as("两天没有确认的删去").isZero();
        bureau.verified();
    }

    @Test
    @DisplayName("每天一封：当天的合在一封里，当天不再寄；写到一半断了，从头写，各一次；还没交出的邮件里有撤回的，取出来另写")
    void onceADay() throws Exception {
        confirmed("wang@example.org", true);
        published("甲通知");
        String second = published("乙通知");
        bureau.followed();
        handOver();
        transaction.executeWithoutResult(killed -> {
            telling.round();
            killed.setRollbackOnly();
        });
        MAIL.stop();
        telling.round();
        telling.round();
        steps.take(second, "withdraw", Map.of("ground", "privacy", "reason", "名单不应公开"), APPROVER).orThrow();
        settled();
        published("丙通知");
        told();
        MAIL.start();
        time.to("2026-03-07");
        told();
        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
            time.moveTo(time.instant().plus(Duration.ofMinutes(10)));
            assertThat(MAIL.titles("wang@example.org")).contains("甲通知", "丙通知");
        });
        assertThat(MAIL.titles("wang@example.org")).as("各一次；撤回的没有寄出").containsExactlyInAnyOrder("甲通知", "丙通知");
        settled();
        assertThat(of(second)).satisfies(back -> assertThat(back.backReceipt()).isEqualTo("没有寄出过"));
        bureau.verified();
    }

    @Nested
    @DisplayName("邮件守渠道的约：同一件在一个订阅里只有一次")
    class MailKeepsToIt extends CarrierContract {

        private final Map<String, Delivery> deliveries = new HashMap<>();
        private String subscriber = "";

        @BeforeEach
        void subscribed() throws Exception {
            subscriber = confirmed(Identifier.fresh() + "@example.org", true);
        }

        @Override
        protected Carrier carrier() {
            return carrier;
        }

        @Override
        protected int there(Delivery delivery) {
            return client.sql("select count(*) from channels.told where delivery = ? and subscription = ?").params(delivery.id(), subscriber).query(Integer.class).single();
        }

        @Override
        protected Delivery delivery(String id, State state) {
            return deliveries.computeIfAbsent(id, any -> {
                String edition = published("守约的通知 " + id);
                bureau.followed();
                return of(edition);
            });
        }
    }

    /** @return the subscription */
    private String confirmed(String address, boolean daily) throws Exception {
        subscriptions.ask(address, "", "", daily).orThrow();
        Matcher confirm = link(mailTo(address, 1));
        assertThat(subscriptions.confirm(confirm.group(3), confirm.group(4))).isPresent();
        return confirm.group(3);
    }

    private String published(String title) {
        return bureau.published(entry(title), "<p>三月十日。</p>");
    }

    private static CatalogueEntry entry(String title) {
        return new CatalogueEntry(title, null, null, null, "通知", "20-15", "others", Disclosure.PROACTIVE, LocalDate.of(2026, 3, 5), null, null, null, null, null);
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
        bureau.followed();
        handOver();
        telling.round();
    }

    private void settled() {
        bureau.followed();
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
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(MAIL.to(address)).hasSize(number));
        await().untilAsserted(() -> assertThat(client.sql("select count(*) from letters.outgoing where state in ('WAITING', 'HANDING_OVER')").query(Long.class).single()).isZero());
        return MAIL.to(address).getLast();
    }

    private HttpResponse<String> get(String address) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + address)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
