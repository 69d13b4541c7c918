/** Puts what an installation declares itself in force: what waits, what it changes, the act that accepts it. */
@NullMarked
@ApplicationModule(displayName = "规则施行", allowedDependencies = {"face", "definition", "calendar", "directory", "ledger", "clock", "procedure"})
package org.gongkai.enactment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
