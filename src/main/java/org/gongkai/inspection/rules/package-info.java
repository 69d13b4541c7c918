/** The rules that look at a report, one class for a family. */
@NullMarked
package org.gongkai.inspection.rules;

import org.jspecify.annotations.NullMarked;
