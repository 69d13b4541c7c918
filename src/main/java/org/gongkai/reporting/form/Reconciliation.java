package org.gongkai.reporting.form;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.gongkai.reporting.form.Check.Addend;
import org.gongkai.reporting.form.Formula.Comparison;
import org.gongkai.reporting.form.Formula.Each;
import org.gongkai.reporting.form.Formula.Relation;
import org.gongkai.reporting.form.Formula.Severity;
import org.gongkai.reporting.form.Formula.Term;
import org.gongkai.reporting.form.Formula.Term.Whose;
import org.gongkai.reporting.form.Table.Block;
import org.jspecify.annotations.Nullable;

/** Asks every formula of a form of its numbers. A formula that needs numbers which are not there is not asked. */
public final class Reconciliation {

    private final Figures figures;
    private final Surroundings around;

    private Reconciliation(Figures figures, Surroundings around) {
        this.figures = figures;
        this.around = around;
    }

    public static List<Check> of(Figures figures, Surroundings around) {
        Reconciliation reconciliation = new Reconciliation(figures, around);
        return figures.form().formulas().stream().flatMap(formula -> reconciliation.ask(formula).stream()).toList();
    }

    /** The places where a formula is asked, in printed order. */
    static List<Place> places(Form form, Formula formula) {
        Each each = formula.each();
        List<Place> places = new ArrayList<>();
        if (each == null) {
            places.add(new Place("", null, null, null));
            return places;
        }
        for (Table table : form.tables()) {
            for (Block block : table.blocks()) {
                if (table.id().equals(each.columns())) {
                    block.columns().forEach(c -> places.add(new Place(c.label(), table.id(), null, c.id())));
                }
                if (table.id().equals(each.rows()) && (each.blocks().isEmpty() || each.blocks().contains(block.id()))) {
                    block.dataRows().forEach(r -> places.add(new Place(
                            form.rowName(new Cell(table.id(), r.id(), block.columns().getFirst().id())), table.id(), r.id(), null)));
                }
            }
            if (each.cells().contains(table.id())) {
                table.cells().filter(cell -> each.totals() == null || each.totals() == form.isTotal(cell))
                        .forEach(cell -> places.add(new Place(form.name(cell), table.id(), cell.row(), cell.column())));
            }
        }
        return places;
    }

    private List<Check> ask(Formula formula) {
        return places(figures.form(), formula).stream().flatMap(place -> ask(formula, place).stream()).toList();
    }

    private Optional<Check> ask(Formula formula, Place place) {
        Comparison when = formula.when();
        if (when != null) {
            Side left = side(when.left(), place);
            Side right = side(when.right(), place);
            if (!left.known || !right.known || !when.is().holds(left.sum(), right.sum())) {
                return Optional.empty();
            }
        }
        Side left = side(formula.left(), place);
        Side right = switch (formula.is()) {
            case WELL_FORMED -> nearest(formula, place, left);
            default -> side(formula.right(), place);
        };
        if (!left.known || !right.known) {
            return Optional.empty();
        }
        boolean holds = formula.is() == Relation.FILLED
                ? left.cells.stream().allMatch(cell -> figures.at(cell) != null || !figures.applies(cell))
                : formula.is().holds(left.sum(), right.sum());
        List<Cell> cells = new ArrayList<>(left.cells);
        cells.addAll(right.cells);
        return Optional.of(new Check(formula, place.name, holds, severity(formula, left, right), List.copyOf(cells),
                left.addends, right.addends));
    }

    private static Severity severity(Formula formula, Side left, Side right) {
        Severity explained = formula.explained();
        return explained != null && (left.explained || right.explained) ? explained : formula.severity();
    }

    private Side nearest(Formula formula, Place place, Side left) {
        BigDecimal value = left.sum();
        BigDecimal nearest = switch (figures.form().number(place.cell(formula.left().getFirst()))) {
            case COUNT -> value.setScale(0, RoundingMode.FLOOR).max(BigDecimal.ZERO);
            case SIGNED -> value.setScale(0, RoundingMode.FLOOR);
            case AMOUNT, PERCENT -> value.max(BigDecimal.ZERO);
        };
        Side side = new Side();
        side.addends.add(new Addend(place.name, nearest));
        return side;
    }

    private Side side(List<Term> terms, Place place) {
        Side side = new Side();
        for (Term term : terms) {
            Cell cell = place.cell(term);
            if (term.of() == Whose.ORGANS) {
                addOrgans(side, cell);
            } else if (term.years() == Term.Span.ALL) {
                addAllYears(side, cell);
            } else if (term.year() != 0) {
                addYear(side, cell, -term.year());
            } else if (term.of() == Whose.REGISTER) {
                side.known &= figures.register(cell) != null;
                side.addends.add(new Addend("台账 · " + figures.form().name(cell), figures.register(cell)));
            } else {
                side.cells.add(cell);
                side.add(figures, cell, figures.form().name(cell));
            }
        }
        return side;
    }

    private void addOrgans(Side side, Cell cell) {
        List<Figures> organs = around.organs();
        side.known &= !organs.isEmpty();
        organs.forEach(organ -> side.add(organ, cell, figures.form().name(cell)));
    }

    private void addYear(Side side, Cell cell, int back) {
        boolean annual = figures.form().isAnnual();
        Optional<Figures> then = around.periodsBack(back).filter(f -> f.form().has(cell));
        side.known &= then.isPresent();
        then.ifPresent(f -> side.add(f, cell, (annual ? back == 1 ? "上一年 · " : back + "年前 · " : "上期 · ") + f.form().name(cell)));
    }

    private void addAllYears(Side side, Cell cell) {
        side.cells.add(cell);
        side.add(figures, cell, figures.form().name(cell));
        for (int back = 1; around.periodsBack(back).filter(f -> f.form().has(cell)).isPresent(); back++) {
            addYear(side, cell, back);
        }
    }

    /** One place where a formula is asked: a column, a row or a cell of a table, or none in particular. */
    record Place(String name, @Nullable String table, @Nullable String row, @Nullable String column) {

        Cell cell(Term term) {
            return cell(term.cell());
        }

        /** @throws IllegalArgumentException when the place has no row or column to cross */
        Cell cell(String reference) {
            if (reference.contains(".")) {
                return Cell.parse(reference);
            }
            if (reference.equals("this") && table != null && row != null && column != null) {
                return new Cell(table, row, column);
            }
            if (table != null && row == null && column != null) {
                return new Cell(table, reference, column);
            }
            if (table != null && row != null && column == null) {
                return new Cell(table, row, reference);
            }
            throw new IllegalArgumentException(reference + " names no cell here");
        }
    }

    /** One side of a comparison, as far as it is known. */
    private static final class Side {

        private final List<Addend> addends = new ArrayList<>();
        private final List<Cell> cells = new ArrayList<>();
        private boolean known = true;
        private boolean explained;

        private void add(Figures from, Cell cell, String name) {
            addends.add(new Addend(name, from.at(cell)));
            explained |= from.typed(cell).filter(typed -> typed.reason() != null).isPresent();
        }

        private BigDecimal sum() {
            return addends.stream().map(a -> a.value() == null ? BigDecimal.ZERO : a.value())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }
}
