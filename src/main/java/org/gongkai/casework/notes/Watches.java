package org.gongkai.casework.notes;

import java.util.List;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.beside.Beside;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who follows which matter: what happens in it stands in their inbox until they have seen it. */
@Component
public class Watches {

    static final String KIND = "watch.";
    private static final String NAME = "watches";

    private final JdbcClient client;
    private final Beside beside;
    private final Ledger ledger;
    private final Now now;

    Watches(JdbcClient client, Beside beside, Ledger ledger, Now now) {
        this.client = client;
        this.beside = beside;
        this.ledger = ledger;
        this.now = now;
    }

    /** @param seen how many acts of the matter they know */
    public record Watch(String id, String person, int seen) {
    }

    /** Those who follow a matter. */
    public List<Watch> of(String caseId) {
        return beside.ofMatter(NAME, caseId).stream().map(row -> new Watch(row.text("id"), row.text("person"), row.number("seen"))).toList();
    }

    @Transactional
    public void begin(CaseState state, Staff staff) {
        String id = Identifier.fresh();
        int begun = client.sql("insert into casework.watch (id, case_id, person, seen, begun_on) values (?, ?, ?, ?, ?) on conflict (case_id, person) do nothing")
                .params(id, state.id(), staff.personId(), state.acts().size(), now.today()).update();
        if (begun == 1) {
            ledger.record(ActDraft.of(KIND + "begin", id).organ(state.organ()).actor(staff.personId()).detail(Notes.CASE, state.id()));
        }
    }

    @Transactional
    public void end(CaseState state, Staff staff) {
        Optional<String> ended = client.sql("delete from casework.watch where case_id = ? and person = ? returning id").params(state.id(), staff.personId()).query(String.class).optional();
        ended.ifPresent(id -> ledger.record(ActDraft.of(KIND + "end", id).organ(state.organ()).actor(staff.personId()).detail(Notes.CASE, state.id())));
    }

    /** They know what happened so far. */
    @Transactional
    public void seen(CaseState state, Staff staff) {
        client.sql("update casework.watch set seen = ? where case_id = ? and person = ?").params(state.acts().size(), state.id(), staff.personId()).update();
    }

    /** A followed matter in which something happened since. */
    public record News(String caseId, int acts, String organ, String definition, String number, String application, byte[] sealed) {
    }

    public List<News> news(Staff staff) {
        return beside.waiting(NAME, staff).stream().map(row -> new News(row.text("case_id"), row.number("news"), row.text("organ"), row.text("definition"), row.text("number"), row.text("application"),
                row.bytes("title"))).toList();
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
            return "select w.* from casework.watch w where w.case_id = :matter order by w.begun_on, w.id";
        }

        @Override
        public String waiting() {
            return """
                    select w.case_id, c.acts - w.seen as news, c.organ, c.definition, c.number, a.id as application, a.sealed as title
                    from casework.watch w join casework.cases c on c.id = w.case_id join casework.application a on a.id = c.application_id
                    where w.person = :person and c.acts > w.seen and exists (select from casework.handling h where h.case_id = c.id and h.organ = any(:organs))""";
        }
    }
}
