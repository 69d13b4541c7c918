package org.gongkai.ledger;

/** An act with its place in the one change sequence that feeds, index, pages and other nodes follow. */
public record LinkedAct(long position, Act act) {
}
