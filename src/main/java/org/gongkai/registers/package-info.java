/** ENGINE: any list that a government keeps, declared: entries that are never changed, records that are their latest, what they count for. */
@NullMarked
@ApplicationModule(displayName = "名录",
        allowedDependencies = {"tables", "face", "definition", "calendar", "directory", "ledger", "pages", "search", "clock", "drafts", "reading", "procedure"})
package org.gongkai.registers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
