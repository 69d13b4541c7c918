package org.gongkai.casework.publicanswer.found;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.ledger.Act;
import org.gongkai.search.Audience;
import org.gongkai.search.Findable;
import org.gongkai.search.Findables;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lets letters and their answers be found while everybody may read them. */
@Repository
class AnswerFindables implements Findables {

    private static final String KIND = "letter";
    /** A document counts more than what somebody was told about it. */
    private static final float WEIGHT = 0.6f;
    private static final String STANDING = "from casework.public_answer where withdrawn_on is null";

    private final JdbcClient client;
    private final Organs organs;

    AnswerFindables(JdbcClient client, Organs organs) {
        this.client = client;
        this.organs = organs;
    }

    @Override
    public String room() {
        return "casework";
    }

    @Override
    public String shape() {
        return "1";
    }

    @Override
    public Map<String, String> kinds() {
        return Map.of(KIND, "来信和答复");
    }

    @Override
    public Set<String> touched(List<Act> acts) {
        String[] subjects = acts.stream().map(Act::subject).distinct().toArray(String[]::new);
        return new HashSet<>(client.sql("""
                select p.case_id from casework.public_answer p join casework.cases c on c.id = p.case_id where p.case_id = any(?) or c.application_id = any(?)""")
                .params(subjects, subjects).query(String.class).list());
    }

    @Override
    public List<Findable> among(Collection<String> ids) {
        return client.sql("select case_id, type, organ, title, question, answer, answered_on " + STANDING + " and case_id = any(?)").param(ids.toArray(String[]::new))
                .query((row, n) -> Findable.of(row.getString(1), KIND, row.getString(4), row.getString(5) + "\n" + row.getString(6), "/mailboxes/" + row.getString(2) + "/" + row.getString(1))
                        .from(organs.find(row.getString(3)).map(Organ::name).orElse(null), row.getDate(7).toLocalDate()).only(Audience.PUBLIC).weighing(WEIGHT)).list();
    }

    @Override
    public List<String> idsAfter(String id, int limit) {
        return client.sql("select case_id " + STANDING + " and case_id > ? order by case_id limit ?").params(id, limit).query(String.class).list();
    }

    @Override
    public long count() {
        return client.sql("select count(*) " + STANDING).query(Long.class).single();
    }

    @Override
    public Set<String> openAmong(Collection<String> ids, Audience reader) {
        return new HashSet<>(client.sql("select case_id " + STANDING + " and case_id = any(?)").param(ids.toArray(String[]::new)).query(String.class).list());
    }
}
