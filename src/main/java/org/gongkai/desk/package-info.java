/** One inbox of duties over everything. */
@NullMarked
@ApplicationModule(displayName = "工作台", allowedDependencies = {"face", "definition", "calendar", "directory", "ledger", "clock", "procedure", "letters", "publication", "casework", "casework :: calendarchange", "casework :: receipt", "reporting", "inspection"})
package org.gongkai.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
