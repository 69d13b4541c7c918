/** By which terms matters are found: keyed digests that follow the acts, of which nothing can be read. */
@NullMarked
package org.gongkai.casework.findingindex;

import org.jspecify.annotations.NullMarked;
