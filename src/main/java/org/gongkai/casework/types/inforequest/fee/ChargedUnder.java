package org.gongkai.casework.types.inforequest.fee;

import java.time.LocalDate;

import org.gongkai.definition.DecidedUnder;
import org.gongkai.definition.Row;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.springframework.stereotype.Component;

/** Requests for which a fee was asked by a tariff (国办函〔2020〕109号). */
@Component
class ChargedUnder implements DecidedUnder {

    private static final String ASKED = "inforequest.fee-notice";

    private final Ledger ledger;

    ChargedUnder(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public long matters(Row row, LocalDate from, LocalDate to) {
        return !row.sort().equals(Tariffs.SORT) ? 0 : ledger.taken(ASKED, from, to).stream()
                .filter(act -> row.name().equals(act.text("tariff"))).map(Act::subject).distinct().count();
    }
}
