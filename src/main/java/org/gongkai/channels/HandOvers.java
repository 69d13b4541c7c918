package org.gongkai.channels;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.gongkai.calendar.Now;
import org.gongkai.ledger.Loop;
import org.gongkai.ledger.Loops;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A loop of its own for every channel that no person serves. */
@Component
class HandOvers {

    private static final Duration IDLE = Duration.ofSeconds(5);
    /** A slow other side is no dead loop. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private record Running(HandOver handing, Loop loop) {
    }

    private final Map<String, Running> running = new HashMap<>();

    HandOvers(Channels channels, Carriers carriers, Deliveries deliveries, TransactionTemplate transaction, Now now, Loops loops) {
        channels.today().forEach(channel -> carriers.of(channel).ifPresent(carrier -> {
            HandOver handing = new HandOver(channel, carrier, deliveries, transaction, now);
            running.put(channel.id(), new Running(handing, loops.add(Loop.Plan.of("channel-" + channel.id(), "公开渠道：" + channel.title(), IDLE).patientFor(PATIENCE), handing::round)));
        }));
    }

    /** Somebody wants it tried again at once. */
    void tryAgain(String channel) {
        Running one = running.get(channel);
        if (one != null) {
            one.handing().rested();
            one.loop().wake();
        }
    }
}
