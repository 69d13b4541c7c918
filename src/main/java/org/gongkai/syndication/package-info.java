/** Feeds, sitemap and the open interface. */
@NullMarked
@ApplicationModule(displayName = "开放接口", allowedDependencies = {"face", "calendar", "directory", "ledger", "clock", "procedure", "letters", "registers", "publication", "casework", "casework :: release", "reporting", "inspection"})
package org.gongkai.syndication;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
