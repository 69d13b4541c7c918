/** Facts counted into cells, formulas reconciled, rolled up the organ tree, every number traced to its records. */
@NullMarked
@ApplicationModule(displayName = "年报与统计", allowedDependencies = {"tables", "reading", "face", "definition", "calendar", "directory", "ledger", "pages", "clock", "procedure", "letters", "registers", "publication", "casework", "casework :: lists"})
package org.gongkai.reporting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
