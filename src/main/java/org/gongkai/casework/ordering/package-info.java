/** Supervision orders 督办: about which record or page, what is lacking item by item, who verified it, and which declared conditions open one. */
@NullMarked
package org.gongkai.casework.ordering;

import org.jspecify.annotations.NullMarked;
