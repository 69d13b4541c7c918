/** Finding any matter by number, words, who brought it and where it stands: asked of the index, read from the sealed rows of what was found. */
@NullMarked
package org.gongkai.casework.finding;

import org.jspecify.annotations.NullMarked;
