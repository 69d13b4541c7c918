package org.gongkai.reporting;

import java.io.Reader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.gongkai.directory.Attempt;
import org.gongkai.reporting.Remedies.Entry;
import org.gongkai.reporting.Remedy.Kind;
import org.gongkai.reporting.Remedy.Result;
import org.gongkai.reading.Refusal;
import org.gongkai.tables.Heading;
import org.gongkai.tables.StorableText;
import org.gongkai.tables.Table;
import org.gongkai.tables.TableRow;
import org.gongkai.tables.WrittenDay;
import org.springframework.stereotype.Component;

/**
 * Brings a register kept elsewhere in, line by line, through the same commands as the desk; what is there already or
 * is worked as a case is left alone, and a case that was pending takes its result.
 */
@Component
public class ImportRemedies {

    /** Columns of the file, in any order; {@code request}, {@code result} and {@code decided} may be empty. */
    public static final Set<String> COLUMNS = Set.of("organ", "kind", "reference", "request", "filed", "result", "decided");

    private static final Map<String, List<String>> TITLES = Map.of("organ", List.of("机关", "被申请人", "被告"), "kind", List.of("种类", "类别"),
            "reference", List.of("案号", "文号"), "request", List.of("申请编号", "原申请编号"), "filed", List.of("受理日期", "立案日期"),
            "result", List.of("结果", "审理结果"), "decided", List.of("审结日期", "决定日期"));

    private final Remedies remedies;

    ImportRemedies(Remedies remedies) {
        this.remedies = remedies;
    }

    /** @param line as an editor counts them, the head being the first */
    public record Rejected(long line, String reason) {}

    public record Outcome(int imported, int unchanged, List<Rejected> rejected) {}

    /** The same of a text that is CSV. */
    public Outcome read(Reader csv, Reporter reporter) {
        return read(Table.rows(csv), reporter);
    }

    /** A file as it was uploaded, CSV or XLSX. */
    public Outcome read(byte[] file, Reporter reporter) {
        try {
            return read(Table.read(file).iterator(), reporter);
        } catch (Refusal unreadable) {
            return new Outcome(0, 0, List.of(new Rejected(1, String.valueOf(unreadable.getMessage()))));
        }
    }

    private Outcome read(Iterator<TableRow> rows, Reporter reporter) {
        Heading heading;
        switch (Heading.in(rows, TITLES, COLUMNS)) {
            case Heading.Missing(Set<String> columns) -> {
                return new Outcome(0, 0, List.of(new Rejected(1, "缺少列：" + String.join("、", columns.stream().map(column -> column + "（" + TITLES.getOrDefault(column, List.of(column)).getFirst() + "）").toList()))));
            }
            case Heading.Is(Heading found) -> heading = found;
        }
        int imported = 0;
        int unchanged = 0;
        List<Rejected> rejected = new ArrayList<>();
        while (rows.hasNext()) {
            TableRow row = rows.next();
            boolean sound = row.broken() == null && row.cells().stream().allMatch(StorableText::is);
            Attempt<Boolean> taken = sound ? take(heading.values(row), reporter)
                    : Attempt.refused(row.broken() == null ? "有不能显示的字符。" : row.broken() + "。");
            if (taken instanceof Attempt.Done<Boolean>(Boolean isNew)) {
                imported += isNew ? 1 : 0;
                unchanged += isNew ? 0 : 1;
            } else {
                rejected.add(new Rejected(row.line(), String.join("", taken.reasons())));
            }
        }
        return new Outcome(imported, unchanged, rejected);
    }

    private Attempt<Boolean> take(Map<String, String> record, Reporter reporter) {
        Optional<Kind> kind = Kind.named(value(record, "kind"));
        if (kind.isEmpty()) {
            return Attempt.refused("kind 应为 reconsideration、suit-direct 或 suit-after：“" + value(record, "kind") + "”。");
        }
        String named = value(record, "result");
        Optional<Result> result = Result.named(named);
        if (result.isEmpty() && !named.isEmpty()) {
            return Attempt.refused("result 应为 uphold、correct 或 other，尚未审结的不填：“" + named + "”。");
        }
        String decidedOn = value(record, "decided");
        LocalDate filed = WrittenDay.ofCell(value(record, "filed")).day();
        LocalDate decided = decidedOn.isEmpty() ? null : WrittenDay.ofCell(decidedOn).day();
        if (filed == null || decided == null && !decidedOn.isEmpty()) {
            return Attempt.refused("日期应写作 2020-03-05：“" + (filed == null ? value(record, "filed") : decidedOn) + "”。");
        }
        String request = value(record, "request");
        return take(new Entry(value(record, "organ"), kind.get(), value(record, "reference"), request.isEmpty() ? null : request,
                filed, result.orElse(null), decided), reporter);
    }

    private Attempt<Boolean> take(Entry entry, Reporter reporter) {
        Remedy known = remedies.find(entry.organ(), entry.kind(), entry.reference()).orElse(null);
        if (known == null && remedies.isWorkedAsCase(entry)) {
            return Attempt.done(false);
        }
        if (known == null) {
            return answer(remedies.register(entry, reporter));
        }
        if (!known.filedOn().equals(entry.filedOn())) {
            return Attempt.refused("案号“" + entry.reference() + "”已经登记，受理日期为 " + known.filedOn() + "。");
        }
        if (known.result() == entry.result() && Objects.equals(known.decidedOn(), entry.decidedOn())) {
            return Attempt.done(false);
        }
        if (known.isPending() && entry.result() != null && entry.decidedOn() != null) {
            return answer(remedies.decide(known.id(), entry.result(), entry.decidedOn(), reporter));
        }
        return Attempt.refused("案号“" + entry.reference() + "”已经登记，结果不同。");
    }

    private static Attempt<Boolean> answer(Attempt<Remedy> attempt) {
        return attempt.reasons().isEmpty() ? Attempt.done(true) : Attempt.refused(attempt.reasons());
    }

    private static String value(Map<String, String> record, String column) {
        return record.getOrDefault(column, "");
    }
}
