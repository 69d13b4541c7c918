/** What is still said of a matter once it was closed, and matters that turn out to be of another kind. */
@NullMarked
package org.gongkai.casework.afterclosing;

import org.jspecify.annotations.NullMarked;
