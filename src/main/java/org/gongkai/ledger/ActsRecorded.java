package org.gongkai.ledger;

import java.util.List;

/** Acts were written in a transaction that may still fail: listen after commit. Told on this node only. */
public record ActsRecorded(List<Act> acts) {
}
