/** Letters that the post brought back: a duty of whoever has the matter, until they went out anew or were served otherwise. */
@NullMarked
package org.gongkai.casework.returned;

import org.jspecify.annotations.NullMarked;
