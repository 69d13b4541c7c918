package org.gongkai.directreport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

import org.gongkai.directory.Role;
import org.gongkai.directreport.House.Kill;
import org.gongkai.directreport.House.Killed;
import org.gongkai.directreport.wire.Batch;
import org.gongkai.directreport.wire.Ed25519;
import org.gongkai.directreport.wire.Envelope;
import org.gongkai.directreport.wire.Reply;
import org.gongkai.directreport.wire.Signed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("直报：两台机器之间，不丢、不重、不收不该收的")
class NothingLostNothingTwiceTest {

    private final Line line = new Line();
    private House lower;
    private House upper;
    private Peer above;
    private Peer below;

    /** The line between them: it can be cut before or after the words arrive, say them twice, and keeps what went over it. */
    private static final class Line implements Wire {

        enum Fault { NONE, LOST, ANSWER_LOST, TWICE, GARBLED }

        Supplier<Inbox> inbox;
        Supplier<Fault> fault = () -> Fault.NONE;
        final List<byte[]> heard = new ArrayList<>();
        Runnable beforeArrival = () -> { };

        @Override
        public Answered say(String address, byte[] request) throws IOException {
            Fault now = fault.get();
            if (now == Fault.LOST) {
                throw new IOException("cut");
            }
            heard.add(request);
            beforeArrival.run();
            Answered answered = arrive(now == Fault.GARBLED ? garbled(request) : request);
            if (now == Fault.TWICE) {
                arrive(request);
            }
            if (now == Fault.ANSWER_LOST) {
                throw new IOException("cut");
            }
            return answered;
        }

        private Answered arrive(byte[] request) throws IOException {
            try {
                return House.answered(inbox.get().take(request));
            } catch (Killed dead) {
                throw new IOException("the other side fell silent", dead);
            }
        }

        private static byte[] garbled(byte[] request) {
            return new String(request, StandardCharsets.UTF_8).substring(0, request.length / 3).getBytes(StandardCharsets.UTF_8);
        }
    }

    @BeforeEach
    void twoHouses() {
        upper = new House(Duration.ofHours(-7), line);
        lower = new House(Duration.ofDays(2), line);
        line.inbox = () -> upper.get(Inbox.class);
        lower.establish("kjj", "区科技局");
        above = lower.trust(Peer.Direction.UPPER, "市政府办公室", upper.fingerprint());
        below = upper.trust(Peer.Direction.LOWER, "青岚区", lower.fingerprint());
    }

    @AfterEach
    void close() {
        lower.close();
        upper.close();
    }

    private List<String> arrived() {
        return upper.jdbc().sql("select payload::json ->> 'title' from directreport.incoming order by seq").query(String.class).list();
    }

    private Inbox.Answer say(byte[] request) {
        return upper.get(Inbox.class).take(request);
    }

    private void bothVerify() {
        for (House house : List.of(lower, upper)) {
            await().untilAsserted(() -> assertThat(house.jdbc().sql("select count(*) from ledger.pending").query(Long.class).single()).isZero());
            assertThat(house.verify()).isEmpty();
        }
    }

    @Test
    @DisplayName("一条信息经处长、主任、秘书长签发，报到上级，取回核验得过的回执；两边的台账都核验无误")
    void oneItem() {
        lower.report("kjj", "全区春耕备耕进展", "截至今天，全区落实春播面积三万亩。");
        lower.send();
        assertThat(arrived()).containsExactly("全区春耕备耕进展");
        Streams streams = lower.get(Streams.class);
        assertThat(streams.acknowledged(above.id())).isEqualTo(1);
        Signed receipt = streams.lastReceipt(above.id()).orElseThrow();
        assertThat(Ed25519.isSigned(receipt.key(), receipt.text(), receipt.signature())).isTrue();
        assertThat(Ed25519.fingerprint(receipt.key())).hasValue(upper.fingerprint());
        assertThat(receipt.text()).contains(streams.outgoingDigest(above.id(), 1).orElseThrow());
        bothVerify();
    }

