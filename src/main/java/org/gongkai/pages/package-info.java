/**
 * Public pages as ready bytes with the sources they were made from: served before anything else is asked, made anew once an act changed a source.
 * Knows no room: whoever answers a page says what it was made from, and a room says through {@link org.gongkai.pages.PageSources} what its acts change.
 */
@NullMarked
@ApplicationModule(displayName = "现成页面", allowedDependencies = {"definition", "calendar", "directory", "ledger", "face"})
package org.gongkai.pages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
