package org.gongkai.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.gongkai.definition.Sort;

/**
 * What an act counts for in a report; written in the act's transaction and always naming its record.
 *
 * @param kind   what is counted, e.g. {@code inforequest.received}
 * @param code   how it counts, e.g. a reply kind; empty when it does not matter
 * @param party  for whom it counts, e.g. the applicant's column; empty when it does not matter
 * @param on     the day it counts on
 * @param amount one, a sum of money or a quantity; minus one takes an earlier fact back
 */
public record Fact(String kind, String code, String party, String organ, LocalDate on, BigDecimal amount,
        String record, String actId) {

    /** The sort of name under which declarations speak of kinds of fact. */
    public static final Sort SORT = new Sort("fact", "事实种类");

    public static Fact one(String kind, String code, String party, Act act, String record) {
        return new Fact(kind, code, party, act.organ(), act.effectiveOn(), BigDecimal.ONE, record, act.id());
    }

    /** The counter-fact that takes this one back on account of another act, on the same day it had counted. */
    public Fact takenBackBy(Act act) {
        return new Fact(kind, code, party, organ, on, amount.negate(), record, act.id());
    }
}