    @Test
    @DisplayName("还没有确认上级就签发的，确认以后补报，一条不少，只报一次")
    void signedBeforeAnybodyWasConfirmed() {
        lower.get(Peers.class).revoke(above.id(), House.OFFICE).orThrow();
        lower.report("kjj", "没有上级时签发", "第一条，说的是春耕。");
        Peer again = lower.trust(Peer.Direction.UPPER, "市政府办公室", upper.fingerprint());
        lower.report("kjj", "有了上级以后签发", "第二条，说的是桥梁检测。");
        lower.send();
        assertThat(arrived()).containsExactly("没有上级时签发", "有了上级以后签发");
        assertThat(lower.get(Streams.class).acknowledged(again.id())).isEqualTo(2);
        bothVerify();
    }

    @Test
    @DisplayName("线路时断时续、报文重复和残缺、两边随时断电、时钟相差两天多：三百条一条不丢、一条不重，次序不变")
    void throughEveryFault() {
        Random random = new Random(20261201);
        int all = 300;
        List<String> reported = new ArrayList<>();
        line.fault = () -> random.nextInt(3) == 0 ? Line.Fault.values()[random.nextInt(Line.Fault.values().length)] : Line.Fault.NONE;
        line.beforeArrival = () -> upper.kill = random.nextInt(8) == 0 ? Kill.values()[random.nextInt(Kill.values().length)] : Kill.NEVER;
        int killed = 0;
        for (int n = 0; reported.size() < all || lower.get(Streams.class).acknowledged(above.id()) < all; n++) {
            for (int more = random.nextInt(12); more > 0 && reported.size() < all; more--) {
                String title = "第" + reported.size() + "号信息" + Long.toString(random.nextLong(), 36);
                reported.add(title);
                lower.report("kjj", title, Long.toString(random.nextLong(), 36) + Long.toString(random.nextLong(), 36));
            }
            lower.get(SendUpward.class).wake();
            try {
                lower.kill = n % 5 == 4 ? Kill.values()[random.nextInt(Kill.values().length)] : Kill.NEVER;
                lower.get(SendUpward.class).round();
            } catch (Killed dead) {
                lower.restart();
                killed++;
            }
            lower.kill = Kill.NEVER;
            upper.kill = Kill.NEVER;
            if (n % 7 == 6) {
                upper.restart();
                killed++;
            }
            lower.get(Peers.class).tryAgain(above.id(), House.OPERATOR);
            assertThat(n).as("it comes to an end").isLessThan(5_000);
        }
        assertThat(killed).isPositive();
        assertThat(arrived()).isEqualTo(reported);
        bothVerify();
    }

    @Test
    @DisplayName("同一份报文再来一遍：回执一字不差，没有多收；从中间缺了的不收，回执说收到第几件")
    void replaysAndGaps() {
        lower.report("kjj", "春耕备耕进展", "三万亩。");
        lower.send();
        String first = receipt(say(line.heard.getFirst()));
        assertThat(receipt(say(line.heard.getFirst()))).isEqualTo(first);
        assertThat(arrived()).hasSize(1);
        Envelope far = new Envelope(5, "0".repeat(64), lower.clock().instant(), Envelope.ITEM, "{\"title\":\"缺了前面的\"}");
        assertThat(receipt(say(batch(lower, List.of(far))))).isEqualTo(first);
        assertThat(arrived()).hasSize(1);
    }

