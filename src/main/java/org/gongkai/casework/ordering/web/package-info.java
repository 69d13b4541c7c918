/** Where orders are opened, answered, verified and counted; and said at whatever they are about. */
@NullMarked
package org.gongkai.casework.ordering.web;

import org.jspecify.annotations.NullMarked;
