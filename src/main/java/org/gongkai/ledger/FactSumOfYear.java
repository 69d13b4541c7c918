package org.gongkai.ledger;

import java.math.BigDecimal;

/** What facts of one organ, kind, code and party add up to within one calendar year. */
public record FactSumOfYear(String organ, String kind, String code, String party, int year, BigDecimal amount) {
}
