package org.gongkai.casework.types.inforequest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The official tariffs of the information processing fee, dated, from {@code regulations/fees.yaml}. */
@Component
class Tariffs {

    private static final String FILE = "/regulations/fees.yaml";

    private final List<Tariff> all;

    Tariffs() {
        try (InputStream in = Tariffs.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not on the classpath");
            }
            all = YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build()
                    .readValue(in, Declared.class).tariffs();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
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
