/** The statutory tables found in a text and read into the cells of their form. */
@NullMarked
package org.gongkai.inspection.table;

import org.jspecify.annotations.NullMarked;
