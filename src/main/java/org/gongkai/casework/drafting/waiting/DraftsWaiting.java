package org.gongkai.casework.drafting.waiting;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import org.gongkai.casework.beside.Beside;
import org.gongkai.casework.beside.Row;
import org.gongkai.casework.drafting.Draft.Asked;
import org.gongkai.casework.drafting.Draft;
import org.gongkai.directory.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Drafts beside a matter, and those that may wait for somebody, with what their matters are. */
@Component
public class DraftsWaiting {

    private static final String NAME = "drafts";
    private static final String MATTER = """
             d.*, v.author, c.definition, c.number, a.id as application, a.sealed, h.assignee
            from casework.draft d join casework.draft_version v on v.draft = d.id and v.no = d.version
                join casework.cases c on c.id = d.case_id join casework.application a on a.id = c.application_id join casework.handling h on h.case_id = d.case_id and h.no = d.handling\s""";
    private static final String OPEN = "d.stage in ('DRAFTING', 'REVIEW', 'SIGNING')";

    private final Beside beside;

    DraftsWaiting(Beside beside) {
        this.beside = beside;
    }

    /**
     * One that waits.
     *
     * @param assignee who has the handling; null where nobody has
     * @param asked who is asked to sign beside; null where its own next step is meant
     */
    public record Waits(Draft draft, String author, String definition, String number, String application, byte[] sealed, @Nullable String assignee, @Nullable Asked asked) {
    }

    /** What is under way of a matter, and what was signed of it, the last one first. */
    public List<Draft> of(String caseId) {
        return beside.ofMatter(NAME, caseId).stream().map(DraftsWaiting::draft).toList();
    }

    /** What is under way where this person works, and what somebody there is asked to sign beside. */
    public List<Waits> at(Staff staff) {
        return beside.waiting(NAME, staff).stream().map(row -> new Waits(draft(row), row.text("author"), row.text("definition"), row.text("number"), row.text("application"), row.bytes("sealed"), row.textOrNull("assignee"),
                row.has("asked") ? new Asked(row.text("asked"), row.text("id"), row.text("asked_organ"), row.text("role"), day(row, "due_on"), row.text("asked_by"), null, null, null, null) : null)).toList();
    }

    private static Draft draft(Row row) {
        return new Draft(row.text("id"), row.text("case_id"), row.text("action"), row.number("handling"), row.text("organ"), Draft.Stage.valueOf(row.text("stage")), row.text("drafter"),
                row.number("version"), row.number("saved"), day(row, "moved_on"));
    }

    private static LocalDate day(Row row, String column) {
        return Objects.requireNonNull(row.day(column));
    }

    /** What it asks of the tables. */
    @Component
    static class Asking implements Beside.Source {

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public String ofMatter() {
            return "select d.* from casework.draft d where d.case_id = :matter and d.stage <> 'DROPPED' order by d.moved_on desc, d.id";
        }

        @Override
        public String waiting() {
            return "select null as asked, null as asked_organ, null as role, null::date as due_on, null as asked_by," + MATTER + "where d.organ = any(:organs) and " + OPEN
                    + " union all select k.id, k.organ, k.role, k.due_on, k.asked_by," + MATTER + "join casework.draft_asked k on k.draft = d.id and k.ended_on is null where k.organ = any(:organs) and " + OPEN;
        }
    }
}
