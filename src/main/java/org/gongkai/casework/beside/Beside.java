package org.gongkai.casework.beside;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.casework.ReadOnce;
import org.gongkai.directory.Staff;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks all sources together: of a matter, or for a person. */
@Component
public class Beside {

    private final JdbcClient client;
    private final List<Source> sources;
    private final Now now;

    Beside(JdbcClient client, List<Source> sources, Now now) {
        this.client = client;
        this.sources = sources;
        this.now = now;
    }

    /** A capability with rows of its own beside matters. */
    public interface Source {

        /** Lower-case letters. */
        String name();

        /** Query of its rows of the matter {@code :matter}; empty where it has none. */
        default String ofMatter() {
            return "";
        }

        /** Query of its rows that may wait for the person {@code :person} or at one of the organs {@code :organs} on the day {@code :today}; empty where none do. */
        default String waiting() {
            return "";
        }
    }

    /** What a source keeps of a matter. */
    public List<Row> ofMatter(String source, String caseId) {
        return ReadOnce.<Map<String, List<Row>>>of(Beside.class, "matter " + caseId, () -> read(Source::ofMatter, Map.of("matter", caseId))).getOrDefault(source, List.of());
    }

    /** What of a source may wait for a person. */
    public List<Row> waiting(String source, Staff staff) {
        return ReadOnce.<Map<String, List<Row>>>of(Beside.class, "person " + staff.personId(), () -> read(Source::waiting,
                Map.of("person", staff.personId(), "organs", staff.scope().organs().toArray(String[]::new), "today", now.today()))).getOrDefault(source, List.of());
    }

    private Map<String, List<Row>> read(Function<Source, String> query, Map<String, Object> params) {
        Map<String, List<Row>> read = new HashMap<>();
        client.sql(sources.stream().filter(source -> !query.apply(source).isEmpty()).map(source -> "select '" + source.name() + "', to_jsonb(one)::text from (" + query.apply(source) + ") one").collect(Collectors.joining(" union all ")))
                .params(params).query(row -> {
                    read.computeIfAbsent(row.getString(1), any -> new ArrayList<>()).add(Row.of(row.getString(2)));
                });
        return read;
    }
}
