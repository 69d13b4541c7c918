package org.gongkai.casework.opening;

import java.time.Instant;

/**
 * A line of the journal: somebody was shown something of a person. It never holds what was shown.
 *
 * @param no     position in the journal
 * @param number of the matter
 * @param field  what was opened, as its form calls it
 * @param person id of who opened it
 */
public record Opening(long no, String caseId, String number, String field, String person, Instant at, String reason) {
}
