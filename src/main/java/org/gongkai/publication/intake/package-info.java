/** Reads foreign documents: which field of a source is which item of the catalogue, and what is wrong with a line. */
@NullMarked
package org.gongkai.publication.intake;

import org.jspecify.annotations.NullMarked;
