/** The pages of organs and of those who lead them: what the directory, registers and documents know of each, in one place. */
@NullMarked
package org.gongkai.portal.organs;

import org.jspecify.annotations.NullMarked;
