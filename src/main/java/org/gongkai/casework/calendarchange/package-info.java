/** What a change of the calendar moves: the last days of matters that are open, seen beforehand, and followed once it is decided. */
@NullMarked
@NamedInterface("calendarchange")
package org.gongkai.casework.calendarchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
