package org.gongkai.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.channels.Delivery.Recall;
import org.gongkai.channels.Delivery.State;
import org.gongkai.directory.Scope;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.NoDifferences;
import org.gongkai.ledger.Verification;
import org.gongkai.publication.CatalogueEntry;
import org.gongkai.publication.Disclosure;
import org.gongkai.publication.Edition;
import org.gongkai.publication.NewsOfDocuments;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@GongkaiTest
@Import(TimeMachine.Installed.class)
@DisplayName("渠道停了、慢、答两次、答非所问：不丢、各一次，不耽误别的渠道；办到一半断了也一样")
class HandOverTest {

    @Autowired
    Deliveries deliveries;
    @Autowired
    ChannelVerification verification;
    @Autowired
    Ledger ledger;
    @Autowired
    JdbcClient client;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    TimeMachine time;

    private final StandInCarrier carrier = new StandInCarrier();
    private HandOver handing;

    @BeforeEach
    void begin() {
        time.to("2026-03-02");
        handing = handing("press-a", carrier);
    }

    @Test
    @DisplayName("停着：一件不丢，越隔越久再试；恢复以后按次序各交一次；别的渠道照常")
    void down() {
        String first = due("press-a", "e-down-1");
        String second = due("press-a", "e-down-2");
        String beside = due("press-b", "e-down-1");
        carrier.mood = StandInCarrier.Mood.DOWN;
        assertThat(handing.round()).isFalse();
        assertThat(handing.round()).as("rests").isFalse();
        assertThat(carrier.asked).hasSize(1);
        StandInCarrier other = new StandInCarrier();
        handing("press-b", other).round();
        assertThat(state(beside)).as("别的渠道不受耽误").isEqualTo(State.OUT);
        for (int n = 0; n < 6; n++) {
            time.moveTo(time.instant().plus(Duration.ofHours(3)));
            handing.round();
        }
        int asked = carrier.asked.size();
        assertThat(asked).isEqualTo(7);
        time.moveTo(time.instant().plus(HandOver.FIRST_REST));
        handing.round();
        assertThat(carrier.asked).as("一分钟以后还在歇").hasSize(asked);
        assertThat(List.of(state(first), state(second))).containsOnly(State.DUE);
        assertThat(find(first).said()).contains("接口出错");

        carrier.mood = StandInCarrier.Mood.WELL;
        time.moveTo(time.instant().plus(Duration.ofHours(3)));
        while (handing.round()) { }
        assertThat(List.of(state(first), state(second))).containsOnly(State.OUT);
        assertThat(carrier.held).containsOnlyKeys(first, second);
        assertThat(acts(first)).containsExactly("due", "out");
        verifies();
    }

    @Test
    @DisplayName("慢：它在等的时候，别的渠道已经交完")
    void slow() throws Exception {
        String waits = due("press-a", "e-slow");
        String quick = due("press-b", "e-slow");
        carrier.slow = new CountDownLatch(1);
        CompletableFuture<Boolean> round = CompletableFuture.supplyAsync(handing::round);
        StandInCarrier other = new StandInCarrier();
        handing("press-b", other).round();
        assertThat(state(quick)).isEqualTo(State.OUT);
        assertThat(state(waits)).isEqualTo(State.DUE);
        carrier.slow.countDown();
        round.get(20, TimeUnit.SECONDS);
        assertThat(state(waits)).isEqualTo(State.OUT);
        verifies();
    }

    @Test
    @DisplayName("对方收下了、没有等到回答就断了：再交一次，对方还是一件，只登记一次")
    void killedBeforeTheAnswer() {
        String one = due("press-a", "e-killed");
        carrier.beforeAnswer = () -> {
            throw new IllegalStateException("killed");
        };
        Delivery claimed = transaction.execute(status -> deliveries.claim("press-a")).orElseThrow();
        try {
            carrier.hand(claimed);
        } catch (IllegalStateException killed) {
            assertThat(carrier.held).containsKey(one);
        }
        carrier.beforeAnswer = () -> { };
        assertThat(handing.round()).as("刚断，可能还在手里").isFalse();
        time.moveTo(time.instant().plus(Deliveries.IN_HAND));
        assertThat(handing.round()).isTrue();
        assertThat(carrier.asked).containsExactly("hand " + one, "hand " + one);
        assertThat(carrier.held).hasSize(1);
        assertThat(acts(one)).containsExactly("due", "out");
        verifies();
    }

    @Test
    @DisplayName("答两次、两次回执不一样：第一次算，第二次不改什么")
    void answersTwice() {
        String one = due("press-a", "e-twice");
        carrier.mood = StandInCarrier.Mood.TWICE;
        handing.round();
        Delivery out = find(one);
        assertThat(transaction.<Boolean>execute(status -> deliveries.out(out, "R-another", now(), null, null))).isFalse();
        assertThat(find(one)).isEqualTo(out);
        assertThat(acts(one)).containsExactly("due", "out");
        verifies();
    }

