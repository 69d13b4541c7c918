/** Reads declarations: a tree of dated files, what they inherit and name, and the place of every fault; knows no room. */
@NullMarked
@ApplicationModule(displayName = "规则定义", allowedDependencies = {})
package org.gongkai.definition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
