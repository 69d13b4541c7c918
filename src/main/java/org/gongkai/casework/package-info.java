/** Applications, cases and items: one street for every matter that someone brings. */
@NullMarked
@ApplicationModule(displayName = "办件", allowedDependencies = {"tables", "face", "definition", "calendar", "directory", "ledger", "pages", "reading", "clock", "procedure", "letters", "redaction", "evidence", "registers", "registers :: datatype", "publication", "search"})
package org.gongkai.casework;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
