package org.gongkai.reporting.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.gongkai.calendar.ReplyKinds;
import org.gongkai.reporting.form.Figures.Typed;
import org.gongkai.reporting.form.Formula.Example;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
@DisplayName("每条勾稽关系在所附的例子上成立或者不成立")
class FormulaExamplesTest {

    private final Forms forms = new Forms(new ReplyKinds());

    @TestFactory
    Stream<DynamicTest> everyExample() {
        return forms.printed().stream().flatMap(form -> form.formulas().stream()
                .flatMap(formula -> formula.examples().stream().map(example -> DynamicTest.dynamicTest(
                        formula.id() + (example.holds() ? " 成立 " : " 不成立 ") + example.cells(), () -> ask(form, formula, example)))));
    }

    @TestFactory
    @DisplayName("每条勾稽关系都有成立和不成立的例子")
    Stream<DynamicTest> bothKindsOfExample() {
        return forms.printed().stream().flatMap(form -> form.formulas().stream().map(formula -> DynamicTest.dynamicTest(
                formula.id(), () -> assertThat(formula.examples()).extracting(Example::holds).contains(true, false))));
    }

    private static void ask(Form form, Formula formula, Example example) {
        Reconciliation.Place place = Reconciliation.places(form, formula).getFirst();
        Figures figures = figures(form, place, example.cells(), example.register());
        Surroundings around = new Surroundings() {
            @Override
            public Optional<Figures> periodsBack(int periods) {
                return periods == 1 && !example.before().isEmpty()
                        ? Optional.of(figures(form, place, example.before(), Map.of())) : Optional.empty();
            }

            @Override
            public List<Figures> organs() {
                return example.organs().stream().map(cells -> figures(form, place, cells, Map.of())).toList();
            }
        };
        List<Check> failed = Reconciliation.of(figures, around).stream()
                .filter(check -> check.formula() == formula && check.where().equals(place.name()) && !check.holds()).toList();
        assertThat(failed.isEmpty()).as("%s %s", formula.id(), failed).isEqualTo(example.holds());
    }

    private static Figures figures(Form form, Reconciliation.Place place, Map<String, BigDecimal> cells, Map<String, BigDecimal> register) {
        Map<Cell, Typed> typed = new HashMap<>();
        cells.forEach((reference, value) -> typed.put(place.cell(reference), new Typed(value, null)));
        Map<Cell, BigDecimal> counted = new HashMap<>();
        register.forEach((reference, value) -> counted.put(place.cell(reference), value));
        return new Figures(form, counted, typed);
    }
}
