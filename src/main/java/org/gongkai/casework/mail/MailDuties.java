package org.gongkai.casework.mail;

import java.util.Map;

import org.gongkai.directory.Organs;
import org.gongkai.directory.Staff;
import org.gongkai.letters.LettersToDecide;
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

    private final LettersWaiting letters;
    private final Organs organs;

    MailDuties(LettersWaiting letters, Organs organs) {
        this.letters = letters;
        this.organs = organs;
    }

    @Override
    public Waiting of(Staff staff, int limit) {
        LettersToDecide.Found waiting = letters.of(staff, limit);
        return new Waiting(waiting.first().stream().map(this::duty).toList(), waiting.counts().entrySet().stream()
                .map(state -> new Queue(KIND, state.getKey().title(), null, state.getValue())).toList());
    }

    private Duty duty(OutgoingMail mail) {
        return new Duty(KIND, mail.sending().state().title(), WHAT.getOrDefault(mail.sending().state(), ""), mail.about(), mail.about(),
                organs.shortName(mail.organ()), null, null, 0, "第四十五条", "/desk/outbox");
    }
}
