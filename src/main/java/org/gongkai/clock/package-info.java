/** The statutory clock: run, pause, restart, extend; pure functions that return a date and its explanation. */
@NullMarked
@ApplicationModule(displayName = "期限", allowedDependencies = {"face", "calendar", "directory", "ledger"})
package org.gongkai.clock;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
