/** Declared steps, actions and guards: serves cases and review chains, knows none by name. */
@NullMarked
@ApplicationModule(displayName = "程序", allowedDependencies = {"tables", "face", "definition", "calendar", "directory", "ledger", "clock"})
package org.gongkai.procedure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
