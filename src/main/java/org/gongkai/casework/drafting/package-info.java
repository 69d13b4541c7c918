/** Answers that one hand drafts, others look at, and another signs: what stands in them is sealed, who did what is on record. */
@NullMarked
package org.gongkai.casework.drafting;

import org.jspecify.annotations.NullMarked;
