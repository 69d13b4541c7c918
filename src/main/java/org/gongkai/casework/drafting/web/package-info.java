/** The desk of whoever drafts, reviews, signs beside and signs. */
@NullMarked
package org.gongkai.casework.drafting.web;

import org.jspecify.annotations.NullMarked;
