/** What proves that a step happened, at the desk. */
@NullMarked
package org.gongkai.casework.evidence;

import org.jspecify.annotations.NullMarked;
