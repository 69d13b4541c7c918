package org.gongkai.channels.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.gongkai.channels.Carrier;
import org.gongkai.channels.Carrier.Outcome;
import org.gongkai.channels.CarrierContract;
import org.gongkai.channels.Delivery;
import org.gongkai.channels.Delivery.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("微信公众号守约：草稿、发布、删除；断在哪一步，都只有一篇，撤得回来")
class WechatCarrierTest extends CarrierContract {

    private static final String HOME = "https://www.qinghe.example.cn";

    private StandInPlatform platform;
    private final InMemory kept = new InMemory();
    private WechatCarrier carrier;

    @BeforeEach
    void begin() throws IOException {
        platform = new StandInPlatform();
        carrier = new WechatCarrier(platform.settings(), kept, delivery -> new Article("秋季入学问答", "问：几月报名？", "<p>问：几月报名？</p>", Article.source(delivery, HOME)), () -> HOME);
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Override
    protected Carrier carrier() {
        return carrier;
    }

    @Override
    protected int there(Delivery delivery) {
        return platform.leadingTo(Article.source(delivery, HOME));
    }

    @Test
    @DisplayName("断在草稿写好、发布提交、结果出来的答复以前：再办一次，还是一篇")
    void cutInBetween() {
        for (String cut : List.of("draft/add", "freepublish/submit", "freepublish/get")) {
            Delivery one = delivery("cut-" + cut.replace('/', '-'), State.DUE);
            platform.cutsAfter = cut;
            assertThat(carrier.hand(one)).as(cut).isInstanceOf(Outcome.NotNow.class);
            assertThat(carrier.hand(one)).as(cut).isInstanceOf(Outcome.Taken.class);
            assertThat(there(one)).as(cut).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("撤回正赶上断线：草稿、文章都删掉，才算收回")
    void takenBackAfterACut() {
        for (String cut : List.of("draft/add", "freepublish/submit", "freepublish/get")) {
            Delivery one = delivery("back-" + cut.replace('/', '-'), State.RECALLED);
            platform.cutsAfter = cut;
            carrier.hand(one);
            assertThat(carrier.takeBack(one)).as(cut).isInstanceOf(Outcome.Taken.class);
            assertThat(there(one)).as(cut).isZero();
        }
    }

    @Test
    @DisplayName("平台还在发布的等着；审核没有通过的写明，改好再试重新写一篇；撤回时还在发布的，出来以后删")
    void waitsForThePlatform() {
        platform.status = 1;
        Delivery one = delivery("slow", State.DUE);
        assertThat(carrier.hand(one)).isInstanceOf(Outcome.UnderWay.class);
        assertThat(carrier.takeBack(one)).isInstanceOf(Outcome.UnderWay.class);
        platform.status = 4;
        assertThat(carrier.hand(one)).isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.because()).contains("审核没有通过"));
        platform.status = 0;
        assertThat(carrier.hand(one)).isInstanceOf(Outcome.Taken.class);
        assertThat(platform.articles).hasSize(1);
        assertThat(carrier.takeBack(one)).isInstanceOf(Outcome.Taken.class);
        assertThat(platform.articles).isEmpty();
    }

    @Test
    @DisplayName("令牌过期换一次再问；平台忙、答非所问、连不上的以后再试；不收的写明错误号")
    void otherAnswers() {
        Delivery one = delivery("other", State.DUE);
        platform.answersNext = "{\"errcode\":-1,\"errmsg\":\"system error\"}";
        assertThat(carrier.hand(one)).isInstanceOf(Outcome.NotNow.class);
        platform.answersNext = "<html>";
        assertThat(carrier.hand(one)).isInstanceOf(Outcome.NotNow.class);
        assertThat(carrier.hand(one)).isInstanceOf(Outcome.Taken.class);
        platform.forgetsTheToken();
        Delivery two = delivery("other-two", State.DUE);
        assertThat(carrier.hand(two)).isInstanceOf(Outcome.Taken.class);
        platform.answersNext = "{\"errcode\":45004,\"errmsg\":\"description size out of limit\"}";
        assertThat(carrier.hand(delivery("other-three", State.DUE))).isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.because()).contains("45004"));
        platform.close();
        assertThat(carrier.hand(delivery("other-four", State.DUE))).isInstanceOf(Outcome.NotNow.class);
    }

    @Test
    @DisplayName("没有配置账号、封面的不由它公开；密钥不写进任何一句话")
    void onlyWhereItIsSetUp() {
        assertThat(carrier.isOpen()).isTrue();
        WechatSettings without = new WechatSettings("http://127.0.0.1:1", "wx-test", "hidden", "");
        assertThat(new WechatCarrier(without, kept, delivery -> new Article("", "", "", ""), () -> HOME).isOpen()).isFalse();
        assertThat(without.toString()).doesNotContain("hidden");
    }

    @Test
    @DisplayName("多于一页的草稿里也找得到断线前写的那一篇")
    void foundAmongMany() {
        IntStream.range(0, 45).forEach(n -> {
            Delivery left = delivery("draft-" + n, State.DUE);
            platform.answersNext = null;
            platform.cutsAfter = "draft/add";
            carrier.hand(left);
        });
        Delivery last = delivery("draft-44", State.DUE);
        assertThat(carrier.hand(last)).isInstanceOf(Outcome.Taken.class);
        assertThat(there(last)).isEqualTo(1);
    }

    /** Steps as a test that stops in between finds them. */
    private static final class InMemory implements Kept.Store {

        private final Map<String, Kept> rows = new HashMap<>();

        @Override
        public Kept of(String delivery) {
            return rows.getOrDefault(delivery, Kept.NOTHING);
        }

        @Override
        public void keep(String delivery, Kept now) {
            rows.put(delivery, now);
        }

        @Override
        public void forget(String delivery) {
            rows.remove(delivery);
        }
    }
}
