package org.gongkai.casework.types.inforequest;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The official tariffs of the information processing fee, dated, from {@code regulations/fees.yaml}. */
@Component
class Tariffs {

    static final Kind<Declared> FILE = Kind.of("信息处理费标准", "fees.yaml", Declared.class);

    private final List<Tariff> all;

    Tariffs() {
        this(DefinitionTree.shipped());
    }

    @Autowired
    Tariffs(DefinitionTree regulations) {
        all = Definitions.one(regulations, FILE).value().tariffs();
        for (Tariff tariff : all) {
            if (tariff.brackets().isEmpty() || tariff.brackets().getLast().upTo() != null) {
                throw new IllegalStateException(FILE.where() + ": " + tariff.id() + " ends before the numbers do");
            }
        }
    }

    Optional<Tariff> inForce(String id, LocalDate on) {
        return all.stream().filter(tariff -> tariff.id().equals(id) && tariff.inForce(on)).findFirst();
    }

    boolean anyInForce(LocalDate on) {
        return all.stream().anyMatch(tariff -> tariff.inForce(on));
    }

    record Declared(String title, List<Tariff> tariffs) {
    }
}
