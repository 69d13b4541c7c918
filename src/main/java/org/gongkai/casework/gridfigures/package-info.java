/** What was reported and done in grids, counted by grid and month for everyone: no person, no place, no matter. */
@NullMarked
package org.gongkai.casework.gridfigures;

import org.jspecify.annotations.NullMarked;
