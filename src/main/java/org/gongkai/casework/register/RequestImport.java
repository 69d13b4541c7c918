package org.gongkai.casework.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.gongkai.casework.history.ImportedBefore;
import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Singly;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes over past cases from a register. A chunk is one transaction: each of its rows is in whole or not at all, and a
 * row that is in already stays as it is, so a broken import is simply run again. Another row under its id is refused, never dropped.
 */
@Component
public class RequestImport {

    private static final String SAME_ID = "same-id";
    private static final Result AS_BEFORE = new Result(0, 1, List.of());

    private final PastCases past;
    private final ImportedBefore before;
    private final PastCaseRows kept;
    private final Ledger ledger;
    private final Facts facts;
    private final TransactionTemplate transaction;

    RequestImport(PastCases past, ImportedBefore before, PastCaseRows kept, Ledger ledger, Facts facts, TransactionTemplate transaction) {
        this.past = past;
        this.before = before;
        this.kept = kept;
        this.ledger = ledger;
        this.facts = facts;
        this.transaction = transaction;
    }

    /** A row that was refused, and every reason. */
    public record Rejection(long line, String id, List<String> reasons) {
    }

    /** What a person should know of a line. */
    public record Notice(long line, String code, String sentence) {
    }

    /** What became of a chunk; {@code findings} counts the notices by kind. */
    public record Result(int imported, int unchanged, List<Rejection> rejected, Map<String, Integer> findings, List<Notice> notices) {

        public Result(int imported, int unchanged, List<Rejection> rejected) {
            this(imported, unchanged, rejected, Map.of(), List.of());
        }

        public Result and(Result other) {
            List<Rejection> all = new ArrayList<>(rejected);
            all.addAll(other.rejected);
            Map<String, Integer> counts = new TreeMap<>(findings);
            other.findings.forEach((code, count) -> counts.merge(code, count, Integer::sum));
            List<Notice> both = new ArrayList<>(notices);
            both.addAll(other.notices);
            return new Result(imported + other.imported, unchanged + other.unchanged, all, counts, both);
        }

        /** One whose id is there with something else under it: it is not taken in, and nobody may think that it was. */
        public static Result sameId(long line, String id, String sentence) {
            return new Result(0, 0, List.of(new Rejection(line, id, List.of(sentence))), Map.of(SAME_ID, 1), List.of(new Notice(line, SAME_ID, sentence)));
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
        List<PastCases.Past> accepted = new ArrayList<>();
        Map<String, RegisterRow> here = new HashMap<>();
        Map<String, String> said = new HashMap<>();
        Map<String, ImportedBefore.Known> known = before.of(rows.stream().map(row -> String.valueOf(row.value("id"))).map(id -> PastCases.sourceId(type, id)).toList());
        Result result = new Result(0, 0, List.of());
        for (RegisterRow row : rows) {
            String id = row.value("id");
            String source = PastCases.sourceId(type, String.valueOf(id));
            RegisterRow twin = row.broken() == null && id != null ? here.get(source) : null;
            if (twin != null) {
                result = result.and(content(twin).equals(content(row)) ? AS_BEFORE
                        : Result.sameId(row.line(), String.valueOf(id), "编号 " + id + " 在同一文件第 " + twin.line() + " 行已有，内容不同，这一行没有导入"));
            } else if (row.broken() == null && id != null && known.containsKey(source)) {
                result = result.and(again(type, row, id, known.get(source), said));
            } else {
                switch (past.of(type, row)) {
                    case PastCases.Past ready -> {
                        accepted.add(ready);
                        here.put(source, row);
                    }
                    case PastCases.Impossible impossible ->
                        result = result.and(new Result(0, 0, List.of(new Rejection(row.line(), id == null ? "" : id, impossible.reasons()))));
                }
            }
        }
        write(accepted);
        here.forEach((source, row) -> said.put(source, content(row)));
        before.keep(said);
        return result.and(new Result(accepted.size(), 0, List.of()));
    }

    /** A row whose id was imported earlier. */
    private Result again(String type, RegisterRow row, String id, ImportedBefore.Known known, Map<String, String> said) {
        if (known.isSame(content(row))) {
            return AS_BEFORE;
        }
        return switch (past.of(type, row)) {
            case PastCases.Impossible impossible -> new Result(0, 0, List.of(new Rejection(row.line(), id, impossible.reasons())));
            case PastCases.Past now -> {
                List<String> differences = known.differences(now.state());
                if (differences.isEmpty() && !known.isBound()) {
                    said.put(now.sourceId(), content(row));
                    yield AS_BEFORE;
                }
                yield Result.sameId(row.line(), id, ImportedBefore.sentence(id, differences));
            }
        };
    }

    private static String content(RegisterRow row) {
        StringBuilder said = new StringBuilder();
        new TreeMap<>(row.values()).forEach((column, value) -> said.append(value.isBlank() ? "" : column + "=" + value.strip() + "\n"));
        return said.toString();
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
