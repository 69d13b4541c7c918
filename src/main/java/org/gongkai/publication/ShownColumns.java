package org.gongkai.publication;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.gongkai.publication.Categories.Column;
import org.gongkai.publication.Categories.From;
import org.gongkai.registers.RecordSearch;
import org.gongkai.registers.RegisterStanding;
import org.gongkai.registers.Registers;
import org.springframework.stereotype.Repository;

/** The columns as the site leads to them: what documents and registers fill is left out while it is empty (国办发〔2017〕47号: no empty columns). */
@Repository
public class ShownColumns {

    private final Categories categories;
    private final DocumentLists lists;
    private final Registers registers;
    private final RecordSearch records;

    ShownColumns(Categories categories, DocumentLists lists, Registers registers, RecordSearch records) {
        this.categories = categories;
        this.lists = lists;
        this.registers = registers;
        this.records = records;
    }

    /** From the top; those below a column are pruned likewise. */
    public List<Column> top() {
        List<Column> all = categories.columns().stream().flatMap(Column::withDescendants).toList();
        Set<String> filled = new HashSet<>(lists.filled(all.stream().map(Column::id).toList()));
        Map<String, RegisterStanding> standing = records.overview();
        all.stream().filter(column -> column.registers().stream().anyMatch(id -> registers.open(id).isPresent() && standing.containsKey(id) && standing.get(id).records() > 0)).map(Column::id).forEach(filled::add);
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
