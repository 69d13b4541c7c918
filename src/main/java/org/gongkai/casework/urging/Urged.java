package org.gongkai.casework.urging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

import org.gongkai.casework.beside.Row;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Somebody urged about a handling.
 *
 * @param title  of the step
 * @param person whoever had it; null where only posts are told
 * @param roles  posts at the organ that are told
 * @param seenOn the day on which one of them said that they know; null while nobody has
 */
public record Urged(String id, String caseId, int handling, String organ, String title, LocalDate dueOn, @Nullable String person, List<String> roles, LocalDate sentOn,
        @Nullable String seenBy, @Nullable LocalDate seenOn) {

    /** Its columns, for a source beside a matter: lists as text. */
    static final String COLUMNS = "u.id, u.case_id, u.handling, u.organ, u.title as step_title, u.due_on, u.to_person, array_to_string(u.to_roles, ',') as to_roles, u.sent_on, u.seen_by, u.seen_on";

    static Urged of(Row row) {
        return new Urged(row.text("id"), row.text("case_id"), row.number("handling"), row.text("organ"), row.text("step_title"), LocalDate.parse(row.text("due_on")), row.textOrNull("to_person"),
                roles(row.textOrNull("to_roles")), LocalDate.parse(row.text("sent_on")), row.textOrNull("seen_by"), row.day("seen_on"));
    }

    static Urged of(ResultSet row) throws SQLException {
        return new Urged(row.getString("id"), row.getString("case_id"), row.getInt("handling"), row.getString("organ"), row.getString("step_title"), row.getObject("due_on", LocalDate.class),
                row.getString("to_person"), roles(row.getString("to_roles")), row.getObject("sent_on", LocalDate.class), row.getString("seen_by"), row.getObject("seen_on", LocalDate.class));
    }

    static List<String> roles(@Nullable String written) {
        return written == null || written.isEmpty() ? List.of() : List.of(written.split(","));
    }

    /** Whether somebody is told by it. */
    public boolean isFor(Staff staff) {
        return isFor(staff, organ, person, roles);
    }

    static boolean isFor(Staff staff, String organ, @Nullable String person, List<String> roles) {
        return staff.answersFor(person) || Actor.of(staff, organ).capacities().stream().anyMatch(roles::contains);
    }

    /** In whose place somebody takes note of it; null for themselves. */
    @Nullable String insteadFor(Staff staff) {
        return staff.personId().equals(person) ? null : person != null && staff.answersFor(person) ? person : Actor.of(staff, organ).insteadOf(roles);
    }
}
