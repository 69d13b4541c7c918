/** Letters that acts issue, their enclosures, their clauses on remedies, and acts in words. */
@NullMarked
package org.gongkai.casework.papers;

import org.jspecify.annotations.NullMarked;
