package org.gongkai.ledger;

import java.util.List;

/** What an operator should see to beside the loops, told by {@code /health}; held ready, asks no database and names no record. */
public interface Remarks {

    /** Empty where there is nothing to see to. */
    List<String> lines();
}
