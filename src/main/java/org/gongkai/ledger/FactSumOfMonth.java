package org.gongkai.ledger;

import java.math.BigDecimal;
import java.time.YearMonth;

/** What facts of one organ, kind, code and party add up to within one calendar month. */
public record FactSumOfMonth(String organ, String kind, String code, String party, YearMonth month, BigDecimal amount) {
}
