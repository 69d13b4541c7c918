/** The body of a document as blocks: what they are, how they are kept, typed and rendered. */
@NullMarked
package org.gongkai.publication.body;

import org.jspecify.annotations.NullMarked;
