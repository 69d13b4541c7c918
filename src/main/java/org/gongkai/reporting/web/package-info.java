/** Annual reports and the register of reconsiderations and suits on screen. */
@NullMarked
package org.gongkai.reporting.web;

import org.jspecify.annotations.NullMarked;
