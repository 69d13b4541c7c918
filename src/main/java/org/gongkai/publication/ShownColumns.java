package org.gongkai.publication;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.gongkai.publication.Categories.Column;
import org.gongkai.publication.Categories.From;
import org.springframework.stereotype.Repository;

/** The columns as the site leads to them: what documents fill is left out while it is empty (国办发〔2017〕47号: no empty columns). */
@Repository
public class ShownColumns {

    private final Categories categories;
    private final DocumentLists lists;

    ShownColumns(Categories categories, DocumentLists lists) {
        this.categories = categories;
        this.lists = lists;
    }

    /** From the top; those below a column are pruned likewise. */
    public List<Column> top() {
        Set<String> filled = lists.filled(categories.columns().stream().flatMap(Column::withDescendants).map(Column::id).toList());
        return shown(categories.columns(), filled).toList();
    }

    private static Stream<Column> shown(List<Column> columns, Set<String> filled) {
        return columns.stream().map(column -> column.with(shown(column.columns(), filled).toList()))
                .filter(column -> column.from() == From.GUIDE || column.from() == From.REPORTS || column.profiles() || filled.contains(column.id()) || !column.columns().isEmpty());
    }

    /** Which of these kinds are listed in these columns; an empty collection of columns asks for all. */
    public Set<String> kindsIn(Collection<String> columns, Collection<String> kinds) {
        return lists.kindsIn(columns, kinds);
    }
}
