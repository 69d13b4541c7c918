/** How long a matter is kept, at the desk. */
@NullMarked
package org.gongkai.casework.retention.web;

import org.jspecify.annotations.NullMarked;
