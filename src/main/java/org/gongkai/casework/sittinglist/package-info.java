/** The list of a sitting, taken in whole: looked at row by row, entered as matters, handed out in one go. */
@NullMarked
package org.gongkai.casework.sittinglist;

import org.jspecify.annotations.NullMarked;
