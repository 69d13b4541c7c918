package org.gongkai.publication;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Organs;
import org.gongkai.procedure.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which organs were asked about drafts, and what they answered. */
@Repository
public class Coordinations {

    private static final String SELECT = "select * from publication.coordination ";

    private final JdbcClient client;
    private final Organs organs;
    private final Now now;

    Coordinations(JdbcClient client, Organs organs, Now now) {
        this.client = client;
        this.organs = organs;
        this.now = now;
    }

    /** In the order in which they were asked. */
    public List<Coordination> of(String editionId) {
        return client.sql(SELECT + "where edition = ? order by place").param(editionId).query((row, n) -> read(row)).list();
    }

    Optional<Coordination> find(String id) {
        return client.sql(SELECT + "where id = ?").param(id).query((row, n) -> read(row)).optional();
    }

    /** An organ that owes an answer, and about what. */
    record Unanswered(Coordination asked, String title, String organ) {
    }

    /** What no organ has answered and what is still under way, soonest first. */
    List<Unanswered> unanswered(int limit) {
        return client.sql("""
                select c.*, e.title, d.organ as of from publication.coordination c join publication.edition e on e.id = c.edition join publication.document d on d.id = c.document
                where c.answer is null and c.cancelled_on is null and e.stage <> all(?) order by c.answer_by, c.id limit ?""")
                .params(ReviewChains.AT_REST.toArray(String[]::new), limit).query((row, n) -> new Unanswered(read(row), row.getString("title"), row.getString("of"))).list();
    }

    /** The first thing that keeps an edition from becoming public on account of those who were asked. */
    Optional<Refusal> standsAgainst(Edition edition, List<Attachment> files) {
        List<Coordination> all = of(edition.id());
        String text = all.isEmpty() ? "" : Coordination.answeredWith(edition, files);
        return all.stream().filter(one -> !one.isReplacedIn(all)).map(one -> one.standsAgainst(now.today(), text, name(one.organ()))).flatMap(Optional::stream).findFirst();
    }

    /** What an organ is called. */
    public String name(String organ) {
        return organs.shortName(organ);
    }

    void add(Coordination c) {
        client.sql("""
                insert into publication.coordination (id, edition, document, organ, sort, question, asked_by, asked_on, answer_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(c.id(), c.editionId(), c.documentId(), c.organ(), c.sort().name(), c.question(), c.askedBy(), c.askedOn(), c.answerBy()).update();
    }

    /** A later answer takes the place of an earlier one, and what was decided because of that. */
    void answer(String id, Coordination.Answer answer, String words, String person, LocalDate on, String text) {
        client.sql("""
                update publication.coordination set answer = ?, answer_words = ?, answered_by = ?, answered_on = ?, answered_text = ?, decision_words = null, decided_by = null, decided_on = null, decided_text = null
                where id = ?""").params(Arrays.asList(answer.name(), words.isEmpty() ? null : words, person, on, text, id)).update();
    }

    void decide(String id, String words, String person, LocalDate on, String text) {
        client.sql("update publication.coordination set decision_words = ?, decided_by = ?, decided_on = ?, decided_text = ? where id = ?").params(words, person, on, text, id).update();
    }

    void cancel(String id, LocalDate on) {
        client.sql("update publication.coordination set cancelled_on = ? where id = ?").params(on, id).update();
    }

    private static Coordination read(ResultSet row) throws SQLException {
        String answer = row.getString("answer");
        return new Coordination(row.getString("id"), row.getString("edition"), row.getString("document"), row.getString("organ"), Coordination.Sort.valueOf(row.getString("sort")),
                row.getString("question"), row.getString("asked_by"), row.getObject("asked_on", LocalDate.class), row.getObject("answer_by", LocalDate.class),
                answer == null ? null : Coordination.Answer.valueOf(answer), row.getString("answer_words"), row.getObject("answered_on", LocalDate.class), row.getString("answered_text"),
                row.getString("decision_words"), row.getObject("decided_on", LocalDate.class), row.getString("decided_text"), row.getObject("cancelled_on", LocalDate.class));
    }
}
