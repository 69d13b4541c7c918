/** Documents and their editions: draft, review, publish, correct, withdraw; catalogue, columns, search. */
@NullMarked
@ApplicationModule(displayName = "主动公开", allowedDependencies = {"tables", "face", "definition", "calendar", "directory", "ledger", "pages", "search", "clock", "reading", "redaction", "procedure", "registers", "registers :: datatype", "letters"})
package org.gongkai.publication;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
