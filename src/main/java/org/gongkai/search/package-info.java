/**
 * One index of whatever rooms let be found: a room hands over {@link org.gongkai.search.Findable}s through its {@link org.gongkai.search.Findables},
 * one follower keeps the index up with the change sequence, one counter counts facets, one marker marks hits. Knows no room.
 */
@NullMarked
@ApplicationModule(displayName = "检索", allowedDependencies = {"definition", "calendar", "directory", "ledger", "face"})
package org.gongkai.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
