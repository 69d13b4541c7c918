/** Standing words for letters: a person's own, or an organ's once an approver has read them. */
@NullMarked
package org.gongkai.casework.phrase;

import org.jspecify.annotations.NullMarked;
