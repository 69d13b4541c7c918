package org.gongkai.casework.drafting;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

import org.gongkai.casework.drafting.Draft.Asked;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Drafts that wait at some organs for somebody, with what their matters are. */
@Component
public class DraftsWaiting {

    private static final String MATTER = """
             d.id, d.case_id, d.action, d.handling, d.organ, d.stage, d.drafter, d.version, d.saved, d.moved_on, v.author, c.definition, c.number, a.id, a.sealed
            from casework.draft d join casework.draft_version v on v.draft = d.id and v.no = d.version
                join casework.cases c on c.id = d.case_id join casework.application a on a.id = c.application_id\s""";

    private final JdbcClient client;

    DraftsWaiting(JdbcClient client) {
        this.client = client;
    }

    /**
     * One that waits.
     *
     * @param asked who is asked to sign beside; null where its own next step is meant
     */
    public record Waits(Draft draft, String author, String definition, String number, String application, byte[] sealed, @Nullable Asked asked) {
    }

    /** What is under way at these organs, and what they are asked to sign beside. */
    public List<Waits> at(Collection<String> organs) {
        Object here = organs.toArray(String[]::new);
        return client.sql("select null, null, null, null::date, null," + MATTER + "where d.organ = any(?) and d.stage in ('DRAFTING', 'REVIEW', 'SIGNING') union all "
                + "select k.id, k.organ, k.role, k.due_on, k.asked_by," + MATTER + "join casework.draft_asked k on k.draft = d.id and k.ended_on is null "
                + "where k.organ = any(?) and d.stage in ('DRAFTING', 'REVIEW', 'SIGNING')").params(here, here).query((row, n) -> {
                    Draft draft = new Draft(row.getString(6), row.getString(7), row.getString(8), row.getInt(9), row.getString(10), Draft.Stage.valueOf(row.getString(11)), row.getString(12),
                            row.getInt(13), row.getInt(14), row.getObject(15, LocalDate.class));
                    Asked asked = row.getString(1) == null ? null : new Asked(row.getString(1), draft.id(), row.getString(2), row.getString(3), row.getObject(4, LocalDate.class), row.getString(5), null, null, null, null);
                    return new Waits(draft, row.getString(16), row.getString(17), row.getString(18), row.getString(19), row.getBytes(20), asked);
                }).list();
    }
}