    @Test
    @DisplayName("不收：没有登记的、指纹没有核对完的、改过一个字的、冒用公钥的、发给别人的、同号不同文的、读不懂的、停用以后的；每一样都记在门口，什么也没有变")
    void refusesWhatItShould() {
        lower.report("kjj", "春耕备耕进展", "三万亩。");
        lower.send();
        List<String> before = arrived();
        try (House stranger = new House(Duration.ZERO, line)) {
            assertThat(why(say(batch(stranger, List.of())))).isEqualTo(Inbox.Why.UNKNOWN);
            Peer half = upper.get(Peers.class).name(Peer.Direction.LOWER, "半路", "", stranger.fingerprint(), House.OPERATOR).orThrow();
            assertThat(why(say(batch(stranger, List.of())))).isEqualTo(Inbox.Why.UNKNOWN);
            assertThat(upper.get(Peers.class).confirm(half.id(), stranger.fingerprint(), House.OPERATOR).reasons()).anyMatch(said -> said.contains("两个人"));
            assertThat(upper.get(Peers.class).confirm(half.id(), lower.fingerprint(), House.OFFICE).reasons()).anyMatch(said -> said.contains("不一致"));
            Signed honest = Signed.read(batch(stranger, List.of())).orElseThrow();
            Signed borrowed = new Signed(honest.text(), Signed.read(batch(lower, List.of())).orElseThrow().key(), honest.signature(), List.of());
            assertThat(why(say(borrowed.bytes()))).isEqualTo(Inbox.Why.FORGED);
        }
        Signed signed = Signed.read(line.heard.getFirst()).orElseThrow();
        assertThat(why(say(new Signed(signed.text().replace("三万亩", "四万亩"), signed.key(), signed.signature(), List.of()).bytes()))).isEqualTo(Inbox.Why.FORGED);
        assertThat(why(say(lower.get(Identity.class).sign(Batch.of("0".repeat(64), lower.clock().instant(), 0, List.of()).text()).bytes()))).isEqualTo(Inbox.Why.ELSEWHERE);
        Envelope other = new Envelope(1, "", lower.clock().instant(), Envelope.ITEM, "{\"title\":\"另一条\"}");
        assertThat(why(say(batch(lower, List.of(other))))).isEqualTo(Inbox.Why.FORKED);
        assertThat(why(say("{".getBytes(StandardCharsets.UTF_8)))).isEqualTo(Inbox.Why.UNREADABLE);
        upper.get(Peers.class).revoke(below.id(), House.OFFICE).orThrow();
        assertThat(why(say(line.heard.getFirst()))).isEqualTo(Inbox.Why.REVOKED);
        assertThat(arrived()).isEqualTo(before);
        assertThat(upper.jdbc().sql("select distinct why from directreport.refused").query(String.class).list())
                .containsExactlyInAnyOrder("UNKNOWN", "FORGED", "ELSEWHERE", "FORKED", "UNREADABLE", "REVOKED");
        bothVerify();
    }

    @Test
    @DisplayName("换了密钥：新密钥由旧密钥签名接续，接着报；旧密钥签的从此不收，旧密钥也不能再指定别的密钥；上级换密钥也一样接得上")
    void keysFollow() {
        lower.report("kjj", "换密钥以前", "第一条。");
        lower.send();
        byte[] withOldKey = batch(lower, List.of());
        lower.get(Identity.class).change(House.OPERATOR).orThrow();
        lower.report("kjj", "换密钥以后", "第二条与第一条毫不相干，说的是秋收。");
        lower.send();
        assertThat(arrived()).containsExactly("换密钥以前", "换密钥以后");
        assertThat(why(say(withOldKey))).isEqualTo(Inbox.Why.OLD_KEY);
        upper.get(Identity.class).change(House.OPERATOR).orThrow();
        lower.report("kjj", "上级换密钥以后", "第三条，说的是防汛。");
        lower.send();
        assertThat(arrived()).hasSize(3);
        assertThat(lower.get(Peers.class).find(above.id()).orElseThrow().fingerprint()).isEqualTo(upper.fingerprint());
        assertThat(lower.get(Streams.class).acknowledged(above.id())).isEqualTo(3);
        bothVerify();
    }

    @Test
    @DisplayName("答话的不是上级的机器：签名再真也不当作收到，停下来，说明白")
    void anImpostorAbove() {
        try (House impostor = new House(Duration.ZERO, line)) {
            Peer there = impostor.trust(Peer.Direction.LOWER, "青岚区", lower.fingerprint());
            lower.report("kjj", "春耕备耕进展", "三万亩。");
            line.inbox = () -> impostor.get(Inbox.class);
            lower.send();
            assertThat(lower.get(Streams.class).acknowledged(above.id())).isZero();
            assertThat(impostor.jdbc().sql("select count(*) from directreport.incoming where peer = ?").param(there.id()).query(Long.class).single()).isZero();
        }
        assertThat(lower.get(Peers.class).find(above.id()).orElseThrow().trouble()).isNotNull();
    }

    @Test
    @DisplayName("上级的机器坏了，换上空的：已经签收过的从第一件重新报来，一件不少")
    void theUpperOneLosesEverything() {
        for (String title : List.of("春耕", "夏种", "秋收")) {
            lower.report("kjj", title + "进展", title + "三万亩，进度过半，" + title.repeat(9));
        }
        lower.send();
        assertThat(arrived()).hasSize(3);
        upper.jdbc().sql("delete from directreport.incoming_band").update();
        upper.jdbc().sql("delete from directreport.incoming").update();
        upper.jdbc().sql("delete from directreport.batch").update();
        lower.report("kjj", "冬储进展", "冬储白菜两千吨，库存充足。");
        lower.send();
        lower.send();
        assertThat(arrived()).containsExactly("春耕进展", "夏种进展", "秋收进展", "冬储进展");
        assertThat(lower.get(Streams.class).acknowledged(above.id())).isEqualTo(4);
    }

