/** The desk of whoever answers the telephone: one screen for a call, with what this number brought before and what is known of the same. */
@NullMarked
@NamedInterface("agent")
package org.gongkai.casework.agent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
