/** Declared conditions that open an order by themselves, each once for what it is about. */
@NullMarked
package org.gongkai.casework.ordering.condition;

import org.jspecify.annotations.NullMarked;
