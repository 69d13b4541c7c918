/** The public site: composes read sides, holds no rule. */
@NullMarked
@ApplicationModule(displayName = "门户", allowedDependencies = {"face", "definition", "calendar", "directory", "ledger", "pages", "search", "clock", "procedure", "letters", "registers", "registers :: map", "registers :: datatype", "publication", "casework", "casework :: casetype", "casework :: figures", "casework :: publicanswer", "casework :: release", "participation", "reporting", "inspection", "services :: scenario", "tables"})
package org.gongkai.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
