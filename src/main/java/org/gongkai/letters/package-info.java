/** Letters from dated templates, their numbers, their service and its proof. */
@NullMarked
@ApplicationModule(displayName = "文书", allowedDependencies = {"face", "definition", "calendar", "directory", "ledger", "clock"})
package org.gongkai.letters;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
