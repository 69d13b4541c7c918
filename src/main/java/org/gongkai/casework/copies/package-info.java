/** Copies of documents that go with an answer: originals, what is struck from them, what was given. */
@NullMarked
package org.gongkai.casework.copies;

import org.jspecify.annotations.NullMarked;
