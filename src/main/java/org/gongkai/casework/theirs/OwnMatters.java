package org.gongkai.casework.theirs;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.casework.CaseState;
import org.gongkai.casework.lists.Readers;
import org.gongkai.directory.Outsider;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps which matters are whose, so that every query of people outside asks for their own alone. */
@Component
public class OwnMatters {

    /** Kinds of the acts with which somebody adds a matter by its access code, and takes it off their list again; their subject is the application. */
    public static final String TIED = "casework.tie";
    static final String LEFT = "casework.untie";

    private final JdbcClient client;
    private final Ledger ledger;

    OwnMatters(JdbcClient client, Ledger ledger) {
        this.client = client;
        this.ledger = ledger;
    }

    /** How a matter came to be somebody's: by an act of it, or because they gave its access code. */
    public enum How { ACT, CODE }

    /** The condition on the cases {@code c} of a query under which somebody outside sees them. */
    public static Readers.Condition of(Outsider who) {
        return new Readers.Condition("exists (select from casework.own_matter own where own.case_id = c.id and own.person = ?)", List.of(who.personId()));
    }

    /** Their matters, those added last first, after the last of the page before; with how each came to be theirs. */
    public Map<String, How> list(Outsider who, @Nullable Long after, int limit) {
        Map<String, How> list = new LinkedHashMap<>();
        client.sql("select case_id, how from casework.own_matter where person = ? and no < ? order by no desc limit ?")
                .params(who.personId(), after == null ? Long.MAX_VALUE : after, limit).query(row -> {
                    list.put(row.getString(1), How.valueOf(row.getString(2)));
                });
        return list;
    }

    /** The key of a matter in the list of whose it is. */
    public long key(Outsider who, String caseId) {
        return client.sql("select no from casework.own_matter where person = ? and case_id = ?").params(who.personId(), caseId).query(Long.class).optional().orElse(0L);
    }

    /** Follows what an act of a matter changed, in its transaction. */
    public void follow(CaseState before, CaseState after) {
        if (!Theirs.isFor(after.type())) {
            return;
        }
        Map<String, String> theirs = Theirs.of(after);
        Map<String, String> gone = new HashMap<>(Theirs.of(before));
        if (gone.equals(theirs)) {
            return;
        }
        gone.keySet().removeAll(theirs.keySet());
        client.sql("delete from casework.own_matter where case_id = ? and person = any(?)").params(after.id(), gone.keySet().toArray(String[]::new)).update();
        theirs.forEach((person, act) -> client.sql("""
                insert into casework.own_matter (person, case_id, how, act_id) values (?, ?, 'ACT', ?)
                on conflict (person, case_id) do update set how = 'ACT', act_id = excluded.act_id""").params(person, after.id(), act).update());
    }

    /** Adds the cases of an application whose code somebody gave; what is theirs already stays as it is. */
    @Transactional
    public void tie(Outsider who, Collection<String> cases) {
        record Brought(String application, String organ) { }
        for (Brought one : client.sql("select application_id as application, min(organ) as organ from casework.cases where id = any(?) group by application_id")
                .param(cases.toArray(String[]::new)).query(Brought.class).list()) {
            Act act = ledger.prepare(ActDraft.of(TIED, one.application()).organ(one.organ()).actor(who.personId()));
            if (client.sql("""
                    insert into casework.own_matter (person, case_id, how, act_id) select ?, c.id, 'CODE', ? from casework.cases c where c.application_id = ?
                    on conflict do nothing""").params(who.personId(), act.id(), one.application()).update() > 0) {
                ledger.write(List.of(act));
            }
        }
    }

    /** Takes a matter off the list of whoever added it by its code; what an act gave stays. */
    @Transactional
    public boolean untie(Outsider who, String caseId) {
        record Left(String application, String organ) { }
        List<Left> left = client.sql("""
                delete from casework.own_matter own using casework.cases c where own.person = ? and own.how = 'CODE' and c.id = own.case_id
                    and c.application_id = (select application_id from casework.cases where id = ?) returning c.application_id as application, c.organ""")
                .params(who.personId(), caseId).query(Left.class).list();
        left.stream().findFirst().ifPresent(one -> ledger.record(ActDraft.of(LEFT, one.application()).organ(one.organ()).actor(who.personId())));
        return !left.isEmpty();
    }
}
