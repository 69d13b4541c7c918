/** Whoever signs a proposal with the first gets its answer too. */
@NullMarked
package org.gongkai.casework.joint;

import org.jspecify.annotations.NullMarked;
