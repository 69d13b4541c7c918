package org.gongkai.reporting.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.gongkai.definition.Defaulted;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Meaning;
import org.gongkai.definition.Names;
import org.gongkai.definition.Own;
import org.gongkai.ledger.Fact;
import org.gongkai.reporting.form.Table.Block;
import org.gongkai.reporting.form.Table.Layout;
import org.jspecify.annotations.Nullable;

/** Rows that a place adds to a form from above, printed after one of its own; the form and its formulas stay as they are. */
record LocalRows(String title, String description, String legalBasis, List<Added> rows) {

    static final Kind<LocalRows> FILE = Kind.of("本地加的行", "formrows.yaml", LocalRows.class, LocalRows::look).own(Own.AT_START);
    private static final String PREFIX = "local-";

    /** @param after the row that it follows; the last of its block where it names none */
    record Added(String id, String form, String table, String block, @Nullable String after, @Nullable String num, String label, @Nullable String en,
            @Nullable String unit, @Nullable String note, @Defaulted @Meaning("列上的 count 数哪些事实") Map<String, String> facts,
            @Defaulted @Meaning("这一行自己数什么；和 facts 都不写的由人填写") List<Measure> count, @Nullable @Meaning("这一行数什么，一句话") String sentence) {

        Added {
            facts = facts == null ? Map.of() : Map.copyOf(facts);
            count = count == null ? List.of() : List.copyOf(count);
        }

        Row row() {
            return new Row(id, null, num, null, label, en, unit, false, false, null, facts, count, note, null, null, sentence, facts.isEmpty() && count.isEmpty());
        }
    }

    private static void look(LocalRows file, Names names) {
        for (int n = 0; n < file.rows.size(); n++) {
            Names row = names.under("rows", n);
            row.demand(file.rows.get(n).id.startsWith(PREFIX), "本地加的行，id 以 " + PREFIX + " 开头", "id");
            file.rows.get(n).facts.forEach((name, kind) -> row.needs(Fact.SORT, kind, "facts", name));
        }
    }

    /** The form with its rows. @throws IllegalStateException when one has no place */
    Form.Declaration in(Form.Declaration form) {
        List<Table> tables = new ArrayList<>(form.tables());
        for (Added added : rows) {
            if (added.form.equals(form.id())) {
                int at = index(tables, added);
                tables.set(at, with(tables.get(at), added));
            }
        }
        return form.with(List.copyOf(tables));
    }

    private static int index(List<Table> tables, Added added) {
        for (int n = 0; n < tables.size(); n++) {
            Layout layout = tables.get(n).layout();
            if (tables.get(n).id().equals(added.table) && (layout == Layout.BLOCKS || layout == Layout.LIST)) {
                return n;
            }
        }
        throw noPlace(added);
    }

    private static Table with(Table table, Added added) {
        List<Block> blocks = new ArrayList<>(table.blocks());
        for (int n = 0; n < blocks.size(); n++) {
            if (blocks.get(n).id().equals(added.block)) {
                blocks.set(n, with(blocks.get(n), added));
                return new Table(table.id(), table.layout(), table.caption(), table.note(), table.facts(), table.records(), List.copyOf(blocks), table.means());
            }
        }
        throw noPlace(added);
    }

    private static Block with(Block block, Added added) {
        List<Row> rows = new ArrayList<>(block.rows());
        int after = added.after == null ? rows.size() - 1 : rows.stream().map(Row::id).toList().indexOf(added.after);
        if (after < 0) {
            throw noPlace(added);
        }
        rows.add(after + 1, added.row());
        return new Block(block.id(), block.heading(), block.columns(), List.copyOf(rows));
    }

    private static IllegalStateException noPlace(Added added) {
        return new IllegalStateException("formrows.yaml: " + added.id + " has no place in " + added.form + "." + added.table + "." + added.block);
    }
}
