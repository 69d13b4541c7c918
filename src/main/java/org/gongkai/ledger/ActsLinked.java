package org.gongkai.ledger;

/** The linker has given positions up to this one; followers may read on. Told after commit, on this node only. */
public record ActsLinked(long position) {
}
