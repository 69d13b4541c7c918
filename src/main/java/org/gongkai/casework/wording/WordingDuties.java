package org.gongkai.casework.wording;

import java.util.List;

import org.gongkai.casework.mail.LettersWaiting;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.letters.ShippedWording;
import org.gongkai.letters.Wording;
import org.gongkai.letters.Wordings;
import org.gongkai.procedure.Duties;
import org.gongkai.procedure.Duty;
import org.gongkai.procedure.Queue;
import org.springframework.stereotype.Component;

/** Wordings that wait for somebody who signs; not for whoever proposed them. */
@Component
class WordingDuties implements Duties {

    private static final String KIND = "文书措辞";

    private final LettersWaiting waiting;
    private final Wordings wordings;
    private final Organs organs;

    WordingDuties(LettersWaiting waiting, Wordings wordings, Organs organs) {
        this.waiting = waiting;
        this.wordings = wordings;
        this.organs = organs;
    }

    @Override
    public Waiting of(Staff staff, int limit) {
        if (!waiting.of(staff, limit).wordingsWait()) {
            return Waiting.NOTHING;
        }
        List<Duty> duties = wordings.standing(staff.scope(Power.SIGN).organs()).stream().filter(one -> one.state() == Wording.State.PROPOSED && !one.proposedBy().equals(staff.personId())).map(this::duty).toList();
        return duties.isEmpty() ? Waiting.NOTHING : new Waiting(duties.stream().limit(limit).toList(), List.of(new Queue(KIND, Wording.State.PROPOSED.title(), null, duties.size())));
    }

    private Duty duty(Wording one) {
        String title = wordings.declared(one.letter(), one.law()).map(ShippedWording::title).orElse(one.letter());
        return new Duty(KIND, Wording.State.PROPOSED.title(), "审批改写的文书，拟自 " + one.from() + " 起用", "文书", title, organs.find(one.organ()).map(Organ::shortName).orElse(one.organ()), null, null, 0, null,
                WordingPages.PAGE + "/version/" + one.id());
    }
}
