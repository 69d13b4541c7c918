/** Whose turn each open matter is: what a person owes, what they may take, what others owe where they lead. */
@NullMarked
package org.gongkai.casework.owing;

import org.jspecify.annotations.NullMarked;
