package org.gongkai.casework.notes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was written to a person and is not read or done, and what happened in matters that they follow. */
@Component
class NotesDuties implements Duties {

    private final Notes notes;
    private final Watches watches;
    private final CaseTypes types;
    private final CaseFiles files;
    private final Organs organs;
    private final Calendars calendars;
    private final Now now;

    NotesDuties(Notes notes, Watches watches, CaseTypes types, CaseFiles files, Organs organs, Calendars calendars, Now now) {
        this.notes = notes;
        this.watches = watches;
        this.types = types;
        this.files = files;
        this.organs = organs;
        this.calendars = calendars;
        this.now = now;
    }

    @Override
    public Waiting of(Staff staff, int limit) {
        List<Duty> duties = new ArrayList<>();
        for (Notes.Waits one : notes.waiting(staff)) {
            String what = one.kind().asks() ? "办理" + one.kind().title() : "阅" + one.kind().title();
            duties.add(duty(one.definition(), one.kind().asks() ? one.kind().title() : "待阅", what, one.number(), files.title(one.application(), one.sealed()), one.organ(), one.dueOn(), "/desk/cases/" + one.caseId() + "#notes"));
        }
        for (Watches.News one : watches.news(staff)) {
            duties.add(duty(one.definition(), "关注的办件", "有 " + one.acts() + " 项新的进展", one.number(), files.title(one.application(), one.sealed()), one.organ(), null, "/desk/cases/" + one.caseId() + "#notes"));
        }
        return Waiting.of(duties, limit);
    }

    private Duty duty(String definition, String queue, String what, String number, String title, String organ, @Nullable LocalDate dueOn, String address) {
        int left = dueOn == null ? 0 : calendars.of(organ).workingDays(now.today(), dueOn);
        return new Duty(types.byDefinition(definition).title(), queue, what, number, title, organs.shortName(organ), dueOn == null ? null : new ComputedDay(dueOn, false),
                dueOn == null ? null : Light.of(dueOn, now.today(), left, types.provisions().lights()), left, null, address);
    }
}
