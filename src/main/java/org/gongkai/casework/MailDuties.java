package org.gongkai.casework;

import java.util.List;
import java.util.Map;

import org.gongkai.directory.Organs;
import org.gongkai.directory.Role;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.letters.Outbox;
import org.gongkai.letters.OutgoingMail;
import org.gongkai.procedure.Duties;
import org.gongkai.procedure.Duty;
import org.gongkai.procedure.Queue;
import org.springframework.stereotype.Component;

/** Messages that came back, or of which nobody knows whether they went out. */
@Component
class MailDuties implements Duties {

    private static final String KIND = "电子邮件";
    private static final Map<OutgoingMail.State, String> WHAT = Map.of(OutgoingMail.State.RETURNED, "改用其他方式或者重新发送",
            OutgoingMail.State.UNCERTAIN, "核实是否已送出");

    private final Outbox outbox;
    private final Organs organs;

    MailDuties(Outbox outbox, Organs organs) {
        this.outbox = outbox;
        this.organs = organs;
    }

    @Override
    public List<Duty> of(Staff staff, int limit) {
        return outbox.standing(scope(staff), true, limit).stream().map(mail -> new Duty(KIND, mail.state().title(),
                WHAT.getOrDefault(mail.state(), ""), mail.about(), mail.about(), organs.find(mail.organ()).map(organ -> organ.shortName()).orElse(mail.organ()),
                null, null, 0, "第四十五条", "/desk/outbox")).toList();
    }

    @Override
    public List<Queue> queues(Staff staff) {
        return outbox.waitingForPeople(scope(staff)).entrySet().stream()
                .map(state -> new Queue(KIND, state.getKey().title(), null, state.getValue())).toList();
    }

    private static Scope scope(Staff staff) {
        return staff.scope(Role.OFFICER, Role.DISCLOSURE_OFFICE);
    }
}
