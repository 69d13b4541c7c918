/** The proposals of a sitting (届次) of a people's congress or a political consultative conference: enlisted by their number, answered under conditions of their own, counted, and their promises kept in view. */
@NullMarked
@NamedInterface("sitting")
package org.gongkai.casework.sitting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
