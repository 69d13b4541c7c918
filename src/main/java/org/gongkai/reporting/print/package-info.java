/** Reports on paper: the statutory layout, as HTML, DOCX and JSON. */
@NullMarked
package org.gongkai.reporting.print;

import org.jspecify.annotations.NullMarked;
