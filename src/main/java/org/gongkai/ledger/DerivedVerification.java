package org.gongkai.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks of every row of every derived table for the act that brought it; of all of them each time, for a row may be put in at any time. */
@Component
class DerivedVerification implements Verification {

    private static final int CHUNK = 2000;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final List<Derived.Tables> rooms;

    DerivedVerification(JdbcTemplate jdbc, TransactionTemplate transaction, List<Derived.Tables> rooms) {
        this.jdbc = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
        this.jdbc.setFetchSize(CHUNK);
        this.transaction = transaction;
        this.rooms = rooms;
    }

    @Override
    public String title() {
        return "没有动作的记录";
    }

    private record Row(String name, @Nullable String on, @Nullable String said) {
    }

    @Override
    public void verify(Range range, Differences out) {
        // in one transaction, so that rows come a chunk at a time
        transaction.executeWithoutResult(status -> rooms.stream().flatMap(room -> room.tables().stream()).forEach(table -> verify(table, out)));
    }

    private void verify(Derived table, Differences out) {
        List<Row> chunk = new ArrayList<>(CHUNK);
        jdbc.query(table.rows(), row -> {
            chunk.add(new Row(row.getString(1), row.getString(2), table.detail() == null ? null : row.getString(3)));
            if (chunk.size() == CHUNK) {
                verify(table, chunk, out);
                chunk.clear();
            }
        });
        verify(table, chunk, out);
    }

    private void verify(Derived table, List<Row> rows, Differences out) {
        Map<String, List<Act>> acts = acts(table, rows.stream().map(Row::on).filter(Objects::nonNull).distinct().toList());
        for (Row row : rows) {
            boolean brought = row.on() != null && acts.getOrDefault(row.on(), List.of()).stream().anyMatch(act -> brings(table, act, row));
            if (!brought) {
                out.differs(row.name(), table.title() + "没有台账（" + table.table() + "）", "无", "有");
            }
        }
        out.compared(rows.size());
    }

    private static boolean brings(Derived table, Act act, Row row) {
        return (table.kinds().isEmpty() || table.kinds().stream().anyMatch(act.kind()::startsWith))
                && (table.detail() == null || Objects.equals(act.text(table.detail()), row.said()));
    }

    private Map<String, List<Act>> acts(Derived table, Collection<String> on) {
        String column = table.hangs() == Derived.On.ACT ? "id" : "subject";
        return jdbc.query("select " + column + ", canonical from ledger.act where " + column + " = any(?)",
                (row, n) -> Map.entry(row.getString(1), CanonicalForm.read(row.getString(2))), (Object) on.toArray(String[]::new)).stream()
                .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
