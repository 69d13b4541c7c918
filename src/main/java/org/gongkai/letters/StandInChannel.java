package org.gongkai.letters;

import java.util.LinkedHashMap;
import java.util.Map;

import org.gongkai.directory.ReminderWay.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** In the place of a gateway that this installation has not: it keeps to the contract, writes down that it was asked, and sends nothing. */
final class StandInChannel implements TextChannel {

    private static final Logger LOG = LoggerFactory.getLogger(StandInChannel.class);
    private static final int KEPT = 1000;

    private final Channel channel;
    private final Map<String, String> receipts = new LinkedHashMap<>() {

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > KEPT;
        }
    };

    StandInChannel(Channel channel) {
        this.channel = channel;
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public boolean isStandIn() {
        return true;
    }

    @Override
    public synchronized Outcome send(Message message) {
        if (message.to().isBlank()) {
            return new Outcome.Refused("没有填写收件的号码或者账号");
        }
        if (message.words().isBlank() || message.words().length() > Message.LONGEST) {
            return new Outcome.Refused("内容要有，至多 " + Message.LONGEST + " 字");
        }
        return new Outcome.Taken(receipts.computeIfAbsent(message.id(), id -> {
            LOG.info("Stand-in for {}: message {} is not sent", channel, id);
            return "stand-in-" + id;
        }));
    }
}
