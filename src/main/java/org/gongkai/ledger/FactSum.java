package org.gongkai.ledger;

import java.math.BigDecimal;

/** What facts of one organ, kind, code and party add up to. */
public record FactSum(String organ, String kind, String code, String party, BigDecimal amount) {
}
