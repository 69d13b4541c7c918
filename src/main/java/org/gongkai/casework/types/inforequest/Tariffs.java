package org.gongkai.casework.types.inforequest;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.gongkai.calendar.RegulationFile;
import org.springframework.stereotype.Component;

/** The official tariffs of the information processing fee, dated, from {@code regulations/fees.yaml}. */
@Component
class Tariffs {

    private static final String FILE = "/regulations/fees.yaml";

    private final List<Tariff> all;

    Tariffs() {
        all = RegulationFile.read(FILE, Declared.class).tariffs();
        for (Tariff tariff : all) {
            if (tariff.brackets().isEmpty() || tariff.brackets().getLast().upTo() != null) {
                throw new IllegalStateException(FILE + ": " + tariff.id() + " ends before the numbers do");
            }
        }
    }

    Optional<Tariff> inForce(String id, LocalDate on) {
        return all.stream().filter(tariff -> tariff.id().equals(id) && tariff.inForce(on)).findFirst();
    }

    boolean anyInForce(LocalDate on) {
        return all.stream().anyMatch(tariff -> tariff.inForce(on));
    }

    private record Declared(String title, List<Tariff> tariffs) {
    }
}
