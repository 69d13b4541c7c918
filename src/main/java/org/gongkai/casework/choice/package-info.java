/** Which persons and organs a step may name: one list for the screen and for the command. */
@NullMarked
package org.gongkai.casework.choice;

import org.jspecify.annotations.NullMarked;
