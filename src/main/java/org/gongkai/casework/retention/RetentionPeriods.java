package org.gongkai.casework.retention;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Names;
import org.gongkai.definition.Own;
import org.gongkai.definition.Regulations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How long a person's data are kept after a matter ended (个人信息保护法 Arts. 19 and 47), dated, from {@code regulations/retention.yaml} or the file of a type. */
@Component
class RetentionPeriods {

    static final Kind<Declared> FILE = Kind.of("保存期限", "retention.yaml", Declared.class, RetentionPeriods::look).own(Own.AT_ONCE);

    private final Supplier<List<Period>> periods;
    private final CaseTypes types;

    RetentionPeriods(Regulations regulations, CaseTypes types) {
        this.types = types;
        periods = regulations.made(tree -> Definitions.one(tree, FILE).value().periods());
    }

    private static void look(Declared declared, Names names) {
        for (int n = 0; n < declared.periods().size(); n++) {
            Period period = declared.periods().get(n);
            Names at = names.under("periods", n);
            at.needs(CaseType.SORT, period.type(), "type");
            at.offers(CaseType.KEPT, period.type(), "type");
            at.holds(CaseType.KEPT, period.type(), period.from(), period.to(), "from");
            at.demand(period.years() > 0, "至少保存一年", "years");
        }
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
    }

    Optional<Period> inForce(String type, LocalDate on) {
        return Stream.concat(periods.get().stream(), types.find(type).stream().flatMap(found -> Keeping.periods(found).stream())).filter(period -> period.type().equals(type) && period.inForce(on)).findFirst();
    }

    record Declared(String title, String description, String legalBasis, List<Period> periods) {
    }
}