    @Test
    @DisplayName("答非所问的不当作回执，照样再交；不收的写明原因，人说再试才再交")
    void nonsenseAndRefusal() {
        String one = due("press-a", "e-nonsense");
        carrier.mood = StandInCarrier.Mood.NONSENSE;
        handing.round();
        assertThat(find(one)).satisfies(still -> assertThat(still.state()).isEqualTo(State.DUE)).satisfies(still -> assertThat(still.said()).contains("读不懂"));
        carrier.mood = StandInCarrier.Mood.REFUSES;
        time.moveTo(time.instant().plus(Duration.ofHours(1)));
        handing.round();
        assertThat(find(one)).satisfies(refused -> assertThat(refused.state()).isEqualTo(State.REFUSED)).satisfies(refused -> assertThat(refused.said()).isEqualTo("标题太长，对方不收"));
        int asked = carrier.asked.size();
        carrier.mood = StandInCarrier.Mood.WELL;
        time.moveTo(time.instant().plus(Duration.ofDays(3)));
        assertThat(handing.round()).isFalse();
        assertThat(carrier.asked).hasSize(asked);
        transaction.executeWithoutResult(status -> deliveries.again(deliveries.hold(one).orElseThrow(), "who"));
        handing.round();
        assertThat(state(one)).isEqualTo(State.OUT);
        assertThat(acts(one)).containsExactly("due", "refuse", "again", "out");
        verifies();
    }

    @Test
    @DisplayName("撤回：没有交过的不再交；交过的、可能交过的收回，收回要有回执，没有以前一直是待收回")
    void recalled() {
        String never = due("press-a", "e-recall-never");
        recall(never);
        assertThat(state(never)).isEqualTo(State.VOID);
        assertThat(handing.round()).isFalse();
        String perhaps = due("press-a", "e-recall-perhaps");
        carrier.mood = StandInCarrier.Mood.DOWN;
        handing.round();
        recall(perhaps);
        assertThat(state(perhaps)).as("交过、没有回答，可能在对方手里").isEqualTo(State.RECALLED);
        carrier.mood = StandInCarrier.Mood.REFUSES;
        handing.rested();
        handing.round();
        assertThat(find(perhaps)).satisfies(red -> assertThat(red.isRed()).isTrue()).satisfies(red -> assertThat(red.said()).isEqualTo("标题太长，对方不收"));
        carrier.mood = StandInCarrier.Mood.WELL;
        time.moveTo(time.instant().plus(Duration.ofHours(3)));
        handing.rested();
        handing.round();
        assertThat(find(perhaps)).satisfies(back -> assertThat(back.state()).isEqualTo(State.BACK)).satisfies(back -> assertThat(back.backReceipt()).isEqualTo("B-" + perhaps));
        assertThat(acts(perhaps)).containsExactly("due", "recall", "back");
        verifies();
    }

    @Test
    @DisplayName("正在交的时候撤回：对方收下以后马上收回")
    void recalledInHand() {
        String one = due("press-a", "e-in-hand");
        carrier.beforeAnswer = () -> recall(one);
        handing.round();
        assertThat(state(one)).isEqualTo(State.RECALLED);
        carrier.beforeAnswer = () -> { };
        handing.round();
        assertThat(state(one)).isEqualTo(State.BACK);
        assertThat(carrier.held).isEmpty();
        verifies();
    }

    private HandOver handing(String id, Carrier to) {
        return new HandOver(channel(id), to, deliveries, transaction, time);
    }

    private static Channel channel(String id) {
        return new Channel(id, "报刊", "", "", LocalDate.of(2019, 5, 15), null, Channel.Way.BOARD, List.of(), List.of(), List.of(), List.of("OFFICER"), Channel.Replaced.BACK, 3, null);
    }

    /** Told twice, as after a kill: it is there once. */
    private String due(String channel, String edition) {
        CatalogueEntry entry = new CatalogueEntry("题", null, null, null, null, "20-15", "others", Disclosure.PROACTIVE, null, null, null, null, null, null);
        NewsOfDocuments.Told told = new NewsOfDocuments.Told(new Edition(edition, "d-" + edition, 1, Edition.PUBLISHED, entry, "", null, null, 0), "organ", true);
        deliveries.due(channel(channel), told, "act");
        deliveries.due(channel(channel), told, "act");
        return deliveries.list(Scope.EVERYTHING, channel, Deliveries.Which.ALL, null, "", 99).stream().filter(one -> one.edition().equals(edition)).findFirst().orElseThrow().id();
    }

    private void recall(String id) {
        transaction.executeWithoutResult(status -> deliveries.recall(deliveries.hold(id).orElseThrow(), Recall.WITHDRAWN, "act"));
    }

    private Delivery find(String id) {
        return deliveries.find(id, Scope.EVERYTHING).orElseThrow();
    }

    private State state(String id) {
        return find(id).state();
    }

    private LocalDate now() {
        return time.today();
    }

    private List<String> acts(String id) {
        return ledger.of(id).stream().map(Act::verb).toList();
    }

    private void verifies() {
        Awaitility.await().untilAsserted(() -> assertThat(client.sql("select count(*) from ledger.pending").query(Long.class).single()).isZero());
        verification.verify(new Verification.Range(0, ledger.headPosition()), new NoDifferences());
    }
}
