/** Letters and calls of somebody that a named officer limited for a term: decided, known again by digests, looked at all the same, ended by themselves. */
@NullMarked
package org.gongkai.casework.limitation;

import org.jspecify.annotations.NullMarked;
