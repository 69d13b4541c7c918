package org.gongkai.ledger;

import java.util.ArrayList;
import java.util.List;

/** Keeps what a verification finds. @param what of which record differs, in its words */
public record FoundDifferences(List<String> what) implements Verification.Differences {

    public FoundDifferences() {
        this(new ArrayList<>());
    }

    @Override
    public void compared(long count) {
        // what was found is asked, not how much was looked at
    }

    @Override
    public void differs(String record, String what, Object derived, Object stored) {
        this.what.add(what);
    }
}
