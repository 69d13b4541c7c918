/** A list of a sitting and its rows, as far as the work at them has come. */
@NullMarked
package org.gongkai.casework.sittinglist.list;

import org.jspecify.annotations.NullMarked;
