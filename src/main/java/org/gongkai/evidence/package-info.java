/** Scans that prove on which day something reached or left an organ (Art. 31): sealed, bound to the ledger, never given out. */
@NullMarked
@ApplicationModule(displayName = "凭证", allowedDependencies = {"face", "definition", "calendar", "directory", "ledger", "redaction"})
package org.gongkai.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
