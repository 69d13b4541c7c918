package org.gongkai.channels;

import java.util.List;
import java.util.Map;

import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Verification;
import org.springframework.stereotype.Component;

/** Compares which subscriptions there are, and which are confirmed, with their acts: who left is not there. */
@Component
class SubscriptionVerification implements Verification {

    private final Subscriptions subscriptions;
    private final Ledger ledger;

    SubscriptionVerification(Subscriptions subscriptions, Ledger ledger) {
        this.subscriptions = subscriptions;
        this.ledger = ledger;
    }

    @Override
    public String title() {
        return "电子邮件订阅";
    }

    @Override
    public void verify(Range range, Differences out) {
        List<String> subjects = ledger.subjects("subscription.", range);
        Map<String, List<Act>> acts = ledger.of(subjects);
        Map<String, Subscription> kept = subscriptions.among(subjects);
        for (String id : subjects) {
            String derived = "无";
            for (Act act : acts.getOrDefault(id, List.of())) {
                derived = switch (act.kind()) {
                    case Subscriptions.ASK -> Subscription.State.ASKED.name();
                    case Subscriptions.CONFIRM -> Subscription.State.CONFIRMED.name();
                    case Subscriptions.LEAVE, Subscriptions.DROP -> "无";
                    default -> derived;
                };
            }
            String stored = kept.containsKey(id) ? kept.get(id).state().name() : "无";
            if (!derived.equals(stored)) {
                out.differs(id, "订阅", derived, stored);
            }
        }
        out.compared(subjects.size());
    }
}
