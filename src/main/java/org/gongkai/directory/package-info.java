/** Organs as a dated tree, people, posts and roles: who may do what, where. */
@NullMarked
@ApplicationModule(displayName = "机构与人员", allowedDependencies = {"tables", "reading", "face", "definition", "calendar"})
package org.gongkai.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
