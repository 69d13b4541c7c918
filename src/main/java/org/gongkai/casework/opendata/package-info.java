/** Matters as a public register: what was received, how and when it ended, without anything of whoever brought it. */
@NullMarked
package org.gongkai.casework.opendata;

import org.jspecify.annotations.NullMarked;
