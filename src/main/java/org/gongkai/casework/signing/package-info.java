/** What lay before whoever signs, and what has changed since: nobody's name stands under what they did not see. */
@NullMarked
package org.gongkai.casework.signing;

import org.jspecify.annotations.NullMarked;
