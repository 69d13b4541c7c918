/** The first page after sign-in. */
@NullMarked
package org.gongkai.desk.web;

import org.jspecify.annotations.NullMarked;
