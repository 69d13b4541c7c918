package org.gongkai.letters;

import java.util.List;
import java.util.Optional;

import org.gongkai.directory.ReminderWay.Channel;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The ways to tell somebody of the office something in a few words. */
@Component
public class TextChannels {

    private final List<TextChannel> connected;
    private final List<TextChannel> standIns = List.of(new StandInChannel(Channel.SMS), new StandInChannel(Channel.GOVERNMENT_WECHAT));

    @Autowired
    TextChannels(ObjectProvider<TextChannel> connected) {
        this(connected.stream().toList());
    }

    TextChannels(List<TextChannel> connected) {
        this.connected = List.copyOf(connected);
    }

    /** What is connected here, else what stands in for it; empty for what carries more than a few words, and for none. */
    public Optional<TextChannel> by(Channel channel) {
        return connected.stream().filter(one -> one.channel() == channel).findFirst().or(() -> standIns.stream().filter(one -> one.channel() == channel).findFirst());
    }
}
