package org.gongkai.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.gongkai.directory.ReminderWay.Channel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("没有接入短信、政务微信的，由替身应着；接入了的用接入的")
class StandInChannelTest extends TextChannelContract {

    @Override
    TextChannel channel() {
        return channel;
    }

    @Override
    String reachable() {
        return "13900000000";
    }

    private final TextChannel channel = new StandInChannel(Channel.SMS);

    @Test
    @DisplayName("接入的网关代替替身；电子邮件不走这里")
    void theConnectedOneIsUsed() {
        TextChannel gateway = new TextChannel() {

            @Override
            public Channel channel() {
                return Channel.SMS;
            }

            @Override
            public boolean isStandIn() {
                return false;
            }

            @Override
            public Outcome send(Message message) {
                return new Outcome.NotNow();
            }
        };
        TextChannels channels = new TextChannels(List.of(gateway));
        assertThat(channels.by(Channel.SMS)).containsSame(gateway);
        assertThat(channels.by(Channel.GOVERNMENT_WECHAT)).hasValueSatisfying(one -> assertThat(one.isStandIn()).isTrue());
        assertThat(channels.by(Channel.EMAIL)).isEmpty();
        assertThat(channels.by(Channel.NONE)).isEmpty();
    }
}
