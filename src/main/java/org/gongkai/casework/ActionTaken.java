package org.gongkai.casework;

/** Somebody took an action on a case; told within its transaction. */
public record ActionTaken(CaseState after, Perform command) {
}
