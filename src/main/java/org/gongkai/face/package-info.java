/** Layout, tokens and components of every page: no rule of law, no query. */
@NullMarked
@ApplicationModule(displayName = "门面", allowedDependencies = {})
package org.gongkai.face;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
