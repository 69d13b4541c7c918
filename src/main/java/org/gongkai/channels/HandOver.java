package org.gongkai.channels;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.channels.Carrier.Outcome;
import org.gongkai.channels.Delivery.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands over what is due by one channel, beside everything else: a channel that is down or slow delays no other. A delivery is marked in a transaction of its own before the
 * other side hears of it and settled in another one after it answered; stopped in between it is handed over again under the same id.
 */
final class HandOver {

    static final Duration FIRST_REST = Duration.ofMinutes(1);
    private static final Duration UNDER_WAY = Duration.ofMinutes(5);
    private static final int DOUBLINGS = 7;
    private static final String NONSENSE = "对方的答复读不懂，没有当作收到";
    private static final Logger LOG = LoggerFactory.getLogger(HandOver.class);

    private final Channel channel;
    private final Carrier carrier;
    private final Deliveries deliveries;
    private final TransactionTemplate transaction;
    private final Now now;
    private int silences;
    private Instant restsUntil = Instant.MIN;

    HandOver(Channel channel, Carrier carrier, Deliveries deliveries, TransactionTemplate transaction, Now now) {
        this.channel = channel;
        this.carrier = carrier;
        this.deliveries = deliveries;
        this.transaction = transaction;
        this.now = now;
    }

    /** Asked again at once, although it did not answer before. */
    void rested() {
        silences = 0;
        restsUntil = Instant.MIN;
    }

    /** One delivery. @return whether there may be more to hand over now */
    boolean round() {
        if (now.instant().isBefore(restsUntil) || !carrier.isOpen()) {
            return false;
        }
        Optional<Delivery> next = transaction.execute(status -> deliveries.claim(channel.id()));
        if (next == null || next.isEmpty()) {
            return false;
        }
        Delivery one = next.get();
        Outcome outcome = ask(one);
        Outcome read = outcome instanceof Outcome.Taken taken && !taken.isReceipt() ? new Outcome.NotNow(NONSENSE) : outcome;
        transaction.executeWithoutResult(status -> settle(one, read));
        if (read instanceof Outcome.NotNow) {
            restsUntil = now.instant().plus(rest(++silences));
            return false;
        }
        silences = 0;
        return true;
    }

    private Outcome ask(Delivery one) {
        try {
            return one.state() == State.RECALLED ? carrier.takeBack(one) : carrier.hand(one);
        } catch (RuntimeException fault) {
            LOG.warn("Channel {} did not take {}: {}", channel.id(), one.id(), fault.getClass().getName());
            return new Outcome.NotNow("接口出错（" + fault.getClass().getSimpleName() + "）");
        }
    }

    private void settle(Delivery one, Outcome outcome) {
        boolean back = one.state() == State.RECALLED;
        switch (outcome) {
            case Outcome.Taken(String receipt) when back -> deliveries.back(one, receipt, now.today(), null);
            case Outcome.Taken(String receipt) -> {
                if (!deliveries.out(one, receipt, now.today(), channel.stays() == null ? null : now.today().plusDays(channel.stays()), null)) {
                    // recalled while it was in hand: what answered then has it, and gives it back next
                    deliveries.later(one.id(), "", now.instant());
                }
            }
            case Outcome.Refused(String because) -> {
                if (back || !deliveries.refused(one, because)) {
                    deliveries.later(one.id(), because, now.instant().plus(rest(one.attempts())));
                }
            }
            case Outcome.NotNow(String because) -> deliveries.later(one.id(), because, now.instant().plus(rest(one.attempts())));
            case Outcome.UnderWay(String how) -> deliveries.later(one.id(), how, now.instant().plus(UNDER_WAY));
        }
    }

    /** Twice as long after each attempt. */
    private static Duration rest(int attempts) {
        return FIRST_REST.multipliedBy(1L << Math.min(Math.max(attempts, 1) - 1, DOUBLINGS));
    }
}
