package org.gongkai.casework.sitting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.gongkai.casework.CaseState;
import org.gongkai.casework.Cases;
import org.gongkai.casework.Perform;
import org.gongkai.casework.StandingCondition;
import org.gongkai.casework.beside.AfterAct;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.ledger.Derived;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Verification;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps every enlisted proposal as its acts leave it, in a table that lists and figures read. */
@Component
public class SittingProposals implements AfterAct {

    /** Of the table {@code p}. */
    public static final String COLUMNS = """
            p.case_id, p.type, p.organ, p.sitting, p.number, p.kind, p.delegation, p.lead, p.interviewed, p.result, p.open, p.answered_on, p.rating, p.again, p.again_on, p.promised_on, p.kept_on""";
    private final JdbcClient client;

    SittingProposals(JdbcClient client) {
        this.client = client;
    }

    @Override
    public void follow(CaseState after) {
        Proposal.of(after).ifPresent(one -> client.sql("""
                insert into casework.proposal (case_id, type, organ, sitting, number, kind, delegation, lead, interviewed, result, open, answered_on, rating, again, again_on, promised_on, kept_on)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (case_id) do update set sitting = excluded.sitting, number = excluded.number, kind = excluded.kind, delegation = excluded.delegation, lead = excluded.lead,
                    interviewed = excluded.interviewed, result = excluded.result, open = excluded.open, answered_on = excluded.answered_on, rating = excluded.rating, again = excluded.again,
                    again_on = excluded.again_on, promised_on = excluded.promised_on, kept_on = excluded.kept_on""")
                .params(one.caseId(), one.type(), one.organ(), one.sitting(), one.number(), one.kind(), one.group(), one.lead(), one.interviewed(), one.result(), one.open(), one.answeredOn(),
                        one.rating(), one.again(), one.againOn(), one.promisedOn(), one.keptOn()).update());
    }

    /** A row of these columns, in their order. */
    public static Proposal read(ResultSet row) throws SQLException {
        return new Proposal(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6), row.getString(7), row.getString(8), row.getBoolean(9),
                row.getString(10), row.getString(11), row.getObject(12, LocalDate.class), row.getString(13), row.getInt(14), row.getObject(15, LocalDate.class), row.getObject(16, LocalDate.class),
                row.getObject(17, LocalDate.class));
    }

    /** The matters that have these numbers in a sitting, by number; those that were entered in error and voided have none. */
    public Map<String, String> numbered(String type, String organ, String sitting, Collection<String> numbers) {
        Map<String, String> found = new HashMap<>();
        client.sql("""
                select p.number, p.case_id from casework.proposal p join casework.cases c on c.id = p.case_id
                where p.type = ? and p.organ = ? and p.sitting = ? and p.number = any(?) and coalesce(c.ending, '') <> 'voided'""")
                .params(type, organ, sitting, numbers.toArray(String[]::new)).query(row -> {
                    found.put(row.getString(1), row.getString(2));
                });
        return found;
    }

    /** Whoever else gives numbers of the sitting waits until this transaction has ended. */
    private void hold(String type, String organ, String sitting) {
        client.sql("select pg_advisory_xact_lock(hashtextextended('casework.proposal/' || ? || '/' || ? || '/' || ?, 0))").params(type, organ, sitting).query((row, n) -> "").list();
    }

    /** Two proposals of a sitting do not have one number, also where both are enlisted at once. */
    @Component
    static class NumberedOnce implements StandingCondition {

        private final ObjectProvider<SittingProposals> proposals;

        NumberedOnce(ObjectProvider<SittingProposals> proposals) {
            this.proposals = proposals;
        }

        @Override
        public String title() {
            return "这一届次没有别的一件用这个编号";
        }

        @Override
        public boolean concerns(CaseState state, Attempt attempt) {
            return attempt.value(Sittings.NUMBER) != null && Sittings.of(state.type()).filter(said -> said.enlist().equals(attempt.action().id())).isPresent();
        }

        @Override
        public List<Refusal> refuse(CaseState state, Perform command, Attempt attempt) {
            String number = String.valueOf(attempt.value(Sittings.NUMBER));
            String sitting = String.valueOf(attempt.value(Sittings.SITTING));
            proposals.getObject().hold(state.type().id(), state.organ(), sitting);
            String other = proposals.getObject().numbered(state.type().id(), state.organ(), sitting, List.of(number)).get(number);
            return other == null || other.equals(state.id()) ? List.of() : List.of(Refusal.ofField(Sittings.NUMBER, sitting + "第 " + number + " 号已经登记过，请核对编号"));
        }
    }

    @Component
    static class Tables implements Derived.Tables {

        @Override
        public List<Derived> tables() {
            return List.of(Derived.onRecord("casework.proposal", "建议提案的届次和办理", "select case_id, case_id from casework.proposal"));
        }
    }

    /** What the table says of a proposal is what its acts say. */
    @Component
    static class Verified implements Verification {

        private static final int CHUNK = 500;

        private final CaseTypes types;
        private final Cases cases;
        private final Ledger ledger;
        private final JdbcClient client;

        Verified(CaseTypes types, Cases cases, Ledger ledger, JdbcClient client) {
            this.types = types;
            this.cases = cases;
            this.ledger = ledger;
            this.client = client;
        }

        @Override
        public String title() {
            return "建议提案的届次和办理";
        }

        @Override
        public void verify(Range range, Differences out) {
            TreeSet<String> subjects = new TreeSet<>();
            types.all().stream().filter(type -> Sittings.of(type).isPresent()).map(CaseType::id).forEach(type -> subjects.addAll(ledger.subjects(type + ".", range)));
            List<String> all = new ArrayList<>(subjects);
            for (int from = 0; from < all.size(); from += CHUNK) {
                List<String> chunk = all.subList(from, Math.min(from + CHUNK, all.size()));
                Map<String, Proposal> kept = new HashMap<>();
                client.sql("select " + COLUMNS + " from casework.proposal p where p.case_id = any(?)").param(chunk.toArray(String[]::new)).query(row -> {
                    kept.put(row.getString(1), read(row));
                });
                Map<String, CaseState> states = cases.states(chunk);
                chunk.forEach(id -> out.tell(id, "届次和办理", states.containsKey(id) ? Proposal.of(states.get(id)).orElse(null) : null, kept.get(id)));
            }
            out.compared(all.size());
        }
    }
}
