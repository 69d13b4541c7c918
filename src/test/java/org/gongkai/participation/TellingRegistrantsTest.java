package org.gongkai.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.participation.HousingAsks.approver;
import static org.gongkai.participation.HousingAsks.officer;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import org.assertj.core.groups.Tuple;
import org.gongkai.DemoDistrict;
import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.directory.People;
import org.gongkai.directory.Role;
import org.gongkai.ledger.Verify;
import org.gongkai.letters.MailsGoOut;
import org.gongkai.letters.Outbox;
import org.gongkai.letters.OutgoingMail;
import org.gongkai.participation.Gathering.Giving;
import org.gongkai.participation.Registration.Mail;
import org.gongkai.participation.Registration.News;
import org.gongkai.participation.Registration.Standing;
import org.gongkai.participation.Registration.Way;
import org.gongkai.procedure.Duty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@GongkaiTest
@Import(TimeMachine.Installed.class)
@DisplayName("报了名的人知道有没有名额、改到哪一天、还办不办：留了电子邮箱的每件事发一封，没有留的、没有送到的由人打电话")
class TellingRegistrantsTest {

    private static final int PORT = freePort();
    private static GreenMail server = new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @Autowired
    AskThePublic asking;
    @Autowired
    GivePlaces places;
    @Autowired
    DrawLots lots;
    @Autowired
    MoveGatherings moving;
    @Autowired
    CancelGatherings cancelling;
    @Autowired
    NumberContributions numbering;
    @Autowired
    TellRegistrants telling;
    @Autowired
    Registrations registrations;
    @Autowired
    SolicitationRows rows;
    @Autowired
    ParticipationDuties duties;
    @Autowired
    Outbox outbox;
    @Autowired
    People people;
    @Autowired
    Verify verify;
    @Autowired
    JdbcClient client;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    TimeMachine time;

