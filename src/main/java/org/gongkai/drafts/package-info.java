/** Keeps what is typed into forms until it is sent: sealed, for a while, for whoever typed it. */
@NullMarked
@ApplicationModule(displayName = "草稿", allowedDependencies = {"face", "calendar", "directory", "ledger"})
package org.gongkai.drafts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
