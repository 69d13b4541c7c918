/** Acts in one order, linked; facts beside them; sealed personal data; verification. */
@NullMarked
@ApplicationModule(displayName = "台账", allowedDependencies = {"face", "definition", "calendar", "directory"})
package org.gongkai.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
