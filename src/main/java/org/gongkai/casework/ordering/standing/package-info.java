/** Where organs stand with the orders they were given: open, overdue, answered, verified, returned, settled at first. */
@NullMarked
package org.gongkai.casework.ordering.standing;

import org.jspecify.annotations.NullMarked;
