/** Checks of reports: one text model, one finding, rules as data; the same checks for anyone's report and for our own. */
@NullMarked
@ApplicationModule(displayName = "检查", allowedDependencies = {"face", "definition", "calendar", "directory", "reading", "registers", "publication", "reporting",
    "reporting :: form", "reporting :: published"})
package org.gongkai.inspection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
