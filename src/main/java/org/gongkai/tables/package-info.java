/** KIT: tables as people keep them, read into rows of text: CSV in any Chinese encoding, XLSX, headings in Chinese, days however written. */
@NullMarked
@ApplicationModule(displayName = "表格", allowedDependencies = {"reading"})
package org.gongkai.tables;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
