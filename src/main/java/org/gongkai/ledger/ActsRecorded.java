package org.gongkai.ledger;

/** Acts were written in a transaction that may still fail; wakes the linker once it commits. */
record ActsRecorded(int count) {
}
