package org.gongkai.reporting.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.calendar.ReplyKinds;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Scope;
import org.gongkai.ledger.Fact;
import org.gongkai.publication.DocumentLists;
import org.gongkai.reporting.AnnualReports.Records;
import org.gongkai.reporting.Remedies;
import org.gongkai.reporting.Remedy;
import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.form.Column;
import org.gongkai.reporting.form.Form;
import org.gongkai.reporting.form.Table;
import org.gongkai.reporting.web.CellView.Line;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says in words what the facts of a record say in codes. */
@Component
class CellRecords {

    /** Of what was counted without a number of its own. */
    private static final String UNNUMBERED = "没有编号";

    private final Organs organs;
    private final ReplyKinds replyKinds;
    private final CaseLists cases;
    private final Remedies remedies;
    private final DocumentLists lists;

    CellRecords(Organs organs, ReplyKinds replyKinds, CaseLists cases, Remedies remedies, DocumentLists lists) {
        this.lists = lists;
        this.organs = organs;
        this.replyKinds = replyKinds;
        this.cases = cases;
        this.remedies = remedies;
    }

    /** A matter that only some posts read is counted for everybody and shown to these alone; how many there are of them stands below. */
    List<Line> lines(Form form, Cell cell, Records records, Scope scope) {
        Table table = form.table(cell.table());
        List<String> all = List.copyOf(records.facts().keySet());
        Set<String> unseen = cases.byIds(Scope.EVERYTHING, all).stream().map(CaseLists.Line::id).collect(Collectors.toSet());
        cases.byIds(scope, all).forEach(line -> unseen.remove(line.id()));
        Map<String, String> numbers = numbers(all);
        List<Line> lines = new ArrayList<>(records.facts().entrySet().stream().filter(entry -> !unseen.contains(entry.getKey()))
                .map(entry -> line(table, entry.getKey(), numbers.getOrDefault(entry.getKey(), UNNUMBERED), entry.getValue())).toList());
        if (!unseen.isEmpty()) {
            lines.add(new Line("另有 " + unseen.size() + " 件，只给看得到它们的岗位看", null, "", "", null, "", null));
        }
        return lines;
    }

    /** By which number people know these records: of a matter its own, of a reconsideration or suit that of the organ or court, of a document its own or its title. */
    private Map<String, String> numbers(List<String> records) {
        Map<String, String> numbers = new HashMap<>();
        cases.byIds(Scope.EVERYTHING, records).forEach(line -> numbers.put(line.id(), line.number()));
        lists.named(records).forEach(line -> numbers.put(line.id(), line.number() == null ? line.title() : line.number()));
        remedies.withIds(records).forEach(remedy -> numbers.put(remedy.id(), remedy.reference()));
        return numbers;
    }

    private Line line(Table table, String record, String number, List<Fact> facts) {
        List<Fact> standing = standing(facts);
        Optional<Fact> opened = standing.stream().filter(fact -> fact.code().isEmpty()).findFirst();
        Optional<Fact> concluded = standing.stream().filter(fact -> !fact.code().isEmpty()).reduce((one, later) -> later);
        Fact any = opened.or(() -> concluded).orElse(facts.getFirst());
        return new Line(number, table.records() == null ? null : table.records() + record,
                organs.shortName(any.organ()), party(table, any.party()),
                opened.map(Fact::on).orElse(null), concluded.map(fact -> result(fact.code())).orElse(""), day(concluded));
    }

    private static @Nullable LocalDate day(Optional<Fact> fact) {
        return fact.map(Fact::on).orElse(null);
    }

    /** What was not taken back again. */
    private static List<Fact> standing(List<Fact> facts) {
        Map<String, BigDecimal> sums = facts.stream().collect(Collectors.groupingBy(CellRecords::key,
                Collectors.reducing(BigDecimal.ZERO, Fact::amount, BigDecimal::add)));
        return facts.stream().filter(fact -> fact.amount().signum() > 0 && sums.getOrDefault(key(fact), BigDecimal.ZERO).signum() > 0)
                .toList();
    }

    private static String key(Fact fact) {
        return fact.kind() + "|" + fact.code() + "|" + fact.party() + "|" + fact.organ();
    }

    private static String party(Table table, String party) {
        return table.blocks().stream().flatMap(block -> block.columns().stream()).filter(column -> party.equals(column.party()))
                .findFirst().map(Column::label).orElse("");
    }

    private String result(String code) {
        return replyKinds.find(code).map(kind -> kind.title())
                .or(() -> Remedy.Result.named(code).map(Remedy.Result::title)).orElse(code);
    }
}
