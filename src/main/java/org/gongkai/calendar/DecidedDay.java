package org.gongkai.calendar;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** A local day as it stands on record.
 * @param by the person who decided it, null for the installation itself */
public record DecidedDay(long id, LocalDay day, @Nullable String by, Instant at) {
}
