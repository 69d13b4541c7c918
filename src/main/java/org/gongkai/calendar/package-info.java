/** Working days with make-up workdays, the one source of time, and dated provisions of law, each with its article. */
@NullMarked
@ApplicationModule(displayName = "日历", allowedDependencies = {"face", "definition"})
package org.gongkai.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
