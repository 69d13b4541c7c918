package org.gongkai.reporting.form;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.gongkai.calendar.ReplyKind;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Names;
import org.gongkai.definition.Own;
import org.gongkai.ledger.Fact;
import org.gongkai.reporting.form.Formula.Comparison;
import org.gongkai.reporting.form.Formula.Term;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Every generation of every family of forms, read from {@code regulations/forms} and refused when it contradicts itself. */
@Component
public class Forms {

    static final Kind<Form.Declaration> FILES = Kind.of("统计表", "forms", Form.Declaration.class, Forms::look).own(Own.AT_START);

    private final List<Form> all;
    private final List<Form> printed;
    private final List<Form> forms;

    /** With the forms that come with the programme. */
    public Forms(ReplyKinds replyKinds) {
        this(replyKinds, DefinitionTree.shipped());
    }

    @Autowired
    public Forms(ReplyKinds replyKinds, DefinitionTree regulations) {
        List<Form> read = new ArrayList<>();
        LocalRows local = Definitions.one(regulations, LocalRows.FILE).value();
        Definitions.all(regulations, FILES).forEach(file -> read.add(new Form(local.in(file.value()))));
        read.sort(Comparator.comparing(form -> form.years().from()));
        all = List.copyOf(read);
        printed = all.stream().filter(form -> form.isAnnual() && form.stands() != Form.Stands.TEXT).toList();
        forms = all.stream().filter(form -> form.isAnnual() && form.isCounted()).toList();
        families().forEach(family -> demandNeitherGapNorOverlap(all.stream().filter(form -> form.family().equals(family)).toList()));
        demand(!forms.isEmpty() && forms.getLast().years().to() == null, "no form is in force");
        all.forEach(Forms::demandThatEveryReferenceResolves);
        all.stream().filter(Form::isCounted).forEach(form -> demandThatEveryReplyCountsOnce(form, replyKinds));
    }

    private static void look(Form.Declaration form, Names names) {
        form.tables().forEach(table -> {
            int n = form.tables().indexOf(table);
            table.facts().forEach((name, kind) -> names.needs(Fact.SORT, kind, "tables", n, "facts", name));
            for (int b = 0; b < table.blocks().size(); b++) {
                for (int r = 0; r < table.blocks().get(b).rows().size(); r++) {
                    Names row = names.under("tables", n, "blocks", b, "rows", r, "facts");
                    table.blocks().get(b).rows().get(r).facts().forEach((name, kind) -> row.needs(Fact.SORT, kind, name));
                }
            }
        });
    }

    /** Every generation of every family, those included that only others have filled in; the oldest first. */
    public List<Form> all() {
        return all;
    }

    /** The families that reports are made of, the annual report among them. */
    public Set<String> families() {
        Set<String> families = new LinkedHashSet<>(Set.of(Form.ANNUAL));
        all.forEach(form -> families.add(form.family()));
        return families;
    }

    /** The generation of a family that is in force when a period begins; empty where none is, or it is not made for such periods. */
    public Optional<Form> of(String family, Period period) {
        return all.stream().filter(form -> form.isCounted() && form.family().equals(family) && form.periods().contains(period.kind()) && form.years().contain(period.year())).findFirst();
    }

    /** The newest generation of a family. */
    public Optional<Form> newest(String family) {
        return all.stream().filter(form -> form.isCounted() && form.family().equals(family)).reduce((one, later) -> later);
    }

    /** Every generation of the annual report that has a table in print, those included that only others have filled in. */
    public List<Form> printed() {
        return printed;
    }

    public Form require(String id) {
        return all.stream().filter(form -> form.id().equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("没有这种表格：" + id));
    }

    /** The form on which a year is reported; empty for years before the first form that has these tables. */
    public Optional<Form> forYear(int year) {
        return forms.stream().filter(form -> form.years().contain(year)).findFirst();
    }

    public int firstYear() {
        return forms.getFirst().years().from();
    }

    private static void demandNeitherGapNorOverlap(List<Form> generations) {
        for (int i = 1; i < generations.size(); i++) {
            Integer end = generations.get(i - 1).years().to();
            demand(end != null && end + 1 == generations.get(i).years().from(),
                    generations.get(i).id() + " does not follow on the form before it");
        }
    }

    private static void demandThatEveryReferenceResolves(Form form) {
        for (Form.Section section : form.sections()) {
            if (section.table() != null) {
                form.table(section.table());
            }
            if (section.template() != null) {
                demand(Narrative.unknown(section.template(), form).isEmpty(), form.id() + ": " + section.id() + " speaks of a cell that is not there");
            }
        }
        for (Table table : form.tables()) {
            for (Table.Block block : table.blocks()) {
                block.rows().forEach(row -> demand(row.parent() == null
                        || block.rows().stream().anyMatch(r -> r.heading() && r.id().equals(row.parent())),
                        form.id() + ": " + row.id() + " stands under no heading"));
            }
        }
        for (Cell cell : form.cells()) {
            for (Measure measure : form.measures(cell)) {
                if (measure.during() != null) {
                    form.factKind(cell, measure.during());
                } else {
                    form.factKind(cell, String.valueOf(measure.open()));
                    if (measure.less() != null) {
                        form.factKind(cell, measure.less());
                    }
                }
            }
            Row.Share share = form.row(cell).share();
            if (share != null) {
                Stream.concat(share.part().stream(), share.whole().stream()).forEach(row -> demand(form.has(new Cell(cell.table(), row, cell.column())),
                        form.id() + ": " + cell + " is a share of a row that is not there: " + row));
            }
        }
        Set<String> ids = new HashSet<>();
        for (Formula formula : form.formulas()) {
            demand(ids.add(formula.id()), form.id() + ": " + formula.id() + " is declared twice");
            demandThatTermsResolve(form, formula);
        }
    }

    private static void demandThatTermsResolve(Form form, Formula formula) {
        List<Term> terms = new ArrayList<>(formula.left());
        terms.addAll(formula.right());
        Comparison when = formula.when();
        if (when != null) {
            terms.addAll(when.left());
            terms.addAll(when.right());
        }
        List<Reconciliation.Place> places = Reconciliation.places(form, formula);
        demand(!places.isEmpty(), form.id() + ": " + formula.id() + " is asked nowhere");
        places.forEach(place -> terms.forEach(term -> demand(form.has(place.cell(term)),
                form.id() + ": " + formula.id() + " speaks of a cell that is not there: " + term.cell())));
    }

    private static void demandThatEveryReplyCountsOnce(Form form, ReplyKinds replyKinds) {
        Set<String> fed = new HashSet<>();
        for (Cell cell : form.cells()) {
            if (form.measures(cell).stream().anyMatch(Measure::replies)) {
                fed.add(cell.row());
            }
        }
        if (fed.isEmpty()) {
            return;
        }
        for (ReplyKind kind : replyKinds.all()) {
            String row = kind.rowIn(form.repliesAs()).orElse("");
            demand(startsAfter(kind, form) || fed.contains(row), form.id() + ": reply " + kind.code() + " counts in no row of results");
        }
        for (String row : fed) {
            demand(replyKinds.all().stream().anyMatch(kind -> kind.rowIn(form.repliesAs()).filter(row::equals).isPresent()),
                    form.id() + ": no reply counts in " + row);
        }
    }

    /** Whether no request of the form's years can be answered so. */
    private static boolean startsAfter(ReplyKind kind, Form form) {
        Integer last = form.years().to();
        return last != null && kind.from().getYear() > last;
    }

    private static void demand(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
