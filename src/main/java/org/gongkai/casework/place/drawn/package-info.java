/** The map on which a place is shown and pressed, drawn without a script. */
@NullMarked
package org.gongkai.casework.place.drawn;

import org.jspecify.annotations.NullMarked;
