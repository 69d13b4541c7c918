package org.gongkai.publication;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.Now;
import org.gongkai.calendar.Provision;
import org.gongkai.calendar.Provisions;
import org.gongkai.clock.ClockEvent;
import org.gongkai.clock.Reading;
import org.gongkai.clock.StatutoryClock;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Duties;
import org.gongkai.procedure.Duty;
import org.springframework.stereotype.Component;

/** What became public for a reason without its interpretation: it is owed to whoever drafts in the organ (谁起草谁解读), by the day that the kind names. */
@Component
class InterpretationDuties implements Duties {

    private static final String KIND = "政策解读";
    private static final String QUEUE = "文件已公开、欠解读";

    private final Interpretations interpretations;
    private final DocumentKinds kinds;
    private final Organs organs;
    private final Calendars calendars;
    private final Provisions provisions;
    private final Now now;

    InterpretationDuties(Interpretations interpretations, DocumentKinds kinds, Organs organs, Calendars calendars, Provisions provisions, Now now) {
        this.interpretations = interpretations;
        this.kinds = kinds;
        this.organs = organs;
        this.calendars = calendars;
        this.provisions = provisions;
        this.now = now;
    }

    @Override
    public Waiting of(Staff staff, int limit) {
        return Waiting.of(interpretations.late().stream().filter(late -> staff.may(Power.DRAFT, late.organ())).map(this::duty).toList(), limit);
    }

    private Duty duty(Interpretations.Late late) {
        Optional<Reading> clock = kinds.find(late.kind()).map(DocumentKind::interpreted).flatMap(demanded -> clock(late, demanded));
        LocalDate today = now.today();
        return new Duty(KIND, QUEUE, "起草解读材料，写明解读的是这份文件", "", late.title(), organs.shortName(late.organ()), clock.map(Reading::lastDay).orElse(null), clock.map(one -> one.light(today)).orElse(null),
                clock.map(one -> one.left(today, calendars.of(late.organ()))).orElse(0),
                clock.map(one -> one.provision().article()).orElse(null), "/desk/documents/editions/" + late.edition());
    }

    private Optional<Reading> clock(Interpretations.Late late, DocumentKind.Interpreted demanded) {
        return provisions.find(demanded.later(), late.on()).filter(Provision::isPeriod)
                .map(provision -> StatutoryClock.read(List.of(new ClockEvent.Started(late.on(), demanded.later(), "public")), calendars.of(late.organ()), provisions, now.today()));
    }
}
