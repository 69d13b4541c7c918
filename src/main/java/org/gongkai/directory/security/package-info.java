/** Who may reach which address, and what is refused before it is read. */
@NullMarked
package org.gongkai.directory.security;

import org.jspecify.annotations.NullMarked;
