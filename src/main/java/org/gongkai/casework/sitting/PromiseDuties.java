package org.gongkai.casework.sitting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.ComputedDay;
import org.gongkai.calendar.Now;
import org.gongkai.casework.Applications;
import org.gongkai.casework.beside.Beside;
import org.gongkai.casework.beside.Row;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.clock.Light;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Duties;
import org.gongkai.procedure.Duty;
import org.springframework.stereotype.Component;

/** What an answer promised is owed until it is recorded as done, by the organ that promised it. */
@Component
class PromiseDuties implements Duties {

    private static final String NAME = "promises";
    private static final String QUEUE = "承诺事项";

    private final Beside beside;
    private final CaseTypes types;
    private final Applications applications;
    private final Organs organs;
    private final Calendars calendars;
    private final Now now;

    PromiseDuties(Beside beside, CaseTypes types, Applications applications, Organs organs, Calendars calendars, Now now) {
        this.beside = beside;
        this.types = types;
        this.applications = applications;
        this.organs = organs;
        this.calendars = calendars;
        this.now = now;
    }

    /** What it asks of the tables. */
    @Component
    static class Asking implements Beside.Source {

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public String waiting() {
            return """
                    select p.case_id, p.lead, p.promised_on, c.number, c.definition, a.id as application, a.sealed
                    from casework.proposal p join casework.cases c on c.id = p.case_id join casework.application a on a.id = c.application_id
                    where p.lead = any(:organs) and p.promised_on is not null and p.kept_on is null""";
        }
    }

    @Override
    public Waiting of(Staff staff, int limit) {
        List<Row> promised = beside.waiting(NAME, staff).stream().filter(row -> staff.may(Power.HANDLE, row.text("lead"))).sorted(Comparator.comparing(PromiseDuties::due)).toList();
        List<Duty> duties = new ArrayList<>();
        for (Row row : promised) {
            // titles are sealed: only those that are shown are opened
            duties.add(duty(row, duties.size() < limit ? applications.title(row.text("application"), row.bytes("sealed")) : ""));
        }
        return Waiting.of(duties, limit);
    }

    private static LocalDate due(Row row) {
        return Objects.requireNonNull(row.day("promised_on"));
    }

    private Duty duty(Row row, String title) {
        CaseType type = types.byDefinition(row.text("definition"));
        String organ = row.text("lead");
        int left = calendars.of(organ).workingDays(now.today(), due(row));
        String what = Sittings.of(type).flatMap(said -> type.action(said.kept())).map(Action::title).orElse(QUEUE);
        return new Duty(type.title(), QUEUE, what, row.text("number"), title, organs.shortName(organ), new ComputedDay(due(row), false),
                Light.of(due(row), now.today(), left, types.provisions().lights()), left, null, "/desk/cases/" + row.text("case_id"));
    }
}
