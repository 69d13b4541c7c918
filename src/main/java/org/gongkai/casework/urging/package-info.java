/** 催办: who is told that a last day comes, has come or is over, by declared days; each step once, on record, and in an inbox until it was seen. */
@NullMarked
package org.gongkai.casework.urging;

import org.jspecify.annotations.NullMarked;
