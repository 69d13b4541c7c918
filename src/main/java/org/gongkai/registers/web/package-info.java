/** Pages, interfaces and dumps of registers. */
@NullMarked
package org.gongkai.registers.web;

import org.jspecify.annotations.NullMarked;
