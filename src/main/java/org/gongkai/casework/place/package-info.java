/** Where a matter is: on the map, in which grid, what else was reported near it; who confirms what was done there is another than who did it. */
@NullMarked
package org.gongkai.casework.place;

import org.jspecify.annotations.NullMarked;
