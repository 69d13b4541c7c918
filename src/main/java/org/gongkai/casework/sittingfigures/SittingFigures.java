package org.gongkai.casework.sittingfigures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.calendar.Calendars;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.lists.Readers;
import org.gongkai.casework.sitting.Proposal;
import org.gongkai.casework.sitting.SittingProposals;
import org.gongkai.casework.sitting.Sittings;
import org.gongkai.clock.LastDay;
import org.gongkai.directory.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the proposals of a sitting that a scope sees, all in one query: a sitting has some hundreds. */
@Repository
public class SittingFigures {

    private static final String STANDS = " from casework.proposal p join casework.cases c on c.id = p.case_id join casework.application a on a.id = c.application_id where coalesce(c.ending, '') not in ('voided', 'withdrawn') and p.type = ? and ";

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
        return client.sql("select p.sitting as title, count(*) as proposals" + STANDS + seen.sql() + " group by p.sitting order by max(a.submitted_on) desc, p.sitting desc")
                .param(type.id()).params(seen.params()).query(Sitting.class).list();
    }

    /** The sittings of these proposals: that in which something was brought in last before. */
    public static List<Sitting> sittings(List<Counting.Line> lines) {
        Map<String, Long> many = new LinkedHashMap<>();
        lines.stream().sorted(Comparator.comparing(Counting.Line::broughtOn).reversed()).forEach(line -> many.merge(line.proposal().sitting(), 1L, Long::sum));
        return many.entrySet().stream().map(one -> new Sitting(one.getKey(), one.getValue())).toList();
    }

    public List<Counting.Line> of(CaseType type, String sitting, Scope scope) {
        return read(type, "p.sitting = ? and ", List.of(sitting), scope);
    }

    /** Those of every sitting. */
    public List<Counting.Line> of(CaseType type, Scope scope) {
        return read(type, "", List.of(), scope);
    }

    private List<Counting.Line> read(CaseType type, String which, List<Object> more, Scope scope) {
        Readers.Condition seen = readers.ofCase(scope);
        String term = Sittings.of(type).orElseThrow().againTerm();
        List<Object> params = new ArrayList<>(List.of(type.id()));
        params.addAll(more);
        params.addAll(seen.params());
        return client.sql("select " + SittingProposals.COLUMNS + ", c.number, c.due_on, a.submitted_on" + STANDS + which + seen.sql() + " order by length(p.number), p.number").params(params)
                .query((row, n) -> {
                    Proposal one = SittingProposals.read(row);
                    return new Counting.Line(one, row.getString(18), due(one, row.getObject(19, LocalDate.class), term), row.getObject(20, LocalDate.class));
                }).list();
    }

    /** The titles of the answers to these proposals that everyone may read now, by matter. */
    Map<String, String> readable(List<Counting.Line> lines) {
        Map<String, String> titles = new LinkedHashMap<>();
        client.sql("select case_id, title from casework.public_answer where case_id = any(?) and withdrawn_on is null").param(lines.stream().map(line -> line.proposal().caseId()).toArray(String[]::new)).query(row -> {
            titles.put(row.getString(1), row.getString(2));
        });
        return titles;
    }

    /** Of one taken up again the day of its second answer, where that is earlier. */
    private @Nullable LocalDate due(Proposal one, @Nullable LocalDate main, String term) {
        if (one.againOn() == null || types.provisions().find(term, one.againOn()).isEmpty()) {
            return main;
        }
        LocalDate again = LastDay.of(term, one.againOn(), types.provisions(), calendars.of(one.organ()));
        return main == null || again.isBefore(main) ? again : main;
    }
}
