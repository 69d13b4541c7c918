/** The page and the interface on which anyone checks a report. */
@NullMarked
package org.gongkai.inspection.web;

import org.jspecify.annotations.NullMarked;
