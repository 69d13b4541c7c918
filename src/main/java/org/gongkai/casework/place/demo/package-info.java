/** What the grid workers of the invented district saw lately. */
@NullMarked
package org.gongkai.casework.place.demo;

import org.jspecify.annotations.NullMarked;
