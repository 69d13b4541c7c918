package org.gongkai.casework.types.inforequest.fee;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Names;
import org.gongkai.definition.Own;
import org.gongkai.definition.Regulations;
import org.gongkai.definition.Sort;
import org.springframework.stereotype.Component;

/** The official tariffs of the information processing fee, dated, from {@code regulations/fees.yaml}. */
@Component
public class Tariffs {

    public static final Kind<Declared> FILE = Kind.of("信息处理费标准", "fees.yaml", Declared.class, Tariffs::look).own(Own.AT_ONCE);

    static final Sort SORT = new Sort("tariff", "收费标准");

    private final Supplier<List<Tariff>> all;

    public Tariffs(Regulations regulations) {
        all = regulations.made(tree -> Definitions.one(tree, FILE).value().tariffs());
    }

    private static void look(Declared declared, Names names) {
        for (int n = 0; n < declared.tariffs().size(); n++) {
            Tariff tariff = declared.tariffs().get(n);
            names.holds(SORT, tariff.id(), tariff.from(), tariff.to(), "tariffs", n, "from");
            names.demand(!tariff.brackets().isEmpty() && tariff.brackets().getLast().upTo() == null, "最后一档不能有 upTo，否则更大的数没有标准", "tariffs", n, "brackets");
        }
    }

    public Optional<Tariff> inForce(String id, LocalDate on) {
        return all.get().stream().filter(tariff -> tariff.id().equals(id) && tariff.inForce(on)).findFirst();
    }

    public boolean anyInForce(LocalDate on) {
        return all.get().stream().anyMatch(tariff -> tariff.inForce(on));
    }

    record Declared(String title, List<Tariff> tariffs) {
    }
}
