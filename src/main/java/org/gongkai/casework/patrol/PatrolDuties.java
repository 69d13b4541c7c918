package org.gongkai.casework.patrol;

import java.util.List;
import java.util.stream.Stream;

import org.gongkai.directory.Organs;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Duties;
import org.gongkai.procedure.Duty;
import org.springframework.stereotype.Component;

/** What of a round is still to be looked at, and what was missed until it says why. */
@Component
class PatrolDuties implements Duties {

    private static final String KIND = "巡查";
    private static final String TODAY = "今日巡查";
    private static final String MISSED = "漏巡";

    private final Patrols patrols;
    private final Organs organs;

    PatrolDuties(Patrols patrols, Organs organs) {
        this.patrols = patrols;
        this.organs = organs;
    }

    @Override
    public Waiting of(Staff staff, int limit) {
        Patrols.Walk walk = patrols.of(staff);
        List<Duty> duties = Stream.concat(walk.missedByPoint().stream().map(missed -> duty(missed.getFirst(), MISSED, "漏了 " + missed.size() + " 次，写明原因")),
                walk.now().stream().filter(due -> due.lookedAt() == null).map(due -> duty(due, TODAY, due.within() + "要看"))).toList();
        return Waiting.of(duties, limit);
    }

    private Duty duty(Patrols.Due due, String queue, String what) {
        return new Duty(KIND, queue, what, due.code(), due.name(), organs.shortName(due.organ()), null, null, 0, null, PatrolPages.HERE);
    }
}
