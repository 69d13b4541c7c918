/** The first page: blocks with what the house has, in the order that the file or an editor gives them. */
@NullMarked
package org.gongkai.portal.home;

import org.jspecify.annotations.NullMarked;
