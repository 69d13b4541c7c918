package org.gongkai.casework.extension;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.ComputedDay;
import org.gongkai.calendar.Now;
import org.gongkai.casework.ActionTaken;
import org.gongkai.casework.CaseFiles;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.beside.Beside;
import org.gongkai.casework.beside.Row;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.clock.Light;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Derived;
import org.gongkai.procedure.Duties;
import org.gongkai.procedure.Duty;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Requests for more time, in the inbox of whoever decides them until they are decided: the period goes on meanwhile. */
@Component
class ExtensionsAsked implements Duties, Derived.Tables {

    private static final String NAME = "extensions";
    private static final String QUEUE = "申请延期";

    private final JdbcClient client;
    private final Beside beside;
    private final CaseTypes types;
    private final CaseFiles files;
    private final Organs organs;
    private final Calendars calendars;
    private final Now now;

    ExtensionsAsked(JdbcClient client, Beside beside, CaseTypes types, CaseFiles files, Organs organs, Calendars calendars, Now now) {
        this.client = client;
        this.beside = beside;
        this.types = types;
        this.files = files;
        this.organs = organs;
        this.calendars = calendars;
        this.now = now;
    }

    @EventListener
    void on(ActionTaken taken) {
        CaseState after = taken.after();
        if (Extending.deciding(after.type()).isEmpty()) {
            return;
        }
        Optional<Act> asked = Extending.asked(after);
        if (asked.isPresent() && asked.get().id().equals(after.acts().getLast().id())) {
            client.sql("insert into casework.extension_asked (case_id, organ, asked_by, asked_on) values (?, ?, ?, ?)").params(after.id(), after.organ(), asked.get().organ(), asked.get().effectiveOn()).update();
        } else if (asked.isEmpty()) {
            client.sql("delete from casework.extension_asked where case_id = ?").param(after.id()).update();
        }
    }

    @Override
    public Waiting of(Staff staff, int limit) {
        return Waiting.of(beside.waiting(NAME, staff).stream().filter(row -> decides(staff, row)).map(this::duty).toList(), limit);
    }

    private boolean decides(Staff staff, Row row) {
        return Extending.deciding(types.byDefinition(row.text("definition"))).stream().anyMatch(action -> action.openTo(CaseFolders.actor(staff, row.text("organ"))));
    }

    private Duty duty(Row row) {
        CaseType type = types.byDefinition(row.text("definition"));
        LocalDate due = row.day("due_on");
        int left = due == null ? 0 : calendars.of(row.text("organ")).workingDays(now.today(), due);
        return new Duty(type.title(), QUEUE, "决定" + organs.shortName(row.text("asked_by")) + Objects.requireNonNull(row.day("asked_on")) + "的延期申请", row.text("number"),
                files.title(row.text("application"), row.bytes("sealed")), organs.shortName(row.text("organ")), due == null ? null : new ComputedDay(due, false), light(due, left), left, null,
                "/desk/cases/" + row.text("case_id"));
    }

    private @Nullable Light light(@Nullable LocalDate due, int left) {
        return due == null ? null : Light.of(due, now.today(), left, types.provisions().lights());
    }

    @Override
    public List<Derived> tables() {
        return List.of(Derived.onRecord("casework.extension_asked", "申请延期", "select case_id, case_id from casework.extension_asked"));
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
            return "select e.*, c.number, c.definition, c.due_on, a.id as application, a.sealed from casework.extension_asked e join casework.cases c on c.id = e.case_id"
                    + " join casework.application a on a.id = c.application_id where e.organ = any(:organs) and a.forgotten_on is null order by c.due_on nulls last, e.case_id";
        }
    }
}
