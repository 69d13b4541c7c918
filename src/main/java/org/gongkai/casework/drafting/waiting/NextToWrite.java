package org.gongkai.casework.drafting.waiting;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.gongkai.casework.ReadOnce;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Duties;
import org.gongkai.procedure.Duty;
import org.gongkai.procedure.Duty.Whose;
import org.springframework.stereotype.Component;

/** Where somebody goes on who has sent or signed one draft: the most pressing of those that they have to write, to review or to sign, before those that they may take. */
@Component
public class NextToWrite {

    private static final String CASES = "/desk/cases/";
    private static final String DRAFTING = "/drafting/";
    private static final int LOOKED_AT = 60;

    private final List<Duties> engines;

    NextToWrite(List<Duties> engines) {
        this.engines = engines;
    }

    /** The address of its page; empty where none waits. @param caseId the one just done */
    public Optional<String> after(String caseId, Staff staff) {
        return ReadOnce.during(() -> engines.stream().flatMap(engine -> engine.of(staff, LOOKED_AT).pressing().stream()).toList()).stream().filter(duty -> duty.whose() != Whose.OTHERS
                && duty.address().startsWith(CASES) && duty.address().contains(DRAFTING) && !duty.address().startsWith(CASES + caseId + "/"))
                .min(Comparator.comparing(Duty::whose).thenComparing(Duty::dueOn, Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(Duty::number)).map(Duty::address);
    }
}
