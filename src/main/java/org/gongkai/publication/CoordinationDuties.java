package org.gongkai.publication;

import java.time.LocalDate;
import java.util.List;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.ComputedDay;
import org.gongkai.calendar.Now;
import org.gongkai.calendar.Provisions;
import org.gongkai.clock.Light;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.pages.OncePerState;
import org.gongkai.pages.PageChanges;
import org.gongkai.procedure.Duties;
import org.gongkai.procedure.Duty;
import org.springframework.stereotype.Component;

/** What other organs ask an organ about their drafts, with the day by which they wait for its answer. */
@Component
class CoordinationDuties implements Duties {

    private static final String KIND = "会签和发布协调";
    private static final String QUEUE = "待答复";
    private static final int MOST = 1_000;

    private final Coordinations coordinations;
    private final Calendars calendars;
    private final Provisions provisions;
    private final Now now;
    /** In the whole house: every inbox asks. */
    private final OncePerState<List<Coordinations.Unanswered>> unanswered;

    CoordinationDuties(Coordinations coordinations, Calendars calendars, Provisions provisions, PageChanges changes, Now now) {
        this.coordinations = coordinations;
        this.calendars = calendars;
        this.provisions = provisions;
        this.now = now;
        this.unanswered = new OncePerState<>(changes, now, today -> coordinations.unanswered(MOST));
    }

    @Override
    public Waiting of(Staff staff, int limit) {
        if (!staff.may(Power.SIGN)) {
            return Waiting.NOTHING;
        }
        return Waiting.of(unanswered.now().stream().filter(one -> staff.may(Power.SIGN, one.asked().organ())).map(this::duty).toList(), limit);
    }

    private Duty duty(Coordinations.Unanswered one) {
        Coordination asked = one.asked();
        int left = calendars.of(asked.organ()).workingDays(now.today(), asked.answerBy());
        return new Duty(KIND, QUEUE, "答复" + asked.sort().title() + "：同意，或者有不同意见", asked.sort().title(), one.title(), coordinations.name(one.organ()), new ComputedDay(asked.answerBy(), false),
                light(asked.answerBy(), left), left, "条例第十一条", "/desk/documents/asked/" + asked.id());
    }

    private Light light(LocalDate answerBy, int left) {
        return Light.of(answerBy, now.today(), left, provisions.lights());
    }
}
