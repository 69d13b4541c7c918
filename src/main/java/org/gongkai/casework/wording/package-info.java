/** How the office words its letters, at the desk: read, written anew, tried on a matter, approved by another, taken back. */
@NullMarked
package org.gongkai.casework.wording;

import org.jspecify.annotations.NullMarked;
