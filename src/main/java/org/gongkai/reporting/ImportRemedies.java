package org.gongkai.reporting;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.gongkai.directory.Attempt;
import org.gongkai.reporting.Remedies.Entry;
import org.gongkai.reporting.Remedy.Kind;
import org.gongkai.reporting.Remedy.Result;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Brings a register kept elsewhere in, line by line, through the same commands as the desk; what is there already or
 * is worked as a case is left alone, and a case that was pending takes its result.
 */
@Component
public class ImportRemedies {

    /** Columns of the file, in any order; {@code request}, {@code result} and {@code decided} may be empty. */
    public static final Set<String> COLUMNS = Set.of("organ", "kind", "reference", "request", "filed", "result", "decided");

    private final Remedies remedies;

    ImportRemedies(Remedies remedies) {
        this.remedies = remedies;
    }

    /** @param line as an editor counts them, the head being the first */
    public record Rejected(long line, String reason) {}

    public record Outcome(int imported, int unchanged, List<Rejected> rejected) {}

    /** @throws IOException when the file cannot be read at all */
    public Outcome read(Reader csv, Reporter reporter) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setTrim(true)
                .setIgnoreEmptyLines(true).setIgnoreSurroundingSpaces(true).get();
        int imported = 0;
        int unchanged = 0;
        List<Rejected> rejected = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(withoutMark(csv), format)) {
            List<String> missing = COLUMNS.stream().filter(c -> !parser.getHeaderMap().containsKey(c)).sorted().toList();
            if (!missing.isEmpty()) {
                return new Outcome(0, 0, List.of(new Rejected(1, "缺少列：" + String.join("、", missing))));
            }
            for (CSVRecord record : parser) {
                long line = parser.getCurrentLineNumber();
                Attempt<Boolean> taken = take(record, reporter);
                if (taken instanceof Attempt.Done<Boolean>(Boolean isNew)) {
                    imported += isNew ? 1 : 0;
                    unchanged += isNew ? 0 : 1;
                } else {
                    rejected.add(new Rejected(line, String.join("", taken.reasons())));
                }
            }
        }
        return new Outcome(imported, unchanged, rejected);
    }

    private Attempt<Boolean> take(CSVRecord record, Reporter reporter) {
        Optional<Kind> kind = Kind.named(value(record, "kind"));
        if (kind.isEmpty()) {
            return Attempt.refused("kind 应为 reconsideration、suit-direct 或 suit-after：“" + value(record, "kind") + "”。");
        }
        String named = value(record, "result");
        Optional<Result> result = Result.named(named);
        if (result.isEmpty() && !named.isEmpty()) {
            return Attempt.refused("result 应为 uphold、correct 或 other，尚未审结的不填：“" + named + "”。");
        }
        LocalDate filed;
        LocalDate decided;
        try {
            filed = LocalDate.parse(value(record, "filed"));
            decided = value(record, "decided").isEmpty() ? null : LocalDate.parse(value(record, "decided"));
        } catch (DateTimeParseException e) {
            return Attempt.refused("日期应写作 2020-03-05：“" + e.getParsedString() + "”。");
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

    private static String value(CSVRecord record, String column) {
        @Nullable String value = record.isSet(column) ? record.get(column) : null;
        return value == null ? "" : value.strip();
    }

    /** Without the byte order mark that spreadsheets put in front. */
    private static Reader withoutMark(Reader csv) throws IOException {
        StringWriter text = new StringWriter();
        csv.transferTo(text);
        String all = text.toString();
        return new StringReader(all.startsWith("\uFEFF") ? all.substring(1) : all);
    }
}
