package org.gongkai.casework.publicanswer;

import java.util.List;

import org.gongkai.face.MadeFrom;
import org.gongkai.ledger.Act;
import org.gongkai.pages.PageSources;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whatever happens to a matter whose answer is public may change the page of that answer. */
@Component
public class PagesOfAnswers implements PageSources {

    private final JdbcClient client;

    PagesOfAnswers(JdbcClient client) {
        this.client = client;
    }

    /** The name of a public answer as a source of pages. */
    public static String source(String caseId) {
        return MadeFrom.source("answers", caseId);
    }

    @Override
    public List<Change> changedBy(List<Act> acts) {
        String[] subjects = acts.stream().map(Act::subject).distinct().toArray(String[]::new);
        return client.sql("""
                select p.type, p.case_id from casework.public_answer p join casework.cases c on c.id = p.case_id
                where p.case_id = any(?) or c.application_id = any(?)""").params(subjects, subjects)
                .query((row, n) -> new Change(source(row.getString(2)), List.of("/mailboxes/" + row.getString(1) + "/" + row.getString(2)))).list();
    }
}
