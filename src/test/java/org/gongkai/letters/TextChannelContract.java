package org.gongkai.letters;

import static org.assertj.core.api.Assertions.assertThat;

import org.gongkai.directory.ReminderWay.Channel;
import org.gongkai.letters.TextChannel.Message;
import org.gongkai.letters.TextChannel.Outcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every way to tell somebody a few words keeps to, the stand-in and the adapter of a gateway alike. */
abstract class TextChannelContract {

    abstract TextChannel channel();

    /** Somebody who can be reached by it. */
    abstract String reachable();

    @Test
    @DisplayName("收下的给回执；同一个编号再交一次，还是那一张回执，不发第二次")
    void takesTheSameOnce() {
        TextChannel channel = channel();
        Outcome first = channel.send(new Message("m1", reachable(), "您有 2 件待办"));
        assertThat(first).isInstanceOfSatisfying(Outcome.Taken.class, taken -> assertThat(taken.receipt()).isNotBlank());
        assertThat(channel.send(new Message("m1", reachable(), "您有 2 件待办"))).isEqualTo(first);
        assertThat(channel.send(new Message("m2", reachable(), "您有 3 件待办"))).isNotEqualTo(first);
    }

    @Test
    @DisplayName("没有号码、没有内容、内容太长的不收，说得出为什么")
    void refusesWhatCannotBeSent() {
        for (Message wrong : new Message[] {new Message("m3", " ", "有事"), new Message("m4", reachable(), " "), new Message("m5", reachable(), "长".repeat(Message.LONGEST + 1))}) {
            assertThat(channel().send(wrong)).isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.because()).isNotBlank());
        }
        assertThat(channel().send(new Message("m6", reachable(), "长".repeat(Message.LONGEST)))).isInstanceOf(Outcome.Taken.class);
    }

    @Test
    @DisplayName("是短信还是政务微信，说得清楚")
    void saysWhatItIs() {
        assertThat(channel().channel()).isIn(Channel.SMS, Channel.GOVERNMENT_WECHAT);
    }
}
