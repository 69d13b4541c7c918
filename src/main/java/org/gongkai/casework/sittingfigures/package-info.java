/** What a sitting came to: each number with what it counts and the proposals behind it, and for everyone the counts and the answers that are public. */
@NullMarked
package org.gongkai.casework.sittingfigures;

import org.jspecify.annotations.NullMarked;
