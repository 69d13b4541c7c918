/** Calling back whoever brought a matter once it is answered: whom to call, how often it was tried, and that nobody is given up too early. */
@NullMarked
package org.gongkai.casework.callback;

import org.jspecify.annotations.NullMarked;
