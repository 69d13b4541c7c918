package org.gongkai.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.definition.Definition;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Fault;
import org.gongkai.definition.InvalidDefinitions;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Meaning;
import org.gongkai.definition.Names;
import org.gongkai.definition.Own;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The file of provisions as it is written, and everything that can be wrong with a row beyond its shape. */
final class ProvisionsFile {

    static final Kind<Declared> FILE = Kind.of("条文", "provisions.yaml", Declared.class, ProvisionsFile::look).own(Own.AT_ONCE);

    private static final DateTimeFormatter MONTH_DAY = DateTimeFormatter.ofPattern("MM-dd");

    private ProvisionsFile() {
    }

    static Provisions read(DefinitionTree regulations) {
        Definition<Declared> definition = Definitions.one(regulations, FILE);
        Declared file = definition.value();
        Map<String, String> instruments = new LinkedHashMap<>();
        Instruments.read(regulations).forEach(one -> instruments.put(one.id(), "《" + one.title() + "》" + (one.number() == null ? "" : "（" + one.number() + "）")));
        file.instruments().forEach(one -> instruments.put(one.id, "《" + one.title + "》（" + one.number + "）"));
        unknown(definition, instruments.keySet());
        return new Provisions(file.provisions.stream().map(row -> row.provision(instruments)).toList(),
                new LightThresholds(file.lights.yellow, file.lights.red));
    }

    private static void unknown(Definition<Declared> file, Set<String> instruments) {
        List<Fault> faults = new ArrayList<>();
        List<Row> rows = file.value().provisions;
        for (int n = 0; n < rows.size(); n++) {
            if (!instruments.contains(rows.get(n).instrument)) {
                faults.add(new Fault(file.place("provisions", n, "instrument"), "instrument “" + rows.get(n).instrument + "”不在 instruments 中", null));
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidDefinitions(faults);
        }
    }

    private static void look(Declared file, Names names) {
        names.demand(file.lights.red >= 0 && file.lights.yellow > file.lights.red, "应有 yellow > red ≥ 0（剩余工作日）", "lights");
        List<String> instruments = file.instruments().stream().map(OwnInstrument::id).toList();
        for (int n = 0; n < instruments.size(); n++) {
            names.demand(instruments.indexOf(instruments.get(n)) == n, Instrument.SORT.title() + "“" + instruments.get(n) + "”写了两次", "instruments", n, "id");
        }
        names.demand(!file.provisions.isEmpty(), "没有任何条文（provisions）", "provisions");
        for (int n = 0; n < file.provisions.size(); n++) {
            Row row = file.provisions.get(n);
            Names at = names.under("provisions", n);
            if (!instruments.contains(row.instrument)) {
                at.needs(Instrument.SORT, row.instrument, "instrument");
            }
            at.offers(Provision.SORT, row.id, "id");
            row.unit.sorts().forEach(sort -> at.offers(sort, row.id, "id"));
            at.holds(Provision.SORT, row.id, row.from, row.to, "from");
            references(row, file, at);
            boolean takesAmount = row.unit != Provision.Unit.EFFECT && row.unit != Provision.Unit.NO_EFFECT && row.unit != Provision.Unit.DAY_OF_NEXT_YEAR;
            at.demand(takesAmount == (row.amount != null && row.amount > 0),
                    takesAmount ? "amount 应为正整数" : "单位 " + row.unit.key() + " 不带 amount", "amount");
            at.demand((row.by != null) == (row.unit == Provision.Unit.DAY_OF_NEXT_YEAR), "by 只用于、且必须用于单位 day-of-next-year", "by");
            at.demand(row.by == null || isMonthDay(row.by), "by 不是月日（应如 01-31）：" + row.by, "by");
        }
    }

    private static void references(Row row, Declared file, Names at) {
        for (Map.Entry<String, String> one : row.references().entrySet()) {
            at.demand(file.provisions.stream().anyMatch(other -> other.id.equals(one.getValue())), "引用的 " + one.getValue() + " 不存在", one.getKey());
        }
    }

    private static boolean isMonthDay(String said) {
        try {
            return MonthDay.parse(said, MONTH_DAY) != null;
        } catch (DateTimeException other) {
            return false;
        }
    }

    /** @param instruments those that stand here and not among the instruments of the house */
    record Declared(@Nullable List<OwnInstrument> instruments, Lights lights, List<Row> provisions) {

        @Override
        public List<OwnInstrument> instruments() {
            return instruments == null ? List.of() : instruments;
        }
    }

    record OwnInstrument(String id, String title, String number) {
    }

    record Lights(int yellow, int red, @Nullable Boolean confirmed) {
    }

    record Row(@Meaning("办件类型和指南引用它的名称，前后各行相同") String id, String title, String description,
            @Meaning("instruments.yaml 中的法规") String instrument, @Meaning("条，如 第三十三条") String article, @Meaning("条文原话") String basis,
            @Meaning("多少个单位") @Nullable Integer amount, Provision.Unit unit, @Meaning("次年的哪一天，如 01-31") @Nullable String by,
            @Meaning("哪一天是第零天") @JsonProperty("counts-from") String countsFrom, @Nullable String extension, @Nullable String pause, @Nullable String restart,
            LocalDate from, @Nullable LocalDate to, @Meaning("是否已对照原文核实") Boolean confirmed) {

        Map<String, String> references() {
            Map<String, String> named = new LinkedHashMap<>();
            if (extension != null) {
                named.put("extension", extension);
            }
            if (pause != null) {
                named.put("pause", pause);
            }
            if (restart != null) {
                named.put("restart", restart);
            }
            return named;
        }

        Provision provision(Map<String, String> instruments) {
            return new Provision(id, title, description, instrument, instruments.getOrDefault(instrument, ""), article, basis, amount == null ? 0 : amount, unit,
                    by == null ? null : MonthDay.parse(by, MONTH_DAY), countsFrom, extension, pause, restart, new InForce(from, to), confirmed);
        }
    }
}
