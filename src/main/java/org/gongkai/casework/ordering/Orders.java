package org.gongkai.casework.ordering;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.gongkai.casework.ActionTaken;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.beside.Beside;
import org.gongkai.casework.beside.Row;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.lists.Readers;
import org.gongkai.casework.ordering.subject.Subject;
import org.gongkai.directory.Scope;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Derived;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which orders there are: about what, from whom, to whom. */
@Component
public class Orders {

    private static final String ABOUT = "ordered";
    private static final String OPEN = """
            select s.case_id, c.number, c.type, s.subject, s.cause, s.ordering, s.addressed, s.issued_on,
                (select max(h.due_on) from casework.handling h where h.case_id = c.id and h.no > 1 and not h.ended) as due_on
            from casework.supervision s join casework.cases c on c.id = s.case_id where not c.ended and s.subject =\s""";

    private final JdbcClient client;
    private final Readers readers;
    private final Rectification rectification;
    private final Beside beside;
    private final CaseTypes types;

    Orders(JdbcClient client, Readers readers, Rectification rectification, Beside beside, CaseTypes types) {
        this.beside = beside;
        this.types = types;
        this.client = client;
        this.readers = readers;
        this.rectification = rectification;
    }

    /**
     * An order that is not settled.
     *
     * @param cause id of the condition that opened it; null where somebody did
     * @param dueOn the last day of the organ; null while it has answered
     */
    public record Open(String caseId, String number, String subject, @Nullable String cause, String ordering, String addressed, LocalDate issuedOn, @Nullable LocalDate dueOn) {
    }

    /** Whatever is issued stands in the list, with what is lacking, in the transaction of the act; what was accepted stands as long as the step that it belongs to. */
    @EventListener
    void on(ActionTaken taken) {
        OrderingCapability.of(taken.after().type()).filter(ordering -> ordering.issue().equals(taken.command().action())).ifPresent(ordering -> {
            Act act = taken.after().lastAct();
            client.sql("insert into casework.supervision (case_id, subject, cause, ordering, addressed, issued_on, act_id) values (?, ?, ?, ?, ?, ?, ?)")
                    .params(taken.after().id(), act.text("subject"), act.text("cause"), taken.after().organ(), act.text("addressed"), act.effectiveOn(), act.id()).update();
            rectification.begin(taken.after(), Objects.requireNonNull(taken.command().values().get("lacks")), act.actor());
        });
        OrderingCapability.of(taken.after().type()).ifPresent(ordering -> {
            Act act = taken.after().lastAct();
            String struck = act.text(CaseState.STRUCK);
            if (act.verb().equals(ordering.accept()) || act.verb().equals(ordering.sendBack())) {
                rectification.close(taken.after().id(), act.id());
            } else if (struck != null) {
                rectification.reopen(taken.after(), struck, act.actor());
            }
        });
    }

    /** The open orders about a subject that a scope sees: of the organ that ordered and of the one it ordered. */
    public List<Open> about(Subject subject, Scope scope) {
        Readers.Condition seen = readers.ofCase(scope);
        List<Object> params = new ArrayList<>(List.of(subject.address()));
        params.addAll(seen.params());
        return client.sql(OPEN + "? and " + seen.sql() + " order by s.issued_on, s.case_id")
                .params(params).query(Open.class).list();
    }

    /** The open orders about a matter whose page is made, as a scope sees them; none asks the database no further. */
    public List<Open> aboutMatter(String caseId, Scope scope) {
        List<Row> rows = beside.ofMatter(ABOUT, caseId);
        if (rows.stream().anyMatch(row -> types.confidential().containsKey(row.text("type")))) {
            return about(new Subject(Subject.Kind.CASE, "/desk/cases/" + caseId), scope);
        }
        return rows.stream().filter(row -> scope.covers(row.text("ordering")) || scope.covers(row.text("addressed"))).map(row -> new Open(row.text("case_id"), row.text("number"), row.text("subject"), row.textOrNull("cause"),
                row.text("ordering"), row.text("addressed"), Objects.requireNonNull(row.day("issued_on")), row.day("due_on"))).toList();
    }

    /** At which organ a matter is, if the scope sees it. */
    public Optional<String> organ(String caseId, Scope scope) {
        Readers.Condition seen = readers.ofCase(scope);
        List<Object> params = new ArrayList<>(List.of(caseId));
        params.addAll(seen.params());
        return client.sql("select c.organ from casework.cases c where c.id = ? and " + seen.sql()).params(params).query(String.class).optional();
    }

    /** The matter under a number, if the scope sees it. */
    public Optional<String> numbered(String number, Scope scope) {
        Readers.Condition seen = readers.ofCase(scope);
        List<Object> params = new ArrayList<>(List.of(number));
        params.addAll(seen.params());
        return client.sql("select c.id from casework.cases c where c.number = ? and " + seen.sql()).params(params).query(String.class).optional();
    }

    /** What a condition opened orders for before, settled or not: each cause with its subject behind it. @param condition id with which its causes begin */
    public List<String> known(String condition) {
        return client.sql("select cause || ' ' || subject from casework.supervision where cause = ? or cause like ? || ' %'").params(condition, condition).query(String.class).list();
    }

    /** What it asks of a matter. */
    @Component
    static class Asking implements Beside.Source {

        @Override
        public String name() {
            return ABOUT;
        }

        @Override
        public String ofMatter() {
            return OPEN + "'/desk/cases/' || :matter order by s.issued_on, s.case_id";
        }
    }

    /** An order is there because it was issued; an item because it was listed; what was said of it because somebody said it. */
    @Component
    static class Tables implements Derived.Tables {

        @Override
        public List<Derived> tables() {
            return List.of(Derived.onAct("casework.supervision", "督办", "select case_id, act_id from casework.supervision"),
                    Derived.onRecord("casework.lack", "督办的整改清单", "select id, id, case_id from casework.lack", Rectification.KIND).saying(Rectification.CASE),
                    Derived.onRecord("casework.lack_said", "整改清单上写的", "select id, lack, case_id from casework.lack_said", Rectification.KIND).saying(Rectification.CASE));
        }
    }
}
