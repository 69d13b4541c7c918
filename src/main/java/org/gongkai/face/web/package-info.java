/** Pages that belong to the face itself: errors, messages, assets, the style guide. */
@NullMarked
package org.gongkai.face.web;

import org.jspecify.annotations.NullMarked;
