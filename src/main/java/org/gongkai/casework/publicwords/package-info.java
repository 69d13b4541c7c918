/** What a text that becomes public may not say: the gate of letters, answers and requests released to all. */
@NullMarked
package org.gongkai.casework.publicwords;

import org.jspecify.annotations.NullMarked;
