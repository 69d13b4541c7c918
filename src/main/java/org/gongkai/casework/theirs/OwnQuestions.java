package org.gongkai.casework.theirs;

import java.util.List;

import org.gongkai.directory.Outsider;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people outside were asked for their opinion and answer by a sign-in of their own: the question is theirs, the matter is not. */
@Component
public class OwnQuestions {

    private static final String ASKED = "asked";

    private final JdbcClient client;
    private final Ledger ledger;

    OwnQuestions(JdbcClient client, Ledger ledger) {
        this.client = client;
        this.ledger = ledger;
    }

    /** @param organ that asked */
    public record Question(String actId, String number, String organ) {
    }

    /** Theirs, those added last first. */
    public List<Question> list(Outsider who, int limit) {
        return client.sql("""
                select q.act_id, q.number, c.organ from casework.own_question own join casework.consultation q on q.act_id = own.asked
                join casework.cases c on c.id = q.case_id where own.person = ? order by own.no desc limit ?""").params(who.personId(), limit).query(Question.class).list();
    }

    public boolean isTheirs(Outsider who, String actId) {
        return client.sql("select exists (select from casework.own_question where person = ? and asked = ?)").params(who.personId(), actId).query(Boolean.class).single();
    }

    /** Adds a question whose number and code somebody gave. */
    @Transactional
    public void tie(Outsider who, String actId) {
        record Brought(String application, String organ) { }
        Brought one = client.sql("select c.application_id as application, c.organ from casework.consultation q join casework.cases c on c.id = q.case_id where q.act_id = ?")
                .param(actId).query(Brought.class).single();
        Act tied = ledger.prepare(ActDraft.of(OwnMatters.TIED, one.application()).organ(one.organ()).actor(who.personId()).detail(ASKED, actId));
        if (client.sql("insert into casework.own_question (person, asked, act_id) values (?, ?, ?) on conflict do nothing").params(who.personId(), actId, tied.id()).update() == 1) {
            ledger.write(List.of(tied));
        }
    }
}
