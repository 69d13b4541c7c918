package org.gongkai.directreport;

import java.util.ArrayList;
import java.util.List;

import org.gongkai.directreport.wire.Envelope;

/** A platform of somebody else's make, in memory: it counts what it holds and signs nothing. */
final class StandInUpward implements Upward {

    final List<Envelope> held = new ArrayList<>();
    boolean cut;

    @Override
    public boolean speaksTo(Peer upper) {
        return true;
    }

    @Override
    public Outcome hand(Peer upper, List<Envelope> next, long asked) {
        if (cut) {
            return new Outcome.NotNow("对方没有回应，稍后再试。");
        }
        next.stream().filter(one -> one.seq() == held.size() + 1).forEach(held::add);
        return new Outcome.Held(null, held.size(), held.isEmpty() ? "" : held.getLast().digest(), List.of(), 0, List.of());
    }
}
