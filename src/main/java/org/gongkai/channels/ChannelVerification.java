package org.gongkai.channels;

import java.util.List;
import java.util.Map;

import org.gongkai.channels.Delivery.State;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Sha256;
import org.gongkai.ledger.Verification;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Moves each delivery again by its acts and compares where it stands, with its days and receipts. */
@Component
class ChannelVerification implements Verification {

    static final String TITLE = "公开渠道的每一件";

    private final Deliveries deliveries;
    private final Ledger ledger;

    ChannelVerification(Deliveries deliveries, Ledger ledger) {
        this.deliveries = deliveries;
        this.ledger = ledger;
    }

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public void verify(Range range, Differences out) {
        List<String> subjects = ledger.subjects("channel.", range);
        Map<String, List<Act>> acts = ledger.of(subjects);
        Map<String, Delivery> kept = deliveries.among(subjects);
        subjects.forEach(id -> compare(id, acts.getOrDefault(id, List.of()), kept.get(id), out));
        out.compared(subjects.size());
    }

    private static void compare(String id, List<Act> acts, @Nullable Delivery kept, Differences out) {
        State state = null;
        Act went = null;
        Act came = null;
        for (Act act : acts) {
            state = switch (act.kind()) {
                case Deliveries.DUE, Deliveries.AGAIN -> state == State.RECALLED ? state : State.DUE;
                case Deliveries.OUT -> State.OUT;
                case Deliveries.REFUSE -> State.REFUSED;
                case Deliveries.RECALL -> State.RECALLED;
                case Deliveries.BACK -> State.BACK;
                case Deliveries.VOID -> State.VOID;
                default -> state;
            };
            went = act.kind().equals(Deliveries.OUT) ? act : went;
            came = act.kind().equals(Deliveries.BACK) ? act : came;
        }
        out.tell(id, "状态", state, kept == null ? null : kept.state());
        if (kept != null) {
            out.tell(id, "公开的日期", went == null ? null : went.effectiveOn(), kept.outOn());
            out.tell(id, "留到哪一天", went == null ? null : went.date("until"), kept.untilOn());
            out.tell(id, "公开的回执", went == null ? null : went.text("receipt"), digest(kept.receipt()));
            out.tell(id, "收回的日期", came == null ? null : came.effectiveOn(), kept.backOn());
            out.tell(id, "收回的回执", came == null ? null : came.text("receipt"), digest(kept.backReceipt()));
        }
    }

    private static @Nullable String digest(@Nullable String receipt) {
        return receipt == null ? null : Sha256.hex(receipt);
    }
}
