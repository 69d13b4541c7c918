package org.gongkai.reporting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.gongkai.directory.EstablishOrgan;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Operator;
import org.gongkai.directory.Organ;
import org.gongkai.directory.OrganKind;
import org.gongkai.directory.OrganProfile;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Fact;
import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** A small district of tests with its requests, as facts that name their record. */
public final class District {

    public static final LocalDate FOUNDED = LocalDate.of(2008, 5, 1);

    private final EstablishOrgan establish;
    private final Ledger ledger;
    private final Facts facts;
    private final TransactionTemplate transaction;

    public District(EstablishOrgan establish, Ledger ledger, Facts facts, TransactionTemplate transaction) {
        this.establish = establish;
        this.ledger = ledger;
        this.facts = facts;
        this.transaction = transaction;
    }

    public void organ(String id, String name, @Nullable String parent) {
        establish.establish(new Organ(id, name, name, parent, parent == null ? OrganKind.GOVERNMENT : OrganKind.DEPARTMENT,
                null, FOUNDED, null, OrganProfile.EMPTY), Operator.INSTALLATION).orThrow();
    }

    /** So many requests received on the day and, when a code is given, answered on the other. */
    public List<String> requests(int howMany, String organ, String party, LocalDate received, @Nullable String code, @Nullable LocalDate answered) {
        List<String> records = new ArrayList<>();
        transaction.executeWithoutResult(status -> {
            Act act = ledger.record(ActDraft.of("test.counted", Identifier.fresh()).organ(organ));
            List<Fact> counted = new ArrayList<>();
            for (int i = 0; i < howMany; i++) {
                String record = Identifier.fresh();
                records.add(record);
                counted.add(new Fact("inforequest.received", "", party, organ, received, BigDecimal.ONE, record, act.id()));
                if (code != null && answered != null) {
                    counted.add(new Fact("inforequest.concluded", code, party, organ, answered, BigDecimal.ONE, record, act.id()));
                }
            }
            facts.write(counted);
        });
        return records;
    }
}
