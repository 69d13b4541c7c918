package org.gongkai.casework.findingindex;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

import org.gongkai.casework.Application;
import org.gongkai.casework.CaseFiles;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.findingindex.Terms.Kind;
import org.gongkai.casework.mattertext.MatterTexts;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opens matters as they stand now and makes their rows of the index. */
@Component
class MatterRows {

    /** Longer texts are found by what they begin with. */
    private static final int MOST_TERMS = 30_000;

    private final JdbcClient client;
    private final CaseFiles files;
    private final CaseTypes types;
    private final MatterTexts texts;

    MatterRows(JdbcClient client, CaseFiles files, CaseTypes types, MatterTexts texts) {
        this.client = client;
        this.files = files;
        this.types = types;
        this.texts = texts;
    }

    private record Stands(String id, String application, String definition, String number, @Nullable String outcome, @Nullable String ending, @Nullable LocalDate receivedOn,
            @Nullable LocalDate concludedOn) {
    }

    private record Held(String caseId, String organ, String stage, boolean ended, @Nullable String assignee, @Nullable LocalDate concludedOn) {
    }

    /** @param fault is told of a matter that cannot be opened; the others have their rows all the same */
    List<FindingRows.Row> of(Collection<String> ids, Terms terms, BiConsumer<String, RuntimeException> fault) {
        String[] among = ids.toArray(String[]::new);
        List<Stands> stands = client.sql("""
                select c.id, c.application_id, c.definition, c.number, c.outcome, c.ending, c.received_on, c.concluded_on
                from casework.cases c join casework.application a on a.id = c.application_id where c.id = any(?) and a.forgotten_on is null order by c.id""").param(among)
                .query((row, n) -> new Stands(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6),
                        row.getObject(7, LocalDate.class), row.getObject(8, LocalDate.class))).list();
        Map<String, List<Held>> held = new HashMap<>();
        client.sql("select case_id, organ, stage, ended, assignee, concluded_on from casework.handling where case_id = any(?)").param(among)
                .query(Held.class).list().forEach(one -> held.computeIfAbsent(one.caseId(), any -> new ArrayList<>()).add(one));
        List<FindingRows.Row> rows = new ArrayList<>();
        add(rows, stands, held, terms, fault);
        return rows;
    }

    private void add(List<FindingRows.Row> rows, List<Stands> some, Map<String, List<Held>> held, Terms terms, BiConsumer<String, RuntimeException> fault) {
        Map<String, Map<String, Map<String, String>>> words;
        Map<String, Application> applications;
        try {
            words = files.words(some.stream().map(Stands::id).toList());
            applications = files.applications(some.stream().map(Stands::application).distinct().toList());
        } catch (DataAccessException away) {
            throw away;
        } catch (RuntimeException broken) {
            // what is opened together fails together: one by one, only the one that cannot be opened is left out
            if (some.size() == 1) {
                fault.accept(some.getFirst().id(), broken);
            } else {
                some.forEach(one -> add(rows, List.of(one), held, terms, fault));
            }
            return;
        }
        for (Stands one : some) {
            try {
                rows.add(row(one, applications.get(one.application()), words.getOrDefault(one.id(), Map.of()), held.getOrDefault(one.id(), List.of()), terms));
            } catch (RuntimeException broken) {
                fault.accept(one.id(), broken);
            }
        }
    }

    private FindingRows.Row row(Stands one, Application said, Map<String, Map<String, String>> words, List<Held> handlings, Terms terms) {
        CaseType type = types.byDefinition(one.definition());
        Set<Integer> all = new TreeSet<>(List.of(terms.of(Kind.TYPE, type.id())));
        all.addAll(terms.day(Kind.BROUGHT, said.submittedOn()));
        all.addAll(terms.day(Kind.RECEIVED, one.receivedOn()));
        all.addAll(terms.day(Kind.CLOSED, one.concludedOn()));
        terms.add(all, Kind.OUTCOME, one.outcome());
        terms.add(all, Kind.ENDING, one.ending());
        for (Held held : handlings) {
            terms.add(all, Kind.ORGAN, held.organ());
            terms.add(all, Kind.STAGE, held.stage());
            terms.add(all, Kind.HOLDER, held.assignee());
            terms.add(all, Kind.STANDS, held.ended() ? Terms.ENDED : Terms.OPEN);
            all.addAll(terms.day(Kind.CLOSED, held.concludedOn()));
        }
        texts.who(type, said).forEach(who -> terms.add(all, Kind.WHO, who));
        for (String part : texts.of(type, one.number(), said, words).bare()) {
            if (all.size() < MOST_TERMS) {
                all.addAll(terms.pairs(part));
            }
        }
        return new FindingRows.Row(one.id(), said.submittedOn(), all.stream().mapToInt(Integer::intValue).toArray());
    }
}
