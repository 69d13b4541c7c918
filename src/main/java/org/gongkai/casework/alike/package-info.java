/** Requests that ask for the same often enough that the information should be public by itself (条例 2019 Art. 44). */
@NullMarked
package org.gongkai.casework.alike;

import org.jspecify.annotations.NullMarked;
