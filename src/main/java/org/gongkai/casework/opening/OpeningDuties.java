package org.gongkai.casework.opening;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.gongkai.directory.Organs;
import org.gongkai.directory.People;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Duties;
import org.gongkai.procedure.Duty;
import org.gongkai.procedure.Queue;
import org.springframework.stereotype.Component;

/** Unusual numbers of openings, for whoever reads the journal. */
@Component
class OpeningDuties implements Duties {

    private static final String KIND = "打开个人信息";
    private static final String QUEUE = "次数异常";

    private final OpeningJournal journal;
    private final People people;
    private final Organs organs;

    OpeningDuties(OpeningJournal journal, People people, Organs organs) {
        this.journal = journal;
        this.people = people;
        this.organs = organs;
    }

    @Override
    public Waiting of(Staff staff, int limit) {
        List<OpeningJournal.Alarm> alarms = staff.may(Power.JOURNAL) ? journal.alarms(staff) : List.of();
        if (alarms.isEmpty()) {
            return Waiting.NOTHING;
        }
        Map<String, String> names = people.names(alarms.stream().map(OpeningJournal.Alarm::person).filter(Objects::nonNull).distinct().toList());
        return new Waiting(alarms.stream().limit(limit).map(alarm -> duty(alarm, names)).toList(), List.of(new Queue(KIND, QUEUE, null, alarms.size())));
    }

    private Duty duty(OpeningJournal.Alarm alarm, Map<String, String> names) {
        String who = alarm.person() == null ? String.valueOf(alarm.number()) : names.getOrDefault(alarm.person(), alarm.person());
        return new Duty(KIND, QUEUE, "核对打开的原因", alarm.times() + " 次", who + " " + alarm.day(), organs.shortName(alarm.organ()),
                null, null, 0, "个人信息保护法第五十一条", "/desk/openings?day=" + alarm.day() + (alarm.person() == null ? "&number=" + alarm.number() : "&person=" + alarm.person()));
    }
}
