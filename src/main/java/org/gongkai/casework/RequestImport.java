package org.gongkai.casework;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Singly;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes over past cases from a register. A chunk is one transaction: each of its rows is in whole or not at all, and a
 * row that is in already stays as it is, so a broken import is simply run again.
 */
@Component
public class RequestImport {

    private final PastCases past;
    private final CaseFiles files;
    private final PastCaseRows kept;
    private final Ledger ledger;
    private final Facts facts;
    private final TransactionTemplate transaction;

    RequestImport(PastCases past, CaseFiles files, PastCaseRows kept, Ledger ledger, Facts facts, TransactionTemplate transaction) {
        this.past = past;
        this.files = files;
        this.kept = kept;
        this.ledger = ledger;
        this.facts = facts;
        this.transaction = transaction;
    }

    /** A row that was refused, and every reason. */
    public record Rejection(long line, String id, List<String> reasons) {
    }

    public record Result(int imported, int unchanged, List<Rejection> rejected) {

        Result and(Result other) {
            List<Rejection> all = new ArrayList<>(rejected);
            all.addAll(other.rejected);
            return new Result(imported + other.imported, unchanged + other.unchanged, all);
        }
    }

    /** @param type the case type they are, as its definition names it */
    public Result chunk(String type, List<RegisterRow> rows) {
        return Singly.take(rows, some -> Objects.requireNonNull(transaction.execute(status -> together(type, some))),
                (row, trouble) -> new Result(0, 0, List.of(new Rejection(row.line(), String.valueOf(row.values().getOrDefault("id", "")),
                        List.of("这一行写不进去（" + trouble.error() + "）")))))
                .stream().reduce(new Result(0, 0, List.of()), Result::and);
    }

    private Result together(String type, List<RegisterRow> rows) {
        List<Rejection> rejected = new ArrayList<>();
        List<PastCases.Past> accepted = new ArrayList<>();
        Set<String> known = new HashSet<>(files.imported(rows.stream()
                .map(row -> String.valueOf(row.value("id"))).map(id -> PastCases.sourceId(type, id)).toList()));
        int unchanged = 0;
        for (RegisterRow row : rows) {
            String id = row.value("id");
            if (row.broken() == null && id != null && !known.add(PastCases.sourceId(type, id))) {
                unchanged++;
                continue;
            }
            switch (past.of(type, row)) {
                case PastCases.Past ready -> accepted.add(ready);
                case PastCases.Impossible impossible -> {
                    rejected.add(new Rejection(row.line(), id == null ? "" : id, impossible.reasons()));
                    if (id != null) {
                        known.remove(PastCases.sourceId(type, id));
                    }
                }
            }
        }
        write(accepted);
        return new Result(accepted.size(), unchanged, rejected);
    }

    private void write(List<PastCases.Past> accepted) {
        if (accepted.isEmpty()) {
            return;
        }
        ledger.write(accepted.stream().flatMap(past -> past.state().acts().stream()).toList());
        facts.write(accepted.stream().flatMap(past -> past.facts().stream()).toList());
        kept.takeOver(accepted);
    }
}
