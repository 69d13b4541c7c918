/** Letters that go by post: printed together, recorded by the number of the post, followed until they are served or come back. */
@NullMarked
package org.gongkai.casework.posting;

import org.jspecify.annotations.NullMarked;
