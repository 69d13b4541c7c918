/** Letters and answers that everyone may read, found by the search of the site. */
@NullMarked
package org.gongkai.casework.publicanswer.found;

import org.jspecify.annotations.NullMarked;
