/** Files with parts taken out for good, each on a ground (Art. 37): read, redacted, and read again to prove it. */
@NullMarked
@ApplicationModule(displayName = "遮盖", allowedDependencies = {"face", "calendar", "directory", "ledger", "reading"})
package org.gongkai.redaction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
