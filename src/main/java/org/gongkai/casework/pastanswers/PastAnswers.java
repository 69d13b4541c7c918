package org.gongkai.casework.pastanswers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.gongkai.casework.Application;
import org.gongkai.casework.CaseFiles;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Cases;
import org.gongkai.casework.drafting.Drafting;
import org.gongkai.casework.filing.Likeness;
import org.gongkai.casework.identity.Identity;
import org.gongkai.casework.lists.Readers;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Field;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the organ answered to questions like this one, with what it wrote then; nobody who asked is named in it. */
@Component
public class PastAnswers {

    private static final int LOOKED_AT = 300;
    private static final int ALIKE = 25;
    private static final int SHOWN = 5;

    private final JdbcClient client;
    private final CaseFiles files;
    private final Cases cases;
    private final Readers readers;

    PastAnswers(JdbcClient client, CaseFiles files, Cases cases, Readers readers) {
        this.client = client;
        this.files = files;
        this.cases = cases;
        this.readers = readers;
    }

    /**
     * An answer that was given.
     *
     * @param alike  how far the questions are alike, in percent
     * @param values what was filled in, by field of the action
     */
    public record Past(String caseId, String number, LocalDate answeredOn, String title, int alike, Map<String, String> values) {

        /** The words among it. */
        public String words() {
            return values.entrySet().stream().filter(one -> one.getValue().length() > 12).map(Map.Entry::getValue).collect(Collectors.joining("\n"));
        }
    }

    private record Line(String id, String number, LocalDate on, Application application) {
    }

    public List<Past> like(CaseFolder folder, Action action, Staff staff) {
        CaseState state = folder.state();
        Readers.Condition seen = readers.ofCase(staff.scope());
        Map<Line, Integer> alike = new LinkedHashMap<>();
        client.sql("""
                select a.id, a.type, a.number, a.channel, a.party, a.submitted_on, a.sealed, c.id, c.number, c.concluded_on
                from casework.cases c join casework.application a on a.id = c.application_id
                where c.type = ? and c.organ = ? and c.concluded_on is not null and a.forgotten_on is null and c.id <> ? and\s""" + seen.sql() + " order by c.concluded_on desc, c.id desc limit " + LOOKED_AT)
                .param(state.type().id()).param(state.organ()).param(state.id()).params(seen.params())
                .query((row, n) -> new Line(row.getString(8), row.getString(9), row.getObject(10, LocalDate.class), files.application(row))).list()
                .forEach(line -> alike.put(line, likeness(folder.application(), line.application())));
        List<Line> first = alike.entrySet().stream().filter(one -> one.getValue() >= ALIKE).sorted(Map.Entry.<Line, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(SHOWN).map(Map.Entry::getKey).toList();
        if (first.isEmpty()) {
            return List.of();
        }
        Map<String, CaseState> states = cases.states(first.stream().map(Line::id).toList());
        List<Past> past = new ArrayList<>();
        for (Line line : first) {
            Act answer = states.get(line.id()).concluding().filter(act -> act.verb().equals(action.id())).orElse(null);
            if (answer != null) {
                past.add(new Past(line.id(), line.number(), line.on(), Identity.masked(String.join("；", line.application().titles()), false), Objects.requireNonNull(alike.get(line)),
                        values(states.get(line.id()), action, answer, line.application())));
            }
        }
        return past;
    }

    private Map<String, String> values(CaseState state, Action action, Act answer, Application application) {
        Map<String, String> words = files.words(state.id()).getOrDefault(answer.id(), Map.of());
        Identity who = Identity.of(application);
        Map<String, String> values = new HashMap<>();
        for (Field field : Drafting.fields(state, action)) {
            Object said = field.kept() == Field.Keeping.ACT ? answer.detail().get(field.name()) : words.get(field.name());
            if (said != null) {
                values.put(field.name(), field.kept() == Field.Keeping.ACT ? said.toString() : who.without(said.toString()));
            }
        }
        return values;
    }

    private static int likeness(Application one, Application other) {
        return one.titles().stream().flatMapToInt(mine -> other.titles().stream().mapToInt(its -> Likeness.of(mine, its))).max().orElse(0);
    }
}
