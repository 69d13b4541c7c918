/** Whose turn a draft is: on the page of its matter, and in the inbox. */
@NullMarked
package org.gongkai.casework.drafting.waiting;

import org.jspecify.annotations.NullMarked;
