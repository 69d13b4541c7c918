package org.gongkai.publication;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.gongkai.publication.Categories.Column;
import org.gongkai.publication.Categories.From;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The columns as the site leads to them: those that kinds of document fill are left out while they are empty (国办发〔2017〕47号: no empty columns). */
@Repository
public class ShownColumns {

    private final Categories categories;
    private final JdbcClient client;

    ShownColumns(Categories categories, JdbcClient client) {
        this.categories = categories;
        this.client = client;
    }

    /** From the top; those below a column are pruned likewise. */
    public List<Column> top() {
        Set<String> filled = filled(categories.columns().stream().flatMap(Column::withDescendants).filter(column -> column.from() == From.KINDS).map(Column::id).toList());
        return shown(categories.columns(), filled).toList();
    }

    private static Stream<Column> shown(List<Column> columns, Set<String> filled) {
        return columns.stream().map(column -> column.with(shown(column.columns(), filled).toList()))
                .filter(column -> column.from() != From.KINDS || filled.contains(column.id()) || !column.columns().isEmpty());
    }

    /** Which of these kinds are listed in these columns; an empty collection of columns asks for all. */
    public Set<String> kindsIn(Collection<String> columns, Collection<String> kinds) {
        return Set.copyOf(client.sql("select wanted.id from unnest(?) wanted(id) where exists (select 1" + Documents.LIVE
                        + " and e.stage = 'published' and e.kind = wanted.id and (? or e.column_id = any(?)))")
                .params(kinds.toArray(String[]::new), columns.isEmpty(), columns.toArray(String[]::new)).query(String.class).list());
    }

    /** Which of these columns list anything. */
    private Set<String> filled(Collection<String> columns) {
        return Set.copyOf(client.sql("select wanted.id from unnest(?) wanted(id) where exists (select 1" + Documents.LIVE + " and e.stage = 'published' and e.column_id = wanted.id)")
                .param(columns.toArray(String[]::new)).query(String.class).list());
    }
}
