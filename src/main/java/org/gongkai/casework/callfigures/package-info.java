/** What a call centre counts: of a day and of a month, each with what it counts and its matters, and what stands on the screen on its wall. */
@NullMarked
package org.gongkai.casework.callfigures;

import org.jspecify.annotations.NullMarked;
