/** How long an answer may take beyond one number for all: which period begins by what was chosen, and how it is asked for, granted and refused to be longer. */
@NullMarked
package org.gongkai.casework.extension;

import org.jspecify.annotations.NullMarked;
