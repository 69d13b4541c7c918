/** The page of legal deadlines, the explanation of a clock that other rooms show too, and the interface. */
@NullMarked
package org.gongkai.clock.web;

import org.jspecify.annotations.NullMarked;