    private MailsGoOut mails;
    private String owner = "";

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry registry) {
        registry.add("gongkai.mail.host", () -> "127.0.0.1");
        registry.add("gongkai.mail.port", () -> PORT);
        registry.add("gongkai.mail.security", () -> "none");
        registry.add("gongkai.mail.from", () -> "office@qinglan.example.cn");
        registry.add("gongkai.mail.timeout", () -> "5s");
        registry.add("gongkai.mail.sends", () -> "false");
    }

    @BeforeEach
    void district(@Autowired DemoDistrict demo, @Autowired AutowireCapableBeanFactory beans) {
        time.to("2026-03-02");
        demo.tell("cast");
        owner = people.holding(Role.OFFICER, "housing").getFirst().id();
        mails = beans.createBean(MailsGoOut.class);
        server.stop();
        server = new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    @DisplayName("开放日：有名额、候补、顶上、改期、取消，各一封；没有留邮箱的列在待办里，打了电话就没有了；退出的，写给他的马上销毁")
    void everyNewsOnce() throws Exception {
        String id = announced("openday", "走进区住建局开放日", "", "2026-03-07", GatheringStory.plan(2, Giving.ORDER, "2026-03-05"));
        assertThat(places.byWeb(id, typed(1, "不是邮箱")).reasons()).containsExactly("电子邮箱写错了，请核对；不要邮件通知的不写");
        GivePlaces.Receipt first = places.byWeb(id, typed(1, "first@example.org")).orThrow();
        GivePlaces.Receipt reads = places.byWeb(id, typed(2, "")).orThrow();
        GivePlaces.Receipt waits = places.atDesk(id, Way.PHONE, typed(3, "waits@例子.中国"), officer()).orThrow();
        told();
        assertThat(subjects()).containsExactlyInAnyOrder("青澜区住房和城乡建设局：您有名额——走进区住建局开放日", "青澜区住房和城乡建设局：没有名额，排在候补——走进区住建局开放日");
        assertThat(text("您有名额")).contains("居民1：", "2026年3月7日 09:00—11:30", "302 会议室", "/participation/" + id, "/participation/registration?number=" + first.id());
        assertThat(registrations.of(id)).as("who reads the receipt knows").extracting(Registration::news, Registration::toldOn)
                .containsExactly(told(News.PLACE), told(News.PLACE), told(News.WAITS));
        assertThat(notice(id)).isEmpty();

        places.withdraw(first.id(), String.valueOf(first.code())).orThrow();
        assertThat(outbox.of(first.id())).as("that it went out stays").singleElement().satisfies(mail -> assertThat(mail.sending().state()).isEqualTo(OutgoingMail.State.SENT));
        assertThat(sealed(first.id())).isZero();
        told();
        assertThat(subjects()).hasSize(3).filteredOn(subject -> subject.contains("您有名额")).hasSize(2);

        assertThat(moving.move(id, wish("2026-03-08", "一号会议室", "会场漏水"), officer()).reasons()).as("whoever signs it moves it").hasSize(1);
        assertThat(moving.move(id, wish("2026-03-06", "一号会议室", "会场漏水"), approver()).reasons()).containsExactly("只能改到原定的那一天或者以后；要提前的，取消以后重新公告");
        assertThat(moving.move(id, new MoveGatherings.Wish(LocalDate.parse("2026-03-07"), LocalTime.of(9, 0), LocalTime.of(11, 30), "区政务服务中心三楼 302 会议室", "没有变"), approver()).reasons()).containsExactly("时间、地点没有变");
        moving.move(id, wish("2026-03-08", "一号会议室", "会场漏水"), approver()).orThrow();
        assertThat(rows.find(id).orElseThrow().closesOn()).isEqualTo(LocalDate.parse("2026-03-08"));
        told();
        assertThat(text("时间、地点有变")).contains("2026年3月8日 10:00", "一号会议室", "原因：会场漏水", "仍然有效：有名额");
        assertThat(notice(id)).isEqualTo("告诉 1 个人时间、地点有变");
        assertThat(places.tell(id, Set.of(first.id()), officer()).reasons()).as("who left has nothing to be told").hasSize(1);
        places.tell(id, Set.of(reads.id()), officer()).orThrow();
        assertThat(notice(id)).isEmpty();

        cancelling.cancel(id, "场馆停电", approver()).orThrow();
        told();
        assertThat(text("不再举行")).contains("原定 2026年3月8日 10:00 举行", "请不要前往", "原因：场馆停电");
        assertThat(notice(id)).isEqualTo("告诉 1 个人不再举行");
        places.tell(id, Set.of(reads.id()), officer()).orThrow();
        assertThat(notice(id)).isEmpty();
        assertThat(outbox.of(waits.id())).as("no place, a place, another day, not held").hasSize(4);
        assertThat(subjects()).hasSize(5);
        assertThat(client.sql("select string_agg(canonical, '') from ledger.act").query(String.class).single()).doesNotContain("example.org").doesNotContain("例子.中国");
        clean();
    }

    @Test
    @DisplayName("抽签以后停机：抽中的、没有抽中的一个不漏，两个节点同时通知也各一封")
    void killedAfterTheLot() throws Exception {
        String id = announced("hearing", "电动自行车停放管理办法听证会", HousingAsks.DRAFT, "2026-03-24", GatheringStory.plan(3, Giving.LOT, "2026-03-10"));
        for (int n = 0; n < 8; n++) {
            places.byWeb(id, typed(20 + n, "person" + n + "@example.org")).orThrow();
        }
        time.to("2026-03-11");
        assertThat(registrations.toMail(99)).as("nothing is known yet").isEmpty();
        lots.draw(id, "区公证处公证员 余某", "春风又绿江南岸", officer()).orThrow();
        transaction.executeWithoutResult(stopped -> {
            telling.round();
            stopped.setRollbackOnly();
        });
        assertThat(registrations.of(id)).as("of what was not kept, no message is left behind").allSatisfy(one -> assertThat(outbox.of(one.id()).size()).isEqualTo(one.mail() == Mail.UNDER_WAY ? 1 : 0));
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            two.invokeAll(List.<Callable<Boolean>>of(telling::round, telling::round)).forEach(round -> assertThat(round).succeedsWithin(Duration.ofSeconds(30)));
        }
        told();
        assertThat(subjects()).hasSize(8).filteredOn(subject -> subject.contains("您有名额")).hasSize(3);
        assertThat(text("没有名额")).contains("抽签排第 ", "谁都可以照着再抽一遍");
        assertThat(registrations.of(id)).allSatisfy(one -> assertThat(one.toldOn()).isEqualTo("2026-03-11")).extracting(Registration::standing).filteredOn(Standing.ADMITTED::equals).hasSize(3);
        assertThat(registrations.of(id)).allSatisfy(one -> assertThat(outbox.of(one.id())).hasSize(1));
        assertThat(notice(id)).isEmpty();
        time.to("2026-04-24");
        numbering.round();
        assertThat(registrations.persons(id)).isEmpty();
        assertThat(registrations.of(id)).as("the address goes with the name").allSatisfy(one -> assertThat(sealed(one.id())).isZero()).allSatisfy(one -> assertThat(one.mail()).isEqualTo(Mail.NONE));
        clean();
    }

    @Test
    @DisplayName("邮件没有送到：列入待办，打了电话记下，发件箱里也了结了；在发件箱里写明另行告知的，待办里也没有了")
    void cameBack() {
        String id = announced("openday", "没有人收信的开放日", "", "2026-03-07", GatheringStory.plan(2, Giving.ORDER, "2026-03-05"));
        GivePlaces.Receipt receipt = places.byWeb(id, typed(60, "nobody@example.org")).orThrow();
        assertThat(notice(id)).as("it goes by itself").isEmpty();
        server.stop();
        round();
        assertThat(mails.inVain(PORT)).isEqualTo(1);
        assertThat(registrations.find(id, receipt.id()).orElseThrow().mail()).isEqualTo(Mail.FAILED);
        assertThat(notice(id)).isEqualTo("通知 1 个有名额的人");
        round();
        assertThat(outbox.of(receipt.id())).as("not written again").hasSize(1);
        places.tell(id, Set.of(receipt.id()), officer()).orThrow();
        assertThat(notice(id)).isEmpty();
        assertThat(outbox.of(receipt.id())).singleElement().satisfies(mail -> assertThat(mail.sending().state()).isEqualTo(OutgoingMail.State.OTHERWISE));

        GivePlaces.Receipt second = places.byWeb(id, typed(61, "nobody.either@example.org")).orThrow();
        round();
        assertThat(mails.inVain(PORT)).isEqualTo(1);
        assertThat(notice(id)).isEqualTo("通知 1 个有名额的人");
        assertThat(outbox.toldOtherwise(outbox.of(second.id()).getFirst().id(), officer().personId())).as("who settles it in the outbox has told them too").isTrue();
        assertThat(notice(id)).isEmpty();
        clean();
    }

    private String announced(String kind, String title, String draft, String heldOn, Gathering plan) {
        String id = asking.begin(kind, "housing", new AskThePublic.Wish(owner, new Solicitation.Text(title, "想当面听一听。", draft, null), LocalDate.parse(heldOn), plan), officer()).orThrow();
        asking.submit(id, officer()).orThrow();
        return asking.open(id, approver()).orThrow();
    }

    private static GivePlaces.Typed typed(int n, String email) {
        return new GivePlaces.Typed("telling" + n, "居民" + n, "000-0000 %04d".formatted(n), email);
    }

    private static MoveGatherings.Wish wish(String day, String place, String reason) {
        return new MoveGatherings.Wish(LocalDate.parse(day), LocalTime.of(10, 0), null, place, reason);
    }

    private Tuple told(News news) {
        return Tuple.tuple(news, time.today());
    }

    private void round() {
        assertThat(telling.round()).as("all at once").isFalse();
    }

    /** Everything there is to tell goes out; asked once more, nothing does. */
    private void told() {
        round();
        mails.now();
        round();
        assertThat(mails.now()).isZero();
    }

    private static List<String> subjects() throws Exception {
        List<String> subjects = new ArrayList<>();
        for (MimeMessage message : server.getReceivedMessages()) {
            subjects.add(message.getSubject());
        }
        return subjects;
    }

    /** Of the last message whose subject has these words. */
    private static String text(String about) throws Exception {
        List<MimeMessage> all = Arrays.asList(server.getReceivedMessages());
        int last = IntStream.range(0, all.size()).filter(n -> has(all.get(n), about)).max().orElseThrow();
        return ((Multipart) all.get(last).getContent()).getBodyPart(0).getContent().toString();
    }

    private static boolean has(MimeMessage message, String about) {
        try {
            return message.getSubject().contains(about);
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** What somebody has to tell by telephone; empty where nothing. */
    private String notice(String id) {
        return duties.of(officer(), 99).pressing().stream().filter(duty -> duty.queue().equals("待通知") && duty.address().endsWith(id)).map(Duty::what).reduce("", String::concat);
    }

    private long sealed(String subject) {
        return client.sql("select coalesce(sum(length(sealed)), 0) from letters.outgoing where subject = ?").param(subject).query(Long.class).single();
    }

    private void clean() {
        assertThat(verify.run(true, reached -> { }).differences()).isEmpty();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }
}
