package org.gongkai.casework.urging;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.ComputedDay;
import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseFiles;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.clock.Light;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Duties;
import org.gongkai.procedure.Duty;
import org.gongkai.procedure.Queue;
import org.springframework.stereotype.Component;

/** What a person is urged about, until they say that they know or it is answered. */
@Component
class UrgingDuties implements Duties {

    private static final String QUEUE = "催办";

    private final Urging urging;
    private final CaseTypes types;
    private final CaseFiles files;
    private final Organs organs;
    private final Calendars calendars;
    private final Now now;

    UrgingDuties(Urging urging, CaseTypes types, CaseFiles files, Organs organs, Calendars calendars, Now now) {
        this.urging = urging;
        this.types = types;
        this.files = files;
        this.organs = organs;
        this.calendars = calendars;
        this.now = now;
    }

    @Override
    public Waiting of(Staff staff, int limit) {
        List<Urging.Heap> waiting = urging.waiting(staff);
        Map<Queue, Long> counted = new LinkedHashMap<>();
        waiting.forEach(heap -> counted.merge(new Queue(types.require(heap.type()).title(), QUEUE, light(heap.dueOn(), left(heap.organ(), heap.dueOn())), 0, Duty.Whose.MINE, heap.dueOn()), (long) heap.many(), Long::sum));
        // titles are sealed: only those that are shown are opened
        return new Waiting(urging.pressing(waiting, limit).stream().map(this::duty).toList(),
                counted.entrySet().stream().map(one -> one.getKey().with(one.getValue())).toList());
    }

    private Duty duty(Urging.Waits one) {
        Urged urged = one.urged();
        int left = left(urged.organ(), urged.dueOn());
        return new Duty(types.byDefinition(one.definition()).title(), QUEUE, "催办：" + urged.title(), one.number(), files.title(one.application(), one.sealed()), organs.shortName(urged.organ()),
                new ComputedDay(urged.dueOn(), false), light(urged.dueOn(), left), left, null, "/desk/cases/" + urged.caseId() + "#urging");
    }

    private int left(String organ, LocalDate dueOn) {
        return calendars.of(organ).workingDays(now.today(), dueOn);
    }

    private Light light(LocalDate dueOn, int left) {
        return Light.of(dueOn, now.today(), left, types.provisions().lights());
    }
}
