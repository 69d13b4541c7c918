package org.gongkai.ledger;

import java.math.BigDecimal;

/** What facts of one organ, kind, code and party add up to within one of several periods, which are numbered in their order. */
public record FactSumOfPeriod(String organ, String kind, String code, String party, int period, BigDecimal amount) {
}
