package org.gongkai.ledger;

import java.util.List;

/** Facts were written; heard within their transaction, which may still fail. */
public record FactsWritten(List<Fact> facts) {
}
