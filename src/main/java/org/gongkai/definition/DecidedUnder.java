package org.gongkai.definition;

import java.time.LocalDate;

/** Knows how many matters were decided under rows of some sorts; every room that decides answers for its own. */
public interface DecidedUnder {

    /** Matters that were decided under a row, or went on under it, on one of the days from {@code from} to {@code to}; 0 for sorts it does not know. */
    long matters(Row row, LocalDate from, LocalDate to);
}
