/** Screens and the door of the room. */
@NullMarked
package org.gongkai.directreport.web;

import org.jspecify.annotations.NullMarked;
