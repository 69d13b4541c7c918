/** Files with the forms of matters, and at the desk. */
@NullMarked
package org.gongkai.casework.material.web;

import org.jspecify.annotations.NullMarked;
