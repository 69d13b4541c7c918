package org.gongkai.reporting.web;

import org.gongkai.reporting.Edition;

/** A published report in the list of them. */
public record PublishedEntry(String organName, Edition edition) {
}
