/** Orders to many organs in one go: one matter and one letter each, off the request path. */
@NullMarked
package org.gongkai.casework.ordering.round;

import org.jspecify.annotations.NullMarked;
