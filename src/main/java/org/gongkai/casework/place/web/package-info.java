/** What whoever walks a grid has on a telephone: reporting what they see, and the map. */
@NullMarked
package org.gongkai.casework.place.web;

import org.jspecify.annotations.NullMarked;
