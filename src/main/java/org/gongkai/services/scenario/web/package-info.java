/** Scenarios on screen. */
@NullMarked
package org.gongkai.services.scenario.web;

import org.jspecify.annotations.NullMarked;
