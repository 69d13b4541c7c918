package org.gongkai.casework.sitting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.gongkai.calendar.Calendars;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.lists.Readers;
import org.gongkai.clock.LastDay;
import org.gongkai.directory.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the proposals of a sitting that a scope sees, all in one query: a sitting has some hundreds. */
@Repository
public class SittingFigures {

    private static final String STANDS = " from casework.proposal p join casework.cases c on c.id = p.case_id where coalesce(c.ending, '') not in ('voided', 'withdrawn') and p.type = ? and ";

    private final JdbcClient client;
    private final Readers readers;
    private final CaseTypes types;
    private final Calendars calendars;

    SittingFigures(JdbcClient client, Readers readers, CaseTypes types, Calendars calendars) {
        this.client = client;
        this.readers = readers;
        this.types = types;
        this.calendars = calendars;
    }

    /** A sitting and how many proposals of it are seen. */
    public record Sitting(String title, long proposals) {
    }

    /** The sittings of which a scope sees something, the latest first. */
    public List<Sitting> sittings(CaseType type, Scope scope) {
        Readers.Condition seen = readers.ofCase(scope);
        return client.sql("select p.sitting as title, count(*) as proposals" + STANDS + seen.sql() + " group by p.sitting order by max(c.number) desc, p.sitting desc")
                .param(type.id()).params(seen.params()).query(Sitting.class).list();
    }

    public List<Counting.Line> of(CaseType type, String sitting, Scope scope) {
        Readers.Condition seen = readers.ofCase(scope);
        String term = Sittings.of(type).orElseThrow().againTerm();
        List<Object> params = new ArrayList<>(List.of(type.id(), sitting));
        params.addAll(seen.params());
        return client.sql("select " + SittingProposals.COLUMNS + ", c.number, c.due_on" + STANDS + "p.sitting = ? and " + seen.sql() + " order by length(p.number), p.number").params(params)
                .query((row, n) -> {
                    Proposal one = SittingProposals.read(row);
                    return new Counting.Line(one, row.getString(18), due(one, row.getObject(19, LocalDate.class), term));
                }).list();
    }

    /** Of one taken up again the day of its second answer, where that is earlier. */
    private @Nullable LocalDate due(Proposal one, @Nullable LocalDate main, String term) {
        if (one.againOn() == null || types.provisions().find(term, one.againOn()).isEmpty()) {
            return main;
        }
        LocalDate again = LastDay.of(term, one.againOn(), types.provisions(), calendars.of(one.organ()));
        return main == null || again.isBefore(main) ? again : main;
    }

    /** What is promised by an organ and not done yet, that which is due first before. */
    List<Promised> promised(CaseType type, List<String> organs, int limit) {
        return client.sql("select p.case_id as case_id, c.number as number, p.lead as organ, p.promised_on as promised_on, c.definition as definition" + STANDS
                + "p.lead = any(?) and p.promised_on is not null and p.kept_on is null order by p.promised_on limit ?").param(type.id()).param(organs.toArray(String[]::new)).param(limit)
                .query(Promised.class).list();
    }

    record Promised(String caseId, String number, String organ, LocalDate promisedOn, String definition) {
    }
}
