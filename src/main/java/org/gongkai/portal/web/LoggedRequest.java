package org.gongkai.portal.web;

import org.gongkai.casework.release.DisclosureLog.Entry;
import org.jspecify.annotations.Nullable;

/**
 * A line of the log of requests as everyone reads it.
 *
 * @param document id of what was published since and is public now
 */
public record LoggedRequest(Entry entry, String organ, String reply, @Nullable String document) {
}