    @Test
    @DisplayName("本机从备份恢复，比上级少：不再报，说明白，不拿新的一条顶替上级已经收下的那一件")
    void theLowerOneForgets() {
        lower.report("kjj", "春耕进展", "三万亩。");
        lower.report("kjj", "夏种进展", "水稻插秧全部结束，比去年早五天。");
        lower.send();
        for (String table : List.of("receipt", "outgoing")) {
            lower.jdbc().sql("delete from directreport." + table + " where act in (select act from directreport." + table + " order by act)"
                    + (table.equals("outgoing") ? " and seq = 2" : "")).update();
        }
        lower.send();
        assertThat(lower.get(Peers.class).find(above.id()).orElseThrow().trouble()).contains("备份");
        lower.report("kjj", "顶替的一条", "与夏种无关的另一件事情，说的是桥梁检测。");
        lower.get(Peers.class).tryAgain(above.id(), House.OPERATOR);
        lower.send();
        assertThat(arrived()).containsExactly("春耕进展", "夏种进展");
        assertThat(lower.get(Peers.class).find(above.id()).orElseThrow().trouble()).contains("没有收下");
        assertThat(upper.get(Peers.class).find(below.id()).orElseThrow().trouble()).contains("同一编号");
    }

    @Test
    @DisplayName("上级就一件追问，随下一次答话下来，断线也只来一次；下级的答复循同一条路上去")
    void asksBack() {
        lower.report("kjj", "春耕进展", "三万亩。");
        lower.send();
        upper.get(Asks.class).ask(below.id(), 1, "其中旱地多少？", House.OFFICE).orThrow();
        assertThat(upper.get(Asks.class).ask(below.id(), 7, "没有这一件", House.OFFICE).reasons()).isNotEmpty();
        lower.report("kjj", "桥梁检测", "全区一百二十座桥梁检测完毕。");
        line.fault = () -> Line.Fault.ANSWER_LOST;
        lower.send();
        line.fault = () -> Line.Fault.TWICE;
        lower.send();
        assertThat(lower.get(Asks.class).of(above.id())).extracting("about", "said").containsExactly(tuple(1L, "其中旱地多少？"));
        lower.get(Asks.class).answer(above.id(), 1, "旱地八千亩。", House.staff("mishuzhang", "kjj", Role.APPROVER)).orThrow();
        lower.send();
        assertThat(arrived()).containsExactly("春耕进展", "桥梁检测", "答复第 1 问");
        bothVerify();
    }

    @Test
    @DisplayName("几乎一样的并作一条，只算一条，看得出并到哪一件；不一样的各算各的")
    void foldsWhatIsNearlyTheSame() {
        String text = "今天上午，区政府召开春耕备耕工作推进会，各镇街负责人参加，会议听取了农业农村局关于种子化肥储备和农机检修情况的汇报，要求各镇街落实责任，抢抓农时。";
        lower.report("kjj", "我区召开春耕备耕工作推进会", text);
        lower.report("kjj", "我区召开春耕备耕工作推进会！", text + "会后观摩。");
        lower.report("kjj", "全区桥梁检测完毕", "全区一百二十座桥梁检测完毕，发现病害九处，已经列入维修计划，年底以前完成。");
        lower.send();
        assertThat(upper.jdbc().sql("select coalesce(folded, 0) from directreport.incoming order by seq").query(Long.class).list()).containsExactly(0L, 1L, 0L);
    }

    private byte[] batch(House speaking, List<Envelope> messages) {
        return speaking.get(Identity.class).sign(Batch.of(upper.fingerprint(), speaking.clock().instant(), 0, messages).text()).bytes();
    }

    private static Inbox.Why why(Inbox.Answer answer) {
        return answer instanceof Inbox.Answer.Refused(Inbox.Why why) ? why : null;
    }

    private static String receipt(Inbox.Answer answer) {
        assertThat(answer).isInstanceOf(Inbox.Answer.Told.class);
        Signed reply = ((Inbox.Answer.Told) answer).reply();
        return Reply.read(reply.text()).orElseThrow().receipt().text();
    }
}
