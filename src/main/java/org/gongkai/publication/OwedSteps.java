package org.gongkai.publication;

import java.time.LocalDate;
import java.util.List;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.pages.OncePerState;
import org.gongkai.pages.PageChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What became public before somebody had approved it, because it could not wait (突发事件应对法): the step is a debt until it is taken or the document is withdrawn. */
@Repository
public class OwedSteps {

    /**
     * A debt.
     *
     * @param step  id of the step that is owed
     * @param since the day on which it became public
     */
    public record Owed(String editionId, String documentId, String organ, String title, int number, String step, LocalDate since, @Nullable String drafter) {
    }

    private static final int MOST = 1_000;

    private final JdbcClient client;
    /** In the whole house: every inbox asks. */
    private final OncePerState<List<Owed>> owed;

    OwedSteps(JdbcClient client, PageChanges changes, Now now) {
        this.client = client;
        this.owed = new OncePerState<>(changes, now, today -> read());
    }

    /** Of the organs that a person sees, the oldest first. */
    public List<Owed> of(Staff staff, int limit) {
        Scope scope = staff.scope();
        return owed.now().stream().filter(one -> scope.covers(one.organ())).limit(limit).toList();
    }

    private List<Owed> read() {
        return client.sql("""
                select e.id, e.document, d.organ, e.title, e.number, e.owes, e.owes_since, e.drafter from publication.edition e join publication.document d on d.id = e.document
                where e.owes is not null order by e.owes_since, e.id limit ?""").param(MOST)
                .query((row, n) -> new Owed(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getInt(5), row.getString(6), row.getObject(7, LocalDate.class),
                        row.getString(8))).list();
    }

    boolean isOwed(String editionId, String step) {
        return client.sql("select exists (select 1 from publication.edition where id = ? and owes = ?)").params(editionId, step).query(Boolean.class).single();
    }

    void owe(String editionId, String step, LocalDate since) {
        client.sql("update publication.edition set owes = ?, owes_since = ? where id = ?").params(step, since, editionId).update();
    }

    void paid(String editionId) {
        client.sql("update publication.edition set owes = null, owes_since = null where id = ?").param(editionId).update();
    }

    /** What is withdrawn needs no approval any more. */
    void withdrawn(String documentId) {
        client.sql("update publication.edition set owes = null, owes_since = null where document = ? and owes is not null").param(documentId).update();
    }
}
