package org.gongkai.casework.retention;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.gongkai.casework.CaseTypes;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How long a person's data are kept after a matter ended (个人信息保护法 Arts. 19 and 47), dated, from {@code regulations/retention.yaml}. */
@Component
class RetentionPeriods {

    static final Kind<Declared> FILE = Kind.of("保存期限", "retention.yaml", Declared.class);

    private final List<Period> periods;

    RetentionPeriods(CaseTypes types, DefinitionTree regulations) {
        periods = Definitions.one(regulations, FILE).value().periods();
        Set<String> known = new HashSet<>();
        for (Period period : periods) {
            demand(types.find(period.type()).isPresent(), period, "is no case type");
            demand(period.years() > 0, period, "is kept for no time");
            demand(periods.stream().filter(other -> other != period && other.type().equals(period.type())).noneMatch(period::overlaps), period, "overlaps");
            known.add(period.type());
        }
        types.all().forEach(type -> {
            if (!known.contains(type.id())) {
                throw new IllegalStateException(FILE.where() + ": " + type.id() + " has no period");
            }
        });
    }

    /** @param years after the day on which the last case of an application ended */
    record Period(String type, String title, int years, String basis, LocalDate from, @Nullable LocalDate to, boolean confirmed) {

        /** The last day on which all is kept. */
        LocalDate lastDay(LocalDate endedOn) {
            return endedOn.plusYears(years);
        }

        private boolean inForce(LocalDate on) {
            return !on.isBefore(from) && (to == null || !on.isAfter(to));
        }

        private boolean overlaps(Period other) {
            return (to == null || !other.from.isAfter(to)) && (other.to == null || !from.isAfter(other.to));
        }
    }

    Optional<Period> inForce(String type, LocalDate on) {
        return periods.stream().filter(period -> period.type().equals(type) && period.inForce(on)).findFirst();
    }

    private static void demand(boolean holds, Period period, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(FILE.where() + ": " + period.type() + " " + otherwise);
        }
    }

    record Declared(String title, String description, String legalBasis, List<Period> periods) {
    }
}
