package org.gongkai.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Letters and answers that everyone may read, without the person who wrote. */
@Repository
public class PublicAnswers {

    private final JdbcClient client;

    PublicAnswers(JdbcClient client) {
        this.client = client;
    }

    public record PublicAnswer(String caseId, String type, String organ, String title, String question, String answer,
            LocalDate receivedOn, LocalDate answeredOn, LocalDate publishedOn) {
    }

    /** Keeps what an action says to everyone; actions without public fields leave nothing. */
    void keep(CaseState state, Attempt attempt) {
        if (attempt.action().fields().stream().noneMatch(field -> field.kept() == Field.Keeping.PUBLIC)) {
            return;
        }
        client.sql("""
                insert into casework.public_answer
                    (case_id, type, organ, title, question, answer, received_on, answered_on, published_on)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(state.id(), state.type().id(), state.organ(), attempt.value("publicTitle"),
                        attempt.value("publicQuestion"), attempt.value("publicAnswer"), state.receivedOn(),
                        state.concludedOn(), attempt.on()).update();
    }

    /** Newest first, after a key of the page before. */
    public List<PublicAnswer> newest(String type, @Nullable LocalDate before, String afterId, int limit) {
        return client.sql("""
                select case_id, type, organ, title, question, answer, received_on, answered_on, published_on
                from casework.public_answer
                where type = ? and (published_on, case_id) < (?, ?)
                order by published_on desc, case_id desc limit ?""")
                .params(type, before == null ? LocalDate.of(9999, 1, 1) : before, afterId, limit)
                .query(PublicAnswer.class).list();
    }

    public Optional<PublicAnswer> find(String caseId) {
        return client.sql("""
                select case_id, type, organ, title, question, answer, received_on, answered_on, published_on
                from casework.public_answer where case_id = ?""").param(caseId).query(PublicAnswer.class).optional();
    }
}
