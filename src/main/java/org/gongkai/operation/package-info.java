/** Runs an installation: the commands, the embedded database, migrations, the demo. */
@NullMarked
@ApplicationModule(displayName = "运维", allowedDependencies = {"tables", "face", "definition", "calendar", "directory", "ledger", "search", "clock", "reading", "procedure", "enactment", "letters", "redaction", "evidence", "registers", "publication", "publication :: words", "casework", "casework :: category", "casework :: filing", "casework :: history", "casework :: letters-of-before", "casework :: merging", "casework :: register", "casework :: retention", "reporting", "directreport", "inspection", "syndication", "desk", "portal"})
package org.gongkai.operation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
