package org.gongkai.ledger;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Takes what a verification finds where nothing may differ.
 *
 * @param least how many things it must have compared, that it is not clean because it looked at nothing
 */
public record NoDifferences(long least) implements Verification.Differences {

    public NoDifferences() {
        this(1);
    }

    @Override
    public void compared(long count) {
        assertThat(count).isGreaterThanOrEqualTo(least);
    }

    @Override
    public void differs(String record, String what, Object derived, Object stored) {
        throw new AssertionError(record + " " + what + ": " + derived + " / " + stored);
    }
}
